import type { Locale } from '@yizhangtu/standard';
import type { Account } from '../account/account.ts';
import {
  accountTable,
  divisionTable,
  extentTable,
  parameterTable,
  physicalSupplyTable,
  supplyTable,
  type Table,
} from './tables.ts';
import { physicalUseTable, useTable, type UseShares } from './use-tables.ts';

/** All tables of an account, with the extent account when an earlier year is given. */
export function tablesOf(
  account: Account,
  locale: Locale,
  options: { readonly opening?: Account; readonly useShares?: UseShares } = {},
): Table[] {
  return [
    accountTable(account, locale),
    divisionTable(account, locale),
    supplyTable(account, locale),
    physicalSupplyTable(account, locale),
    useTable(account, locale, options.useShares),
    physicalUseTable(account, locale, options.useShares),
    ...(options.opening ? [extentTable(options.opening, account, locale)] : []),
    parameterTable(account, locale),
  ];
}
