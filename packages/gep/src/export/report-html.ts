import type { AccountReport } from './report.ts';
import type { PrintedTable } from './print-table.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const MANY_COLUMNS = 10;
/** A table of fewer rows stands on one page. */
const FEW_ROWS = 30;
/** Words of fewer characters are not broken: Chinese may break after each. */
const SHORT = 8;

// Wide tables of many classes shrink to the sheet; rows stay whole, and heads stand on every page.
const STYLE = `@page { size: A4 landscape; margin: 15mm }
body { font: 10.5pt/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1b1b1b; background: #fff }
h1 { font-size: 18pt } h2 { font-size: 14pt; break-after: avoid; margin-top: 2rem }
ul, .whole, .signed { break-inside: avoid } .short { white-space: nowrap } .wide .short { white-space: normal } .code { white-space: nowrap }
.signed { display: flex; gap: 8mm; margin-top: 12mm } .signed span { flex: 1; padding-bottom: 8mm; border-bottom: 1px solid #1b1b1b }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: 8.5pt }
caption { text-align: start; font-weight: 600; padding: .3rem 0 }
th, td { border: 1px solid #8a8a8a; padding: .15rem .4rem; text-align: start; vertical-align: top; overflow-wrap: break-word }
th:first-child, td:first-child { min-width: 6em }
thead { display: table-header-group } tr { break-inside: avoid }
th { background: #eee } .number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap }
div { overflow-x: auto } .wide { font-size: 7.5pt }
.lead { border-inline-start: 4px solid #7a5c00; padding-inline-start: .8rem } .note { font-size: 8.5pt; color: #444 }
@media print { div { overflow: visible } .wide { font-size: 6.5pt } body { margin: 0; max-width: none; padding: 0 } }`;

function tableHtml({ title, columns, rows, numeric, notes }: PrintedTable): string {
  const of = (words: string, at: number): string => {
    if (numeric[at]) return ' class="number"';
    if (/^\d+$/.test(words)) return ' class="code"';
    return words.length < SHORT ? ' class="short"' : '';
  };
  const cell = (words: string, at: number): string => `<td${of(words, at)}>${escaped(words)}</td>`;
  return [
    `<div><table class="${columns.length > MANY_COLUMNS ? 'wide' : ''}${rows.length < FEW_ROWS ? ' whole' : ''}">`,
    `<caption>${escaped(title)}</caption>`,
    `<thead><tr>${columns.map((name) => (name === '' ? '<td></td>' : `<th scope="col">${escaped(name)}</th>`)).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`),
    '</tbody>',
    '</table></div>',
    ...notes.map((note) => `<p class="note">${escaped(note)}</p>`),
  ].join('\n');
}

/** A report as one HTML file for the screen and for A4 paper, that needs nothing else. */
export function reportHtml({ locale, title, lead, chapters, signatures }: AccountReport): string {
  const paragraphs = (all: readonly string[], of = ''): string[] =>
    all.map((text) => `<p${of}>${escaped(text)}</p>`);
  const items = (all: readonly string[]): string[] =>
    all.length === 0 ? [] : ['<ul>', ...all.map((text) => `<li>${escaped(text)}</li>`), '</ul>'];
  return [
    '<!doctype html>',
    `<html lang="${locale}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head>`,
    '<body>',
    `<h1>${escaped(title)}</h1>`,
    ...paragraphs(lead, ' class="lead"'),
    ...chapters.flatMap((chapter) => [
      `<h2>${escaped(chapter.title)}</h2>`,
      ...paragraphs(chapter.paragraphs),
      ...chapter.tables.map(tableHtml),
      ...items(chapter.list),
    ]),
    `<div class="signed">${signatures.map((words) => `<span>${escaped(words)}</span>`).join('')}</div>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
