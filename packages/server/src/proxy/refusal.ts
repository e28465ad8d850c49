import { YztError } from '@yizhangtu/standard';

// What Tianditu and its like answer in place of a tile: JSON `{"code":301001,"msg":"非法Key",…}`, XML or a
// page, with status 200, 403, 418 or 429. ArcGIS has 498 and 499 for tokens.
const QUOTA_STATUS: ReadonlySet<number> = new Set([401, 402, 403, 418, 429, 498, 499]);
const QUOTA_WORDS =
  /配额|超限|超出|超过|上限|限额|次数|权限|非法|密钥|quota|exceed|limit|forbidden|denied|unauthori[sz]ed|invalid[\s_-]*(key|tk)|\btk\b/i;

/** Seconds of a `Retry-After` header that names them. */
const secondsOf = (retryAfter: string | undefined): { retryAfter?: number } =>
  /^\d{1,6}$/.test(retryAfter ?? '') ? { retryAfter: Number(retryAfter) } : {};

/** What an answer that cannot be passed on means. `wanted` is what was asked for. */
export function refusalOf(
  status: number,
  body: Buffer,
  { wanted = 'picture', retryAfter }: { wanted?: string; retryAfter?: string | undefined } = {},
): YztError {
  const said = body.toString('utf8', 0, 2000);
  if (QUOTA_STATUS.has(status) || (status < 500 && status !== 404 && QUOTA_WORDS.test(said))) {
    return new YztError({
      code: 'quota',
      message: `the map service refuses: its quota is used up or its key is not accepted (${status})`,
      ...secondsOf(retryAfter),
    });
  }
  if (status === 404 || status === 204) {
    return new YztError({ code: 'not_found', message: `the map service has no such ${wanted}` });
  }
  if (status >= 500) {
    return new YztError({
      code: 'unavailable',
      message: `the map service failed (${status})`,
      ...secondsOf(retryAfter),
    });
  }
  return new YztError({
    code: 'bad_response',
    message: `the map service gave no ${wanted} (${status})`,
  });
}
