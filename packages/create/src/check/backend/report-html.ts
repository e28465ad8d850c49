import type { Locale } from '@yizhangtu/standard';
import type { Finding } from './finding.ts';
import {
  callerNames,
  SKIP_WORDS,
  summaryLines,
  type BackendReport,
  type RowResult,
} from './report.ts';
import { RULE_WORDS } from './rule-words.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * A report as one file that needs nothing else, for whoever has to mend the backend. It holds no token and nothing
 * that a backend leaked.
 */
export function reportHtml(report: BackendReport, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const title = zh ? '一张图后端检查报告' : 'One-map backend: report of a check';
  const [, ...sums] = summaryLines(report, locale);
  const wrong = report.rows.filter(({ findings }) => findings.length > 0);
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p><code>${escaped(report.url)}</code> · ${escaped(report.county)} · <time>${escaped(report.at)}</time></p>
${sums.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
${wrong.map((row) => rowSection(row, locale)).join('\n')}
<h2>${zh ? '全部接口' : 'All operations'}</h2>
<table>
<thead><tr>${(zh ? ['接口', '地址', '检查', '结果'] : ['Operation', 'Address', 'Checks', 'Result']).map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>
${report.rows.map((row) => tableRow(row, locale)).join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

function rowSection({ operation, method, path, findings }: RowResult, locale: Locale): string {
  return `<section>
<h2>${escaped(operation)} <small><code>${escaped(`${method} ${path}`)}</code></small></h2>
${findings.map((found) => findingPart(found, locale)).join('\n')}
</section>`;
}

function findingPart({ rule, request, callers, expected, found }: Finding, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const { title, mend } = RULE_WORDS[rule];
  const lines: readonly (readonly [string, string])[] = [
    [zh ? '请求' : 'Request', request],
    [zh ? '身份' : 'Asked as', callerNames(callers, locale)],
    [zh ? '应为' : 'Expected', expected[locale]],
    [zh ? '实为' : 'Found', found[locale]],
    [zh ? '改法' : 'What to do', mend[locale]],
  ];
  const list = lines.map(([name, text]) => `<dt>${name}</dt><dd>${escaped(text)}</dd>`).join('');
  return `<h3>${zh ? '没做到：' : 'Not kept: '}${escaped(title[locale])}</h3>\n<dl>${list}</dl>`;
}

function tableRow(
  { operation, method, path, checks, findings, skipped }: RowResult,
  locale: Locale,
): string {
  const zh = locale === 'zh-CN';
  const [kind, result] =
    findings.length > 0
      ? ['wrong', zh ? `${findings.length} 处不符` : `${findings.length} finding(s)`]
      : skipped !== undefined
        ? ['skipped', `${zh ? '没有问：' : 'not asked: '}${SKIP_WORDS[skipped][locale]}`]
        : ['right', zh ? '符合' : 'as the contract says'];
  return `<tr class="${kind}"><td>${escaped(operation)}</td><td><code>${escaped(`${method} ${path}`)}</code></td><td>${checks}</td><td>${escaped(result)}</td></tr>`;
}

const STYLE = `
body { max-width: 68rem; margin: 2rem auto; padding: 0 1rem; color: #17211d; background: #fff; font: 16px/1.6 system-ui, sans-serif; }
h1 { font-size: 1.5rem; }
h2 { margin-top: 2rem; font-size: 1.15rem; }
h3 { margin: 1rem 0 0.25rem; font-size: 1rem; color: #8f1d1d; }
small { font-weight: 400; }
code, dd { overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0; padding-left: 1rem; border-left: 3px solid #d5dcd8; }
dt { color: #55635c; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; font-size: 0.9rem; }
th, td { padding: 0.3rem 0.5rem; border-bottom: 1px solid #d5dcd8; text-align: left; vertical-align: top; }
.wrong td:last-child { color: #8f1d1d; font-weight: 600; }
.skipped td { color: #55635c; }
@media (prefers-color-scheme: dark) {
  body { color: #e6ece9; background: #121815; }
  h3, .wrong td:last-child { color: #ffa4a4; }
  dt, .skipped td { color: #a6b3ac; }
  dl, th, td { border-color: #34403a; }
}
@media print { body { max-width: none; margin: 0; } section { break-inside: avoid; } }
`;
