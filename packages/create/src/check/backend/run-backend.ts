import { writeFile } from 'node:fs/promises';
import type { Locale } from '@yizhangtu/standard';
import { MEND, OK, UNUSABLE, type Terminal } from '../../terminal.ts';
import { reportHtml } from './report-html.ts';
import { conforms, findingsOf, reportLines, summaryLines } from './report.ts';
import { checkBackend } from './walk.ts';

export interface BackendFlags {
  readonly county?: string;
  readonly token?: readonly string[];
  readonly samplePeople?: true;
  readonly write?: true;
  readonly timeout?: number;
  readonly report?: string;
  readonly json?: true;
}

/** `…/counties/330521/county.json` says both: where the API is and which county it is about. */
const OF_COUNTY = /^(.*)\/counties\/(\d{6})\/county\.json$/;

/** `check` of a backend. Gives the exit code: 0 as the contract says, 1 not so, 2 not to be checked. */
export async function runBackend(
  target: string,
  flags: BackendFlags,
  locale: Locale,
  { out, err, env, now }: Terminal,
): Promise<number> {
  const [, base = target, named] = OF_COUNTY.exec(target) ?? [];
  const county = flags.county ?? named;
  if (county === undefined || !/^[1-9]\d{5}$/.test(county)) {
    err(
      locale === 'zh-CN'
        ? '用 --county 写明六位县代码，如 --county 330521。'
        : 'Name the county by its six digits with --county, such as --county 330521.',
    );
    return UNUSABLE;
  }
  const tokens = [...(flags.token ?? []), ...(env['YZT_CHECK_TOKENS'] ?? '').split(/[\s,]+/)];
  const report = await checkBackend({
    url: base,
    county,
    tokens: tokens.filter((token) => token !== ''),
    samplePeople: flags.samplePeople ?? false,
    write: flags.write ?? false,
    ...(flags.timeout === undefined ? {} : { timeout: flags.timeout * 1000 }),
    now,
  });
  if (flags.report !== undefined) await writeFile(flags.report, reportHtml(report, locale));
  const say = conforms(report) ? out : err;
  if (flags.json) out(JSON.stringify({ ok: conforms(report), ...report }, undefined, 2));
  else reportLines(report, locale).forEach(say);
  if (flags.json && report.unreached !== undefined) summaryLines(report, locale).forEach(err);
  if (conforms(report)) return OK;
  return report.unreached === undefined && (findingsOf(report).length > 0 || report.refused > 0)
    ? MEND
    : UNUSABLE;
}
