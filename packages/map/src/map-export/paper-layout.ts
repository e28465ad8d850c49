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

/** What all parts of a sheet are measured by. */
interface Grid {
  readonly inner: Box;
  readonly gap: number;
  readonly furniture: number;
  readonly scaleWidth: number;
  readonly column: number;
  readonly beside: boolean;
  readonly lineHeight: number;
  readonly title: Type;
  readonly words: Type;
  readonly strong: Type;
}

function gridOf(paper: Paper, orientation: Orientation): Grid {
  const [width, height] = paperSize(paper, orientation);
  const factor = paper === 'a3' ? 1.25 : 1;
  const margin = MARGIN * factor;
  const gap = GAP * factor;
  const words = scaled(WORDS, factor);
  const inner = { x: margin, y: margin, width: width - 2 * margin, height: height - 2 * margin };
  const beside = orientation === 'landscape';
  return {
    inner,
    gap,
    furniture: FURNITURE * factor,
    scaleWidth: SCALE_WIDTH * factor,
    column: beside ? COLUMN * factor : columnWidth(inner.width, COLUMN * factor, gap),
    beside,
    lineHeight: words.size * LINE,
    title: scaled(TITLE, factor),
    words,
    strong: scaled(STRONG, factor),
  };
}

/** What stands below the map, from below: whom to name, the approval line, scale and north. */
function footOf(content: SheetContent, grid: Grid, measure: Measure) {
  const { inner, gap, furniture, lineHeight, words, strong } = grid;
  const credits = wrapText(content.credits.join('　'), inner.width, words, measure);
  const approval = wrapText(content.approval, inner.width, strong, measure);
  const creditsTop = inner.y + inner.height - credits.length * lineHeight;
  const approvalTop = creditsTop - approval.length * lineHeight;
  const top = approvalTop - furniture;
  // A millimetre of A4 stays free below them.
  const size = (furniture * (FURNITURE - 1)) / FURNITURE;
  const north: Box = { x: inner.x, y: top, width: size, height: size };
  const scale: Box = { ...north, x: north.x + size + gap, width: grid.scaleWidth };
  const texts = [
    ...stack(approval, { ...inner, y: approvalTop }, strong, measure),
    ...stack(credits, { ...inner, y: creditsTop }, words, measure),
    ...noScaleText(content.noScale, scale, words, measure),
  ];
  return { top, north, scale, texts };
}

/** Shares the place between the map and as much of the legend as fits beside or below it. */
function mapAndLegend(
  rows: readonly LegendRowBox[],
  area: Box,
  { inner, gap, column, beside }: Grid,
): { map: Box; legend: SheetPage; rest: readonly LegendRowBox[] } {
  const flow = flowLegend(rows, {
    columns: beside ? 1 : Math.floor((inner.width + gap) / (column + gap)),
    column,
    gap,
    height: beside ? area.height : area.height * LEGEND_SHARE,
    tight: !beside,
    force: false,
  });
  const none = flow.placed.length === 0;
  const [right, below] = none ? [0, 0] : beside ? [column + gap, 0] : [0, flow.height + gap];
  const map: Box = { ...area, width: area.width - right, height: area.height - below };
  const x = beside ? map.x + map.width + gap : area.x;
  const y = beside ? area.y : map.y + map.height + gap;
  return { map, legend: moved(flow.placed, x, y), rest: flow.rest };
}

/** Lays out a sheet. A legend that does not fit beside or below the map goes on on pages of its own. */
export function paperLayout(
  paper: Paper,
  orientation: Orientation,
  content: SheetContent,
  measure: Measure,
): SheetLayout {
  const [width, height] = paperSize(paper, orientation);
  const grid = gridOf(paper, orientation);
  const { inner, gap, furniture, lineHeight, title, words, strong } = grid;

  const names = titleLines(content.title, inner.width, title, measure);
  const heading = stack(names, inner, title, measure);
  const top = inner.y + heading.length * title.size * LINE + (heading.length > 0 ? gap / 2 : 0);
  const foot = footOf(content, grid, measure);
  const area: Box = { ...inner, y: top, height: foot.top - gap / 2 - top };
  const rows = legendRows(content.legend, grid.column, { words, strong, lineHeight }, measure);
  const { map, legend, rest } = mapAndLegend(rows, area, grid);

  const further = furtherPages(rest, grid);
  const count = further.length + 1;
  const bottom = inner.y + inner.height;
  const dateLine = (page: number): SheetText => {
    const text = count === 1 ? content.date : `${content.date}　${content.page(page, count)}`;
    const wide = measure(text, words.size, false);
    const y = page === 1 ? foot.top + (furniture - lineHeight) / 2 : bottom - lineHeight;
    return { ...words, text, x: inner.x + inner.width - wide, y, width: wide, height: lineHeight };
  };
  const furtherPage = (page: SheetPage, index: number): SheetPage => {
    const name = `${content.title}　${content.legend.heading}`.trim();
    const [line = ''] = titleLines(name, inner.width, strong, measure);
    const texts = [...stack([line], inner, strong, measure), ...page.texts, dateLine(index + 2)];
    return { ...page, texts };
  };
  return {
    width,
    height,
    map,
    scale: content.noScale === undefined ? foot.scale : undefined,
    north: foot.north,
    pages: [
      { ...legend, texts: [...heading, ...legend.texts, dateLine(1), ...foot.texts] },
      ...further.map(furtherPage),
    ],
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
  { inner, column, gap, lineHeight }: Grid,
): SheetPage[] {
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
