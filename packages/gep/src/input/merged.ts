import type { Issue } from '@yizhangtu/standard';
import { tableIssue } from './issue.ts';

/**
 * Merged cells come out of a spreadsheet as one value and blanks below it. In a column of labels blanks
 * are told, each with what stands above; they are filled when whoever pastes has confirmed it.
 */
export function fillMerged(
  rows: readonly (readonly string[])[],
  column: number,
  confirmed: boolean,
): { rows: readonly (readonly string[])[]; issues: Issue[] } {
  const issues: Issue[] = [];
  let above = '';
  const filled = rows.map((row, at) => {
    const cell = row[column] ?? '';
    if (cell !== '') above = cell;
    if (cell !== '' || above === '') return row;
    if (!confirmed)
      issues.push(tableIssue(`rows[${at}][${column}]`, 'cell_merged', { value: above }));
    return confirmed ? row.map((one, k) => (k === column ? above : one)) : row;
  });
  return { rows: filled, issues };
}
