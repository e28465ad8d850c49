import type { LegendLine } from '../legend/legend-model.ts';
import { flowLegend, legendRows, type LegendRowBox, type SheetLegend } from './legend-flow.ts';
import { wrapText, type Measure, type Type } from './wrap-text.ts';

export type Paper = 'a4' | 'a3';
export type Orientation = 'portrait' | 'landscape';
export type Format = 'pdf' | 'png';
/** Pixels to an inch of paper. */
export const DPIS = [150, 200, 300] as const;
export type Dpi = (typeof DPIS)[number];

/** Millimetres from the left upper corner of the paper. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One line of words. */
export interface SheetText extends Box, Type {
  readonly text: string;
}

export interface SheetPage {
  readonly texts: readonly SheetText[];
  readonly swatches: readonly (Box & { readonly line: LegendLine })[];
  /** Pictures of legends, by address. */
  readonly images: readonly (Box & { readonly href: string })[];
}

/** What stands where on the paper. */
export interface SheetLayout {
  readonly width: number;
  readonly height: number;
  /** On the first page, as are scale and north. */
  readonly map: Box;
  /** Undefined for a tilted view, which has none. */
  readonly scale: Box | undefined;
  readonly north: Box;
  readonly pages: readonly SheetPage[];
}

/** All that is written on the paper. */
export interface SheetContent {
  readonly title: string;
  readonly date: string;
  /** The line with the approval number, as on screen. */
  readonly approval: string;
  readonly credits: readonly string[];
  /** Stands in the place of the scale, when there is none. */
  readonly noScale: string | undefined;
  readonly legend: SheetLegend;
  readonly page: (number: number, of: number) => string;
}

/** ISO 216, millimetres. */
const SIDES: Readonly<Record<Paper, readonly [short: number, long: number]>> = {
  a4: [210, 297],
  a3: [297, 420],
};

export function paperSize(paper: Paper, orientation: Orientation): readonly [number, number] {
  const [short, long] = SIDES[paper];
  return orientation === 'portrait' ? [short, long] : [long, short];
}

/** Sizes in millimetres on A4; a larger paper is read from further away. */
const MARGIN = 10;
const GAP = 4;
const TITLE: Type = { size: 6, bold: true };
const WORDS: Type = { size: 3.2, bold: false };
const STRONG: Type = { ...WORDS, bold: true };
const LINE = 1.4;
const FURNITURE = 11;
const SCALE_WIDTH = 64;
const COLUMN = 56;
/** At most this share of an upright page is legend; the rest of it goes to a page of its own. */
const LEGEND_SHARE = 0.34;
/** Words of a title that is longer are cut: a map needs room. */
const TITLE_LINES = 2;

const scaled = ({ size, bold }: Type, factor: number): Type => ({ size: size * factor, bold });

/** Lines of words below one another, from `at` on. */
function stack(lines: readonly string[], at: Box, type: Type, measure: Measure): SheetText[] {
  const height = type.size * LINE;
  return lines.map((text, index) => ({
    ...type,
    text,
    x: at.x,
    y: at.y + index * height,
    width: measure(text, type.size, type.bold),
    height,
  }));
}

function titleLines(title: string, width: number, type: Type, measure: Measure): string[] {
  const lines = wrapText(title, width, type, measure);
  if (lines.length <= TITLE_LINES) return lines;
  let last = lines[TITLE_LINES - 1]!;
  while (last !== '' && measure(`${last}…`, type.size, type.bold) > width) last = last.slice(0, -1);
  return [...lines.slice(0, TITLE_LINES - 1), `${last}…`];
}

const moved = (rows: readonly LegendRowBox[], x: number, y: number): SheetPage => ({
  texts: rows.flatMap(({ texts }) =>
    texts.map((text) => ({ ...text, x: text.x + x, y: text.y + y })),
  ),
  swatches: rows.flatMap(({ swatch }) =>
    swatch === undefined ? [] : [{ ...swatch, x: swatch.x + x, y: swatch.y + y }],
  ),
  images: rows.flatMap(({ image }) =>
    image === undefined ? [] : [{ ...image, x: image.x + x, y: image.y + y }],
  ),
});

