import type { Locale } from '@yizhangtu/standard';
import type { Audit, TableAudit } from '../audit/audit.ts';

/** An audit as lines for a terminal. */
export function auditLines({ tables }: Audit, locale: Locale): string[] {
  return tables.flatMap((table, at) => [...(at > 0 ? [''] : []), ...tableLines(table, locale)]);
}

function tableLines(table: TableAudit, locale: Locale): string[] {
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  const { checked, held } = table.rows;
  const others = table.rules.filter(({ path }) => !path.includes('.rows['));
  const kept = others.filter((one) => one.holds).length;
  return [
    table.title ?? table.id,
    t(
      `数量 × 价格 = 价值：${checked} 行，${held} 行成立。`,
      `Quantity × price = value: ${held} of ${checked} rows hold.`,
    ),
    ...(others.length > 0
      ? [
          t(
            `合计和推算：${others.length} 处，${kept} 处成立。`,
            `Totals and chains: ${kept} of ${others.length} hold.`,
          ),
        ]
      : []),
    ...table.misprints.flatMap(({ message, suggestions }) => [
      `✗ ${message[locale]}`,
      ...suggestions
        .slice(1, 3)
        .map(({ path, printed, likely }) =>
          t(`  也可能是 ${path}：${printed} → ${likely}`, `  or ${path}: ${printed} → ${likely}`),
        ),
    ]),
    ...table.open.map(({ name, printed, high }) =>
      t(
        `? ${name} 印作 ${printed}，所列各行之和至多 ${high.toFixed(2)}：表中可能没有列出全部科目。`,
        `? ${name} prints ${printed}, the rows given make ${high.toFixed(2)} at most: the table may not show all items.`,
      ),
    ),
    ...table.unexplained.map((path) =>
      t(`? ${path} 是哪些行的合计，表中没有说明。`, `? Nothing says what ${path} is the sum of.`),
    ),
    ...table.flags.map(({ message }) => `! ${message[locale]}`),
  ];
}
