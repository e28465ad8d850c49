import type { Locale } from '@yizhangtu/standard';
import type { Report, ReportBlock } from './report-model.ts';

const PAPER = `
  @page { size: A4; margin: 18mm 16mm 20mm; }
  body { margin: 0; color: #000; font: 10pt/1.5 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; font-variant-numeric: tabular-nums; }
  h1 { margin: 0 0 3mm; font-size: 17pt; line-height: 1.3; }
  h2 { margin: 7mm 0 2mm; font-size: 12pt; break-after: avoid; }
  h2.new { break-before: page; margin-top: 0; }
  p, ul { margin: 0 0 2mm; }
  ul { padding-inline-start: 5mm; }
  .warning { padding: 2mm 3mm; border: 0.4mm solid #000; font-weight: 700; }
  table { width: 100%; border-collapse: collapse; font-size: 8pt; line-height: 1.35; }
  thead { display: table-header-group; }
  th, td { padding: 0.8mm 1.2mm; border: 0.2mm solid #888; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
  thead th { background: #eee; print-color-adjust: exact; }
  .number { text-align: end; overflow-wrap: normal; }
  tr { break-inside: avoid; }
`;

/** Prints a report on pages of its own: the browser's print makes the PDF. */
export function printReport(report: Report, locale: Locale): void {
  const frame = document.createElement('iframe');
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  // In sight of nobody, and drawn all the same: what is not drawn is printed empty.
  Object.assign(frame.style, { position: 'fixed', width: '0', height: '0', border: '0' });
  document.body.append(frame);
  try {
    fillReport(frame.contentDocument!, report, locale);
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
export function fillReport(paper: Document, report: Report, locale: Locale): void {
  const sheet = new (paper.defaultView as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(PAPER);
  paper.adoptedStyleSheets = [sheet];
  paper.documentElement.lang = locale;
  paper.title = report.title;
  const add = (parent: Element, tag: string, text = '', of = ''): HTMLElement => {
    const made = paper.createElement(tag);
    made.textContent = text;
    if (of !== '') made.className = of;
    parent.append(made);
    return made;
  };
  add(paper.body, 'h1', report.title);
  if (report.warning !== undefined) add(paper.body, 'p', report.warning, 'warning');
  for (const block of report.blocks) addBlock(add, paper.body, block);
}

type Add = (parent: Element, tag: string, text?: string, of?: string) => HTMLElement;

function addBlock(add: Add, body: Element, block: ReportBlock): void {
  switch (block.kind) {
    case 'heading':
      add(body, 'h2', block.text, block.newPage ? 'new' : '');
      return;
    case 'text':
      add(add(body, 'p'), block.strong ? 'strong' : 'span', block.text);
      return;
    case 'list': {
      const list = add(body, 'ul');
      for (const item of block.items) add(list, 'li', item);
      return;
    }
    case 'table': {
      const table = add(body, 'table');
      const head = add(add(table, 'thead'), 'tr');
      const of = (at: number): string => (block.numeric[at] ? 'number' : '');
      block.columns.forEach((column, at) => add(head, 'th', column, of(at)));
      const rows = add(table, 'tbody');
      for (const row of block.rows) {
        const line = add(rows, 'tr');
        row.forEach((cell, at) => add(line, 'td', cell, of(at)));
      }
    }
  }
}