/** Lays out a sheet. A legend that does not fit beside or below the map goes on on pages of its own. */
export function paperLayout(
  paper: Paper,
  orientation: Orientation,
  content: SheetContent,
  measure: Measure,
): SheetLayout {
  const [width, height] = paperSize(paper, orientation);
  const factor = paper === 'a3' ? 1.25 : 1;
  const mm = (length: number) => length * factor;
  const [title, words, strong] = [TITLE, WORDS, STRONG].map((type) => scaled(type, factor)) as [
    Type,
    Type,
    Type,
  ];
  const margin = mm(MARGIN);
  const gap = mm(GAP);
  const inner: Box = {
    x: margin,
    y: margin,
    width: width - 2 * margin,
    height: height - 2 * margin,
  };

  const heading = stack(
    titleLines(content.title, inner.width, title, measure),
    inner,
    title,
    measure,
  );
  const top = inner.y + heading.length * title.size * LINE + (heading.length > 0 ? gap / 2 : 0);

  // From below: whom to name, the approval line, scale and north.
  const credits = wrapText(content.credits.join('　'), inner.width, words, measure);
  const approval = wrapText(content.approval, inner.width, strong, measure);
  const lineHeight = words.size * LINE;
  const bottom = inner.y + inner.height;
  const approvalTop = bottom - (approval.length + credits.length) * lineHeight;
  const furnitureTop = approvalTop - mm(FURNITURE);
  const area: Box = {
    x: inner.x,
    y: top,
    width: inner.width,
    height: furnitureTop - gap / 2 - top,
  };

  const column =
    orientation === 'landscape' ? mm(COLUMN) : columnWidth(inner.width, mm(COLUMN), gap);
  const rows = legendRows(content.legend, column, { words, strong, lineHeight }, measure);
  const beside = orientation === 'landscape';
  const columns = beside ? 1 : Math.floor((inner.width + gap) / (column + gap));
  const most = beside ? area.height : area.height * LEGEND_SHARE;
  const first = flowLegend(rows, {
    columns,
    column,
    gap,
    height: most,
    tight: !beside,
    force: false,
  });
  const legendHeight = first.placed.length === 0 ? 0 : first.height + gap;
  const map: Box =
    first.placed.length === 0
      ? area
      : beside
        ? { ...area, width: area.width - column - gap }
        : { ...area, height: area.height - legendHeight };
  const legendAt: Box = beside
    ? { ...area, x: map.x + map.width + gap }
    : { ...area, y: map.y + map.height + gap };

  const onFirst = moved(first.placed, legendAt.x, legendAt.y);
  const rest = furtherPages(first.rest, { inner, column, gap, lineHeight, words });
  const count = rest.length + 1;
  const dateLine = (page: number): SheetText => {
    const text = count === 1 ? content.date : `${content.date}　${content.page(page, count)}`;
    const wide = measure(text, words.size, false);
    const y = page === 1 ? furnitureTop + (mm(FURNITURE) - lineHeight) / 2 : bottom - lineHeight;
    return { ...words, text, x: inner.x + inner.width - wide, y, width: wide, height: lineHeight };
  };

  const north: Box = {
    x: inner.x,
    y: furnitureTop,
    width: mm(FURNITURE - 1),
    height: mm(FURNITURE - 1),
  };
  const scale: Box = {
    x: north.x + north.width + gap,
    y: furnitureTop,
    width: mm(SCALE_WIDTH),
    height: mm(FURNITURE - 1),
  };
  const foot = [
    ...stack(approval, { ...inner, y: approvalTop }, strong, measure),
    ...stack(credits, { ...inner, y: approvalTop + approval.length * lineHeight }, words, measure),
    ...noScaleText(content.noScale, scale, words, measure),
  ];
  const pages: SheetPage[] = [
    { ...onFirst, texts: [...heading, ...onFirst.texts, dateLine(1), ...foot] },
    ...rest.map((page, index) => {
      const words = `${content.title}　${content.legend.heading}`.trim();
      const [name = ''] = titleLines(words, inner.width, strong, measure);
      const texts = [...stack([name], inner, strong, measure), ...page.texts, dateLine(index + 2)];
      return { ...page, texts };
    }),
  ];
  return {
    width,
    height,
    map,
    scale: content.noScale === undefined ? scale : undefined,
    north,
    pages,
  };
}

/** As wide as whole columns of at least `least` make the page full. */
function columnWidth(width: number, least: number, gap: number): number {
  const columns = Math.max(1, Math.floor((width + gap) / (least + gap)));
  return (width - (columns - 1) * gap) / columns;
}

function noScaleText(
  text: string | undefined,
  place: Box,
  type: Type,
  measure: Measure,
): SheetText[] {
  if (text === undefined) return [];
  return stack(wrapText(text, place.width, type, measure).slice(0, 2), place, type, measure);
}

/** Pages of legend alone, in columns as wide as those of the first page. */
function furtherPages(
  rows: readonly LegendRowBox[],
  place: { inner: Box; column: number; gap: number; lineHeight: number; words: Type },
): SheetPage[] {
  const { inner, column, gap, lineHeight } = place;
  const pages: SheetPage[] = [];
  const top = inner.y + lineHeight + gap;
  const height = inner.y + inner.height - lineHeight - gap - top;
  const columns = Math.max(1, Math.floor((inner.width + gap) / (column + gap)));
  let left = rows;
  while (left.length > 0) {
    const flow = flowLegend(left, { columns, column, gap, height, tight: false, force: true });
    pages.push(moved(flow.placed, inner.x, top));
    left = flow.rest;
  }
  return pages;
}
