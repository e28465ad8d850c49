import { saveFile } from '@yizhangtu/core';
import type { Locale } from '@yizhangtu/standard';
import { csvName } from '@yizhangtu/standard/csv.js';
import { eventsCsv, lineOf, type EventLine } from './event-lines.ts';
import type { Moments } from './moments.ts';
import { takeAwayStrings } from './take-away.strings.ts';
import type { Timeline } from './timeline-model.ts';

/** Rows that are made before the page may do something else. */
const CHUNK = 500;

/** What is taken away. */
export interface TakeAwayAsk {
  /** Events in the order in which they are shown. */
  readonly timeline: Pick<Timeline, 'events' | 'corrections'>;
  readonly locale: Locale;
  /** What the case is called: its receipt number and title. */
  readonly title: string;
  /** Made-up data, said so on what is taken away. */
  readonly sample: boolean;
}

/** Hands all events out as a CSV file. Returns its name. */
export function saveCsv({ timeline, locale, title, sample }: TakeAwayAsk): string {
  const t = takeAwayStrings[locale];
  const name = csvName([t.title, title, sample ? t.sample : ''].filter((part) => part !== ''));
  saveFile(name, eventsCsv(timeline, locale, t), 'text/csv;charset=utf-8');
  return name;
}

const PAPER = `
  body { margin: 0; color: #000; font: 10pt/1.5 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }
  h1 { margin: 0 0 2mm; font-size: 14pt; }
  p { margin: 0 0 3mm; }
  table { width: 100%; border-collapse: collapse; }
  th, td { padding: 1mm 1.5mm; border: 0.2mm solid #888; text-align: start; vertical-align: top; white-space: pre-line; overflow-wrap: anywhere; unicode-bidi: plaintext; }
  th { white-space: nowrap; }
  td:nth-child(-n + 3) { font-variant-numeric: tabular-nums; }
  tr { break-inside: avoid; }
`;

export interface PrintAsk extends TakeAwayAsk {
  readonly moments: Moments;
  readonly signal: AbortSignal;
  /** Told from 0 to 1. */
  progress(share: number): void;
}

/** Prints all events, whatever is in sight, on pages of their own; rejects when `signal` ends it before. */
export async function printEvents(ask: PrintAsk): Promise<void> {
  const frame = document.createElement('iframe');
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  // In sight of nobody, and drawn all the same: what is not drawn is printed empty.
  Object.assign(frame.style, { position: 'fixed', width: '0', height: '0', border: '0' });
  document.body.append(frame);
  try {
    await fillPaper(frame.contentDocument!, ask);
    const paper = frame.contentWindow!;
    paper.addEventListener('afterprint', () => frame.remove(), { once: true });
    paper.focus();
    paper.print();
  } catch (thrown) {
    frame.remove();
    throw thrown;
  }
}

/** All events as a table in a document of its own, a piece at a time. */
export async function fillPaper(paper: Document, ask: PrintAsk): Promise<void> {
  const { timeline, locale, title, sample, moments, signal, progress } = ask;
  const { events, corrections } = timeline;
  const t = takeAwayStrings[locale];
  const sheet = new (paper.defaultView as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(PAPER);
  paper.adoptedStyleSheets = [sheet];
  paper.documentElement.lang = locale;
  paper.title = [t.title, title].filter((part) => part !== '').join(' ');
  const add = (parent: Element, tag: string, text = ''): HTMLElement => {
    const made = paper.createElement(tag);
    made.textContent = text;
    parent.append(made);
    return made;
  };
  add(paper.body, 'h1', paper.title);
  const printed = t.printedAt(moments.full(Date.now()));
  add(paper.body, 'p', sample ? `${t.sample}  ${printed}` : printed);
  const table = add(paper.body, 'table');
  const head = add(add(table, 'thead'), 'tr');
  const names = Object.keys(t.columns) as (keyof EventLine)[];
  for (const name of names) add(head, 'th', t.columns[name]);
  const body = add(table, 'tbody');
  for (let from = 0; from < events.length; from += CHUNK) {
    signal.throwIfAborted();
    for (const event of events.slice(from, from + CHUNK)) {
      const line = lineOf(event, corrections, locale, t);
      const row = add(body, 'tr');
      for (const name of names) add(row, 'td', line[name]);
    }
    progress(Math.min(1, (from + CHUNK) / events.length));
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  signal.throwIfAborted();
}
