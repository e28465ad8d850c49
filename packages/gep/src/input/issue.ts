import type { Words } from '../issue-words.ts';
import { issuesOf } from '../issue.ts';

/** What is said of a table that cannot be read as it stands. */
const WORDS = {
  number_unreadable: [
    '“{value}”不是数。',
    '“{value}” is not a number.',
    '写成数字，单位写在单位一栏。',
    'Write digits; the unit has a column of its own.',
  ],
  ambiguous_number: [
    '“{value}”可以读成 {a} 或 {b}。',
    '“{value}” can be read as {a} or as {b}.',
    '去掉千位分隔符，或写全三位一组。',
    'Leave the thousands separators out, or set them every three digits.',
  ],
  cell_merged: [
    '单元格是空的，上方是合并单元格“{value}”。',
    'The cell is empty below the merged cell “{value}”.',
    '取消合并并填满，或确认沿用上方的内容。',
    'Unmerge and fill the cells, or confirm that the value above is meant.',
  ],
  column_missing: [
    '没有“{value}”这一列。',
    'There is no column “{value}”.',
    '补上这一列，或指明哪一列是它。',
    'Add the column, or say which one it is.',
  ],
  encoding: [
    '文件既不是 UTF-8 也不是 GB18030 编码的文本。',
    'The file is text in neither UTF-8 nor GB18030.',
    '在表格软件里另存为“CSV UTF-8（逗号分隔）”。',
    'Save it as “CSV UTF-8 (comma delimited)” in your spreadsheet.',
  ],
  csv_broken: [
    '第 {row} 行读不出来：{why}。',
    'Row {row} cannot be read: {why}.',
    '检查这一行的引号。',
    'Check the quotation marks of the row.',
  ],
} as const satisfies Record<string, Words>;

/** Something wrong with a table, in words. */
export const tableIssue = issuesOf(WORDS);
