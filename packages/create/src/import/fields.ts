import type { Field } from '@yizhangtu/standard';

/** The property that a join adds: the code of the row's division. */
export const JOINED = 'division';

type FieldType = NonNullable<Field['type']>;
type Properties = Readonly<Record<string, unknown>>;

export interface TypedRows {
  readonly fields: readonly Field[];
  readonly properties: readonly Properties[];
}

/** Fields in the order they first appear, each with the one type that all its values fit. */
export function inferFields(rows: readonly Properties[]): TypedRows {
  const values = new Map<string, unknown[]>();
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      const column = values.get(name) ?? values.set(name, []).get(name);
      if (value !== null && value !== '') column?.push(value);
    }
  }
  const types = new Map(
    [...values].map(
      ([name, column]) =>
        [name, CODES.test(name) && column.every(isString) ? 'text' : typeOf(column)] as const,
    ),
  );
  const fields = [...types].map(([name, type]): Field => ({
    name,
    ...labelAndUnit(name, type),
    type,
  }));
  const convert = (row: Properties): Properties =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, typed(value, types.get(name))]),
    );
  return { fields, properties: rows.map(convert) };
}

/** Columns of codes: digits that nobody adds up. */
const CODES = /(代码|编码|编号|邮编|区划|code|division|\bid)$/i;

const TESTS: readonly { readonly type: FieldType; readonly fits: (text: string) => boolean }[] = [
  { type: 'phone', fits: (text) => /^(1\d{10}|0\d{2,3}-?\d{7,8})$/.test(text) },
  // A leading zero, or as many digits as a division's code has, is no quantity.
  { type: 'number', fits: (text) => /^-?(0|[1-9]\d{0,10})(\.\d+)?$/.test(text) },
  { type: 'boolean', fits: (text) => /^(true|false|是|否)$/i.test(text) },
  { type: 'date', fits: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) },
  {
    type: 'datetime',
    fits: (text) =>
      /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.test(text),
  },
  { type: 'photo', fits: (text) => /^https?:\/\/\S+\.(jpe?g|png|webp|gif)(\?\S*)?$/i.test(text) },
  { type: 'link', fits: (text) => /^https?:\/\/\S+$/i.test(text) },
];

const isString = (value: unknown): boolean => typeof value === 'string';

function typeOf(column: readonly unknown[]): FieldType {
  const texts = column.filter((value) => typeof value !== 'object');
  if (texts.length === 0 || texts.length < column.length) return 'text';
  if (texts.every((value) => typeof value === 'number')) return 'number';
  return TESTS.find(({ fits }) => texts.every((value) => fits(String(value))))?.type ?? 'text';
}

function typed(value: unknown, type: FieldType | undefined): unknown {
  if (typeof value !== 'string' || value === '') return value;
  if (type === 'number') return Number(value);
  return type === 'boolean' ? /^(true|是)$/i.test(value) : value;
}

/** `面积(亩)` is 面积 in 亩. Only a number has a unit. */
function labelAndUnit(name: string, type: FieldType): Pick<Field, 'label' | 'unit'> {
  if (name === JOINED) return { label: { 'zh-CN': '区划代码', en: 'Division code' } };
  const [, label, unit] = /^(.+?)\s*[（(]([^（()）]{1,8})[）)]$/.exec(name) ?? [];
  return type === 'number' && label && unit ? { label, unit } : { label: name };
}
