import type { Account } from '../account/account.ts';

/** An account as plain data: what is stored, sent and shown. Money in CNY, areas in m². */
export interface AccountJson {
  readonly profile: Account['profile'];
  readonly title?: string;
  readonly sample: boolean;
  readonly county: string;
  readonly year: number;
  readonly settings: Account['settings'];
  readonly total: number;
  readonly sections: Account['sections'];
  readonly inflow: number;
  readonly items: Account['items'];
  readonly lines: readonly {
    readonly id: string;
    readonly item: string;
    readonly name: Account['lines'][number]['name'];
    readonly quantity: number;
    readonly unit: string;
    readonly value?: number;
    readonly memorandum: boolean;
  }[];
  /** CNY by division and item; items in the order of `items`. */
  readonly byDivision: readonly { readonly code: string; readonly values: readonly number[] }[];
  /** CNY by class and item; the last row is of no class. */
  readonly byClass: readonly { readonly id: string | null; readonly values: readonly number[] }[];
  readonly used: Account['used'];
  readonly omitted: Account['omitted'];
  readonly flags: Account['flags'];
  readonly verified: boolean;
  readonly statement: Account['statement'];
}

/** Value of an item in CNY by division (`row`) or column. */
export function itemValues(account: Account, item: string, by: 'division' | 'class'): number[] {
  const { columns } = account;
  const out = new Array<number>(by === 'division' ? account.divisions.length : columns).fill(0);
  for (const line of account.lines) {
    if (line.item !== item) continue;
    line.cells.values?.forEach((value, at) => {
      const key = by === 'class' ? at % columns : Math.floor(at / columns);
      out[key] = out[key]! + value;
    });
  }
  return out;
}

export function accountJson(account: Account): AccountJson {
  const { profile, title, sample, county, year, settings, total, sections, inflow } = account;
  const { items, used, omitted, flags, verified, statement } = account;
  const divided = items.map(({ id }) => itemValues(account, id, 'division'));
  const classed = items.map(({ id }) => itemValues(account, id, 'class'));
  return {
    profile,
    ...(title === undefined ? {} : { title }),
    sample,
    county,
    year,
    settings,
    total,
    sections,
    inflow,
    items,
    lines: account.lines.map(({ id, item, name, quantity, unit, value, memorandum }) => ({
      id,
      item,
      name,
      quantity,
      unit,
      ...(value === undefined ? {} : { value }),
      memorandum,
    })),
    byDivision: account.divisions.map(({ code }, at) => ({
      code,
      values: divided.map((values) => values[at]!),
    })),
    byClass: [...account.classes.map(({ id }) => id), null].map((id, at) => ({
      id,
      values: classed.map((values) => values[at]!),
    })),
    used,
    omitted,
    flags,
    verified,
    statement,
  };
}
