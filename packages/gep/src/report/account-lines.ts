import type { Locale, LocalText } from '@yizhangtu/standard';
import type { Account } from '../account/account.ts';
import { roundParts, roundTo } from '../account/rounding.ts';
import { SECTIONS } from '../profiles/profile.ts';
import { padEnd, padStart } from './columns.ts';
import { moneyUnit } from './money.ts';

export const SECTION_NAMES: Record<(typeof SECTIONS)[number], LocalText> = {
  provisioning: { 'zh-CN': '物质产品', en: 'Provisioning' },
  regulating: { 'zh-CN': '调节服务', en: 'Regulating' },
  cultural: { 'zh-CN': '文化服务', en: 'Cultural' },
};

const quantityText = (value: number): string =>
  Math.abs(value) >= 1e12 || (value !== 0 && Math.abs(value) < 1e-3)
    ? value.toExponential(4)
    : roundTo(value, Math.abs(value) >= 1e6 ? 0 : 2).toLocaleString('en-US');

/** An account as lines for a terminal. Values add up to the last digit shown. */
export function accountLines(account: Account, locale: Locale): string[] {
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  const { scale, digits, name } = moneyUnit(account.total);
  const whole = roundTo(account.total / scale, digits);
  const inflow = account.inflow === 0 ? [] : [-account.inflow / scale];
  const sections = roundParts(
    [...SECTIONS.map((section) => account.sections[section] / scale), ...inflow],
    digits,
    whole,
  );
  const row = (label: string, quantity: string, value: string): string =>
    `${padEnd(label, 34)}${padStart(quantity, 26)}${padStart(value, 16)}`.trimEnd();
  const lines = [
    account.title ?? `${account.county} ${account.year}`,
    ...(account.sample
      ? [t('示例数据，不是实际核算结果。', 'Sample data, not a real account.')]
      : []),
    account.statement[locale],
    '',
    row(t('科目', 'Item'), t('实物量', 'Quantity'), `${t('价值', 'Value')} (${name[locale]})`),
  ];
  SECTIONS.forEach((section, at) => {
    lines.push(row(SECTION_NAMES[section][locale], '', sections[at]!.toFixed(digits)));
    const items = account.items.filter((item) => item.section === section && !item.memorandum);
    const values = roundParts(
      items.map(({ value }) => value / scale),
      digits,
      sections[at],
    );
    items.forEach((item, k) => {
      const own = account.lines.filter((line) => line.item === item.id);
      const only = own.length === 1 ? own[0]! : undefined;
      const quantity = only ? `${quantityText(only.quantity)} ${only.unit}` : '';
      lines.push(row(`  ${item.name[locale]}`, quantity, values[k]!.toFixed(digits)));
      if (only) return;
      const priced = own.filter(({ value }) => value !== undefined);
      const parts = roundParts(
        priced.map(({ value }) => value! / scale),
        digits,
        values[k],
      );
      for (const line of own) {
        const place = priced.indexOf(line);
        const value = place === -1 ? '' : parts[place]!.toFixed(digits);
        lines.push(
          row(`    ${line.name[locale]}`, `${quantityText(line.quantity)} ${line.unit}`, value),
        );
      }
    });
  });
  if (account.inflow !== 0) {
    lines.push(
      row(t('减：区域外流入', 'Less: from outside'), '', sections.at(-1)!.toFixed(digits)),
    );
  }
  lines.push(row(t('生态产品总值', 'Gross ecosystem product'), '', whole.toFixed(digits)));
  const aside = account.items.filter(({ memorandum }) => memorandum);
  for (const item of aside) {
    const value = roundTo(item.value / scale, digits).toFixed(digits);
    lines.push(row(`${t('备查', 'Beside')}: ${item.name[locale]}`, '', value));
  }
  return [
    ...lines,
    '',
    ...account.omitted.map(
      ({ name: left, reason }) =>
        `${t('未核算', 'Not reckoned')}: ${left[locale]} (${reason ?? t('可选，没有给出数据', 'of choice, nothing given')})`,
    ),
    ...account.flags.map(({ message }) => `! ${message[locale]}`),
  ];
}
