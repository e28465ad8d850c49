import type { AccountReport, Chapter, PrintedTable } from '@yizhangtu/gep/export.js';

/** Chapters that begin on a page of their own: those of long tables. */
const OWN_PAGE: ReadonlySet<string> = new Set(['divisions', 'seea', 'sources']);
/** A table of more columns is set smaller. */
const MANY_COLUMNS = 10;
/** A table of fewer rows stands on one page. */
const FEW_ROWS = 30;
/** Words of fewer characters are not broken: Chinese may break after each. */
const SHORT = 8;

const PAPER = `
  @page { size: A4 landscape; margin: 16mm 15mm 18mm; @bottom-center { content: counter(page) ' / ' counter(pages); font-size: 8pt; } }
  body { margin: 0; color: #000; font: 10pt/1.5 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; font-variant-numeric: tabular-nums; }
  h1 { margin: 0 0 3mm; font-size: 17pt; line-height: 1.3; }
  h2 { margin: 7mm 0 2mm; font-size: 12pt; break-after: avoid; }
  h2.new { break-before: page; margin-top: 0; }
  p, ul { margin: 0 0 2mm; }
  ul { padding-inline-start: 5mm; }
  ul { break-inside: avoid; }
  .warning { padding: 2mm 3mm; border: 0.4mm solid #000; font-weight: 700; }
  .note { font-size: 8pt; }
  table { width: 100%; margin: 0 0 3mm; border-collapse: collapse; font-size: 8pt; line-height: 1.35; }
  .whole { break-inside: avoid; }
  .wide { font-size: 6.5pt; }
  .short { white-space: nowrap; }
  .wide .short { white-space: normal; }
  .wide th, .wide td { overflow-wrap: break-word; }
  .code { white-space: nowrap; }
  .signed { display: flex; gap: 8mm; margin-top: 12mm; break-inside: avoid; }
  .signed span { flex: 1; padding-bottom: 8mm; border-bottom: 0.2mm solid #000; }
  caption { padding: 1mm 0; font-weight: 700; text-align: start; break-after: avoid; }
  thead { display: table-header-group; }
  th, td { padding: 0.8mm 1.2mm; border: 0.2mm solid #888; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
  .wide th, .wide td { padding: 0.5mm 0.7mm; }
  thead th { background: #eee; print-color-adjust: exact; }
  th:first-child, td:first-child { min-width: 5em; }
  .number { text-align: end; white-space: nowrap; }
  th.number { white-space: normal; }
  tr { break-inside: avoid; }
`;

/** Prints a report on pages of its own: the browser's print makes the PDF. */
export function printReport(report: AccountReport): void {
  const frame = document.createElement('iframe');
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  // In sight of nobody, and drawn all the same: what is not drawn is printed empty.
  Object.assign(frame.style, { position: 'fixed', width: '0', height: '0', border: '0' });
  document.body.append(frame);
  try {
    fillReport(frame.contentDocument!, report);
    const paper = frame.contentWindow!;
    paper.addEventListener('afterprint', () => frame.remove(), { once: true });
    paper.focus();
    paper.print();
  } catch (thrown) {
    frame.remove();
    throw thrown;
  }
}

/** Writes a report into a document of its own, as text. */
export function fillReport(
  paper: Document,
  { locale, title, lead, warns, chapters, signatures }: AccountReport,
): void {
  const sheet = new (paper.defaultView as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(PAPER);
  paper.adoptedStyleSheets = [sheet];
  paper.documentElement.lang = locale;
  paper.title = title;
  const add = (parent: Element, tag: string, text = '', of = ''): HTMLElement => {
    const made = paper.createElement(tag);
    made.textContent = text;
    if (of !== '') made.className = of;
    parent.append(made);
    return made;
  };
  add(paper.body, 'h1', title);
  add(paper.body, 'p', lead.join(' '), warns ? 'warning' : '');
  for (const chapter of chapters) addChapter(add, paper.body, chapter);
  const signed = add(paper.body, 'div', '', 'signed');
  for (const words of signatures) add(signed, 'span', words);
}

type Add = (parent: Element, tag: string, text?: string, of?: string) => HTMLElement;

function addChapter(add: Add, body: Element, { id, title, ...of }: Chapter): void {
  add(body, 'h2', title, OWN_PAGE.has(id) ? 'new' : '');
  for (const words of of.paragraphs) add(body, 'p', words);
  for (const table of of.tables) addTable(add, body, table);
  if (of.list.length === 0) return;
  const list = add(body, 'ul');
  for (const words of of.list) add(list, 'li', words);
}

function addTable(add: Add, body: Element, { title, columns, rows, numeric, notes }: PrintedTable) {
  const wide = columns.length > MANY_COLUMNS ? 'wide' : '';
  const table = add(body, 'table', '', `${wide} ${rows.length < FEW_ROWS ? 'whole' : ''}`.trim());
  add(table, 'caption', title);
  const head = add(add(table, 'thead'), 'tr');
  const of = (words: string, at: number): string =>
    numeric[at] ? 'number' : /^\d+$/.test(words) ? 'code' : words.length < SHORT ? 'short' : '';
  columns.forEach((column, at) => add(head, column === '' ? 'td' : 'th', column, of(column, at)));
  const lines = add(table, 'tbody');
  for (const row of rows) {
    const line = add(lines, 'tr');
    row.forEach((cell, at) => add(line, 'td', cell, of(cell, at)));
  }
  for (const note of notes) add(body, 'p', note, 'note');
}
