import { classTable, type Style, type StyleClass } from '@yizhangtu/standard';

/** A class that a value may belong to. */
export type ColourClass = Pick<StyleClass, 'value' | 'colour' | 'pattern'>;

/** The classes that a style colours by: those of the table that it names, or its own. */
export function classesOf(style: Style): readonly ColourClass[] {
  const table = style.table === undefined ? undefined : classTable(style.table);
  if (table === undefined) return style.classes ?? [];
  return table.classes.map(({ code, colour, pattern }) => ({ value: code, colour, pattern }));
}
