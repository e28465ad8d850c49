import type { LegendLine, LegendSection } from '../legend/legend-model.ts';
import type { Box, SheetText } from './paper-layout.ts';
import { wrapText, type Measure, type Type } from './wrap-text.ts';

/** The legend as it is written on paper. */
export interface SheetLegend {
  readonly heading: string;
  /** Said of a layer of generated data. */
  readonly sample: string;
  /** Said of a layer of pictures. */
  readonly raster: string;
  /** Said where a picture of the legend cannot be read. */
  readonly unread: string;
  readonly sections: readonly LegendSection[];
  /** CSS pixels of the pictures that services draw as legends, by address; none for one that cannot be read. */
  readonly images: ReadonlyMap<string, { readonly width: number; readonly height: number }>;
}

/** A row of the legend, placed from the left upper corner of its column. */
export interface LegendRowBox {
  readonly height: number;
  readonly texts: readonly SheetText[];
  readonly swatch: (Box & { readonly line: LegendLine }) | undefined;
  /** Drawn by a service; `href` is its address. */
  readonly image?: Box & { readonly href: string };
  /** It must not be the last of a column: what it speaks of follows. */
  readonly leads: boolean;
}

interface LegendType {
  readonly words: Type;
  readonly strong: Type;
  readonly lineHeight: number;
}

/** As the legend on screen: 28 to 20. */
const SWATCH = { width: 2.1, height: 1.5 };
const AFTER = 0.35;
/** A CSS pixel in millimetres. */
const PIXEL = 25.4 / 96;
/** Lines of words that a picture may be high: every paper has room for as many. */
const IMAGE_LINES = 30;

/** The rows of a legend in a column of a width; none for a map without layers. */
export function legendRows(
  { heading, sample, raster, unread, sections, images }: SheetLegend,
  column: number,
  { words, strong, lineHeight }: LegendType,
  measure: Measure,
): LegendRowBox[] {
  if (sections.length === 0) return [];
  const row = (text: string, type: Type, leads: boolean, line?: LegendLine): LegendRowBox => {
    const box = { width: SWATCH.width * lineHeight, height: SWATCH.height * lineHeight };
    const indent = line === undefined ? 0 : box.width + lineHeight / 2;
    const lines = wrapText(text, column - indent, type, measure);
    const textHeight = lines.length * lineHeight;
    const height = Math.max(textHeight, line === undefined ? 0 : box.height);
    return {
      height: height + AFTER * lineHeight,
      texts: lines.map((one, index) => ({
        ...type,
        text: one,
        x: indent,
        // Words stand beside the middle of a sign, and from its top on when they are many.
        y: Math.max(0, (height - textHeight) / 2) + index * lineHeight,
        width: measure(one, type.size, type.bold),
        height: lineHeight,
      })),
      swatch: line === undefined ? undefined : { ...box, x: 0, y: 0, line },
      leads,
    };
  };
  const imageRow = (href: string, label: string): LegendRowBox => {
    const size = images.get(href);
    if (size === undefined) return row(label === '' ? unread : `${label}：${unread}`, words, false);
    const [wide, high] = [size.width * PIXEL, size.height * PIXEL];
    const most = label === '' ? column : column / 3;
    const fits = Math.min(1, most / wide, (IMAGE_LINES * lineHeight) / high);
    const image = { x: 0, y: 0, width: wide * fits, height: high * fits, href };
    const indent = image.width + lineHeight / 2;
    const lines = label === '' ? [] : wrapText(label, column - indent, words, measure);
    const height = Math.max(image.height, lines.length * lineHeight);
    const texts = lines.map((text, index) => ({
      ...words,
      text,
      x: indent,
      y: (height - lines.length * lineHeight) / 2 + index * lineHeight,
      width: measure(text, words.size, words.bold),
      height: lineHeight,
    }));
    return { height: height + AFTER * lineHeight, texts, swatch: undefined, image, leads: false };
  };
  const ofSection = (section: LegendSection): LegendRowBox[] => {
    const [first] = section.lines;
    const title = section.sample ? `${section.title}（${sample}）` : section.title;
    const drawn = section.pictures.map(({ href, label }) => imageRow(href, label ?? ''));
    if (section.lines.length === 1 && first !== undefined) {
      const bare = first.geometry === 'raster' && drawn.length === 0;
      const more = bare ? [row(raster, words, false)] : drawn;
      return [row(title, strong, more.length > 0, first), ...more];
    }
    return [
      row(title, strong, true),
      ...(section.field === undefined ? [] : [row(section.field, words, true)]),
      ...drawn,
      ...section.lines.map((line) => row(line.label, words, false, line)),
    ];
  };
  return [row(heading, strong, true), ...sections.flatMap(ofSection)];
}

interface Columns {
  readonly columns: number;
  /** Width of one. */
  readonly column: number;
  readonly gap: number;
  /** The most that they may be high. */
  readonly height: number;
  /** As low as holds all of it, the columns evenly filled. */
  readonly tight: boolean;
  /** What is higher than a whole column stands in one all the same: nothing is left out. */
  readonly force: boolean;
}

export interface LegendFlow {
  readonly placed: readonly LegendRowBox[];
  readonly rest: readonly LegendRowBox[];
  /** How high the highest column is. */
  readonly height: number;
}

const offset = (row: LegendRowBox, x: number, y: number): LegendRowBox => ({
  ...row,
  texts: row.texts.map((text) => ({ ...text, x: text.x + x, y: text.y + y })),
  swatch: row.swatch && { ...row.swatch, x: row.swatch.x + x, y: row.swatch.y + y },
  ...(row.image && { image: { ...row.image, x: row.image.x + x, y: row.image.y + y } }),
});

/** Rows that must stay together from `at` on: those that lead, and the one after them. */
function group(rows: readonly LegendRowBox[], at: number): readonly LegendRowBox[] {
  let end = at;
  while (rows[end]?.leads === true && end < rows.length - 1) end += 1;
  return rows.slice(at, end + 1);
}

function fill(
  rows: readonly LegendRowBox[],
  { columns, column, gap, height, force }: Columns,
): LegendFlow {
  const placed: LegendRowBox[] = [];
  let [at, highest] = [0, 0];
  for (let index = 0; index < columns && at < rows.length; index += 1) {
    let y = 0;
    for (;;) {
      const together = group(rows, at);
      const needed = together.reduce((sum, row) => sum + row.height, 0);
      const alone = y === 0 && force && placed.length === 0;
      if (together.length === 0 || (y + needed > height && !alone)) break;
      for (const row of together) {
        placed.push(offset(row, index * (column + gap), y));
        y += row.height;
      }
      at += together.length;
    }
    highest = Math.max(highest, y);
  }
  return { placed, rest: rows.slice(at), height: highest };
}

/** Puts rows into columns, as many as fit. */
export function flowLegend(rows: readonly LegendRowBox[], columns: Columns): LegendFlow {
  if (rows.length === 0) return { placed: [], rest: [], height: 0 };
  if (!columns.tight) return fill(rows, columns);
  const step = Math.min(...rows.map(({ height }) => height));
  for (let height = step; height < columns.height; height += step) {
    const flow = fill(rows, { ...columns, height });
    if (flow.rest.length === 0 && flow.height <= columns.height) return flow;
  }
  return fill(rows, columns);
}
