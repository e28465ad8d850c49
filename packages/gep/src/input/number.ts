import type { Issue } from '@yizhangtu/standard';
import { issueOf } from '../issue.ts';
import { tableIssue } from './issue.ts';

/** What a cell says: a number, nothing, or what cannot be read. */
export type CellNumber =
  | { readonly kind: 'number'; readonly value: number; readonly notes: readonly CellNote[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'fault'; readonly issue: Issue };

/** What was done to read a cell, so that nothing is read in silence. */
export type CellNote =
  'full_width' | 'thousands' | 'ten_thousands' | 'hundred_millions' | 'percent';

const EMPTY = /^(|-|–|—|——|\/|无|n\/?a)$/i;

/**
 * Reads a number as people type it into a table: full-width digits, thousands separators, 万 and 亿. What can
 * be read in two ways is a fault, not a guess.
 */
export function readCellNumber(cell: string, path: string): CellNumber {
  const notes: CellNote[] = [];
  const wide = cell.replace(/[\s\u00a0\u3000]/g, '');
  const text = wide.normalize('NFKC').replace(/[−–]/g, '-');
  if (/[\uff00-\uffef]/.test(wide)) notes.push('full_width');
  if (EMPTY.test(text)) return { kind: 'empty' };
  const match = /^([+-]?)([\d.,]+)(?:[eE]([+-]?\d+))?(万|亿|%)?$/.exec(text);
  const fault = (code: 'number_unreadable' | 'ambiguous_number', facts = {}): CellNumber => ({
    kind: 'fault',
    issue: tableIssue(path, code, { value: cell.trim(), ...facts }),
  });
  if (!match) return fault('number_unreadable');
  const [, sign = '', digits = '', exponent = '0', many] = match;
  let plain = digits;
  if (digits.includes(',')) {
    if (!/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits)) {
      const [a, b] = [digits.replaceAll(',', ''), digits.replace(',', '.')];
      return /^\d+,\d+$/.test(digits)
        ? fault('ambiguous_number', { a, b })
        : fault('number_unreadable');
    }
    plain = digits.replaceAll(',', '');
    notes.push('thousands');
  }
  if (!/^\d+(\.\d*)?$|^\.\d+$/.test(plain)) return fault('number_unreadable');
  const factor = many === '万' ? 1e4 : many === '亿' ? 1e8 : many === '%' ? 0.01 : 1;
  if (many === '万') notes.push('ten_thousands');
  if (many === '亿') notes.push('hundred_millions');
  if (many === '%') notes.push('percent');
  const value = Number(`${sign}${plain}e${exponent}`) * factor;
  if (!Number.isFinite(value)) return { kind: 'fault', issue: issueOf(path, 'not_finite') };
  return { kind: 'number', value: Number(value.toPrecision(15)), notes };
}
