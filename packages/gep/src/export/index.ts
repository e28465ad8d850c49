/**
 * Accounts as tables, CSV files and workbooks, in Chinese and English.
 *
 * @packageDocumentation
 */
export { roundTable } from '../account/round-table.ts';
export { tablesOf } from './all-tables.ts';
export { tableCsv } from './csv.ts';
export {
  accountTable,
  divisionTable,
  extentTable,
  parameterTable,
  physicalSupplyTable,
  supplyTable,
  type Cell,
  type Table,
} from './tables.ts';
export { money, moneyChange, percent, shareChange } from '../report/money-words.ts';
export { printTable, type PrintedTable } from './print-table.ts';
export { reportHtml } from './report-html.ts';
export { accountReport, type AccountReport, type Chapter, type ReportOf } from './report.ts';
export { changeTable, effectTable, influenceTable, rangeTable } from './result-tables.ts';
export { physicalUseTable, useTable, USERS, type User, type UseShares } from './use-tables.ts';
export { unitWords } from './unit-words.ts';
export { tablesXlsx } from './xlsx.ts';
