import { countyError, type Text } from '@yizhangtu/standard';
import type { Assignment } from '@yizhangtu/standard/cases.js';
import type { Scope } from '../store/scope.ts';
import { divisionNames } from './division-names.ts';

const UNKNOWN = {
  code: 'unknown_division',
  message: { 'zh-CN': '本县没有这个区划', en: 'The county has no such division' },
  mend: { 'zh-CN': '从本县区划里选一个', en: 'Choose one of the county’s divisions' },
};

/**
 * Assignments with their units called by the names that the county has for them, whatever was sent.
 *
 * @throws YztError `invalid` for a unit at a division that the county does not have
 */
export async function namedOrders(
  scope: Scope,
  orders: readonly Assignment[],
): Promise<Assignment[]> {
  const names = await divisionNames(
    scope,
    orders.map(({ unit }) => unit.division),
  );
  const issues = orders.flatMap(({ unit }, index) =>
    names.has(unit.division) ? [] : [{ path: `orders[${index}].unit.division`, ...UNKNOWN }],
  );
  if (issues.length > 0) throw countyError(issues, 'body');
  return orders.map((order) => {
    const { division, organisation } = order.unit;
    const name: Text = organisation ?? names.get(division) ?? division;
    return { ...order, unit: { ...order.unit, name } };
  });
}
