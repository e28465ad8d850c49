import { classTable } from './land-use.ts';
import type { ResolvedEntry } from './resolve-entry.ts';
import type { Pattern, Style } from './style.ts';
import type { Text } from './text.ts';

/** The colour of what no style colours. */
export const PLAIN_COLOUR = '#5b6b7a';

/** One row of a legend. */
export interface LegendRow {
  readonly label: Text;
  readonly geometry: Style['geometry'];
  /** `#rrggbb`; a picture has none. */
  readonly colour?: string;
  readonly pattern?: Pattern;
  readonly icon?: string;
  readonly dashed?: boolean;
  /** The value of `style.field` that the row stands for. */
  readonly value?: string | number | boolean;
  /** The values of `style.field` that the row stands for: from `from` up to, not including, `to`. */
  readonly range?: { readonly from: number; readonly to?: number };
}

/** The legend of a layer: a row for each class or range, or one row for a layer of one colour. */
export function legendOf(entry: ResolvedEntry): LegendRow[] {
  const { style } = entry;
  const look = {
    geometry: style.geometry,
    ...(style.pattern === undefined ? {} : { pattern: style.pattern }),
    ...(style.icon === undefined ? {} : { icon: style.icon }),
    ...(style.dashed === undefined ? {} : { dashed: style.dashed }),
  };
  if (style.geometry === 'raster') return [{ label: entry.title, geometry: 'raster' }];
  const table = style.table === undefined ? undefined : classTable(style.table);
  if (table) {
    return table.classes.map(({ code, name, colour, pattern }) => ({
      ...look,
      label: name,
      colour,
      pattern,
      value: code,
    }));
  }
  if (style.classes) {
    return style.classes.map(({ value, label, colour, pattern }) => ({
      ...look,
      label,
      colour,
      ...(pattern === undefined ? {} : { pattern }),
      value,
    }));
  }
  if (style.ranges) return rangeRows(entry, style.ranges, look);
  return [{ ...look, label: entry.title, colour: style.colour ?? PLAIN_COLOUR }];
}

function rangeRows(
  { style, fields }: ResolvedEntry,
  ranges: NonNullable<Style['ranges']>,
  look: Pick<LegendRow, 'geometry' | 'pattern' | 'icon' | 'dashed'>,
): LegendRow[] {
  const unit = fields.find(({ name }) => name === style.field)?.unit;
  const ending = unit === undefined ? '' : ` ${unit}`;
  return ranges.map(({ from, label, colour }, index) => {
    const to = ranges[index + 1]?.from;
    const span = to === undefined ? `≥ ${from}` : `${from}–${to}`;
    return {
      ...look,
      label: label ?? `${span}${ending}`,
      colour,
      range: to === undefined ? { from } : { from, to },
    };
  });
}
