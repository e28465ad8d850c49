/**
 * Accounts as tables, CSV files and workbooks, in Chinese and English.
 *
 * @packageDocumentation
 */
export { roundTable } from '../account/round-table.ts';
export { tableCsv } from './csv.ts';
export {
  accountTable,
  divisionTable,
  extentTable,
  parameterTable,
  physicalSupplyTable,
  supplyTable,
  tablesOf,
  useTable,
  USERS,
  type Cell,
  type Table,
  type User,
  type UseShares,
} from './tables.ts';
export { tablesXlsx } from './xlsx.ts';
