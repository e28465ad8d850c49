import { YztError } from '@yizhangtu/standard';

// What Tianditu and its like answer in place of a tile: JSON `{"code":301001,"msg":"非法Key",…}`, XML or a
// page, with status 200, 403, 418 or 429.
const QUOTA_STATUS: ReadonlySet<number> = new Set([401, 402, 403, 418, 429]);
const QUOTA_WORDS =
  /配额|超限|超出|超过|上限|限额|次数|权限|非法|密钥|quota|exceed|limit|forbidden|denied|unauthori[sz]ed|invalid[\s_-]*(key|tk)|\btk\b/i;

/** What an answer that is no picture means. */
export function refusalOf(status: number, body: Buffer): YztError {
  const said = body.toString('utf8', 0, 2000);
  if (QUOTA_STATUS.has(status) || (status < 500 && status !== 404 && QUOTA_WORDS.test(said))) {
    return new YztError({
      code: 'quota',
      message: `the map service refuses: its quota is used up or its key is not accepted (${status})`,
    });
  }
  if (status === 404 || status === 204) {
    return new YztError({ code: 'not_found', message: 'the map service has no such tile' });
  }
  if (status >= 500) {
    return new YztError({ code: 'unavailable', message: `the map service failed (${status})` });
  }
  return new YztError({
    code: 'bad_response',
    message: `the map service gave no picture (${status})`,
  });
}
