import { countyError, type Text } from '@yizhangtu/standard';
import type { Assignment } from '@yizhangtu/standard/cases.js';
import { knownPeople } from '../identity/people.ts';
import type { Scope } from '../store/scope.ts';
import { divisionNames } from './division-names.ts';

const UNKNOWN_DIVISION = {
  code: 'unknown_division',
  message: { 'zh-CN': '本县没有这个区划', en: 'The county has no such division' },
  mend: { 'zh-CN': '从本县区划里选一个', en: 'Choose one of the county’s divisions' },
};
const UNKNOWN_PERSON = {
  code: 'unknown_person',
  message: { 'zh-CN': '本县没有这个人', en: 'The county knows no such person' },
  mend: { 'zh-CN': '从本县人员里选一个', en: 'Choose one of the people of the county' },
};

/**
 * Assignments with their units called by the names that the county has for them, whatever was sent.
 *
 * @throws YztError `invalid` for a unit at a division, or a person, that the county does not have
 */
export async function namedOrders(
  scope: Scope,
  orders: readonly Assignment[],
): Promise<Assignment[]> {
  const names = await divisionNames(
    scope,
    orders.map(({ unit }) => unit.division),
  );
  const people = await knownPeople(
    scope,
    orders.flatMap(({ unit }) => unit.person ?? []),
  );
  const issues = orders.flatMap(({ unit: { division, person } }, index) => [
    ...(names.has(division)
      ? []
      : [{ path: `orders[${index}].unit.division`, ...UNKNOWN_DIVISION }]),
    ...(person === undefined || people.has(person)
      ? []
      : [{ path: `orders[${index}].unit.person`, ...UNKNOWN_PERSON }]),
  ]);
  if (issues.length > 0) throw countyError(issues, 'body');
  return orders.map((order) => {
    const { division, organisation } = order.unit;
    const name: Text = organisation ?? names.get(division) ?? division;
    return { ...order, unit: { ...order.unit, name } };
  });
}
