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
export {
  accountReport,
  reportHtml,
  type AccountReport,
  type Chapter,
  type ReportOf,
} from './report.ts';
export { changeTable, effectTable, influenceTable, rangeTable } from './result-tables.ts';
export { physicalUseTable, useTable, USERS, type User, type UseShares } from './use-tables.ts';
export { tablesXlsx } from './xlsx.ts';
