import type { MapPicture } from '@yizhangtu/core';
import type { ScaleBar } from '../model/scale-bar.ts';
import { paperScale } from './paper-scale.ts';
import { drawSwatch } from './swatch-drawing.ts';
import type { Box, SheetLayout, SheetText } from './paper-layout.ts';
import type { Measure } from './wrap-text.ts';

/** Paper is white whatever the theme. */
const PAPER = '#ffffff';
export const INK = '#17211d';
const FONT_FAMILY =
  "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";
/** Millimetres. */
const THIN = 0.25;

export type Canvas2d = CanvasRenderingContext2D;

const fontOf = (size: number, bold: boolean) => `${bold ? 700 : 400} ${size}px ${FONT_FAMILY}`;

/** Measures as the sheet is drawn. At a large size: small ones are rounded to the screen's pixels. */
export function canvasMeasure(context: Canvas2d): Measure {
  const LARGE = 100;
  return (text, size, bold) => {
    context.font = fontOf(LARGE, bold);
    return (context.measureText(text).width * size) / LARGE;
  };
}

/** Words for a length on the ground. */
export type LengthWords = (metres: number) => string;

/** What the first page shows of the map. */
export interface SheetMap {
  readonly picture: MapPicture;
  readonly length: LengthWords;
  /** Pictures of legends, by address. */
  readonly images: ReadonlyMap<string, CanvasImageSource>;
}

function drawText(context: Canvas2d, { text, x, y, height, size, bold }: SheetText): void {
  context.fillStyle = INK;
  context.font = fontOf(size, bold);
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  // The baseline of a line in its height, for type that is mostly Chinese.
  context.fillText(text, x, y + height / 2 + size * 0.36);
}

/** A bar of two fields, ink and paper, its ends named. */
function drawScale(context: Canvas2d, box: Box, bar: ScaleBar, length: LengthWords): void {
  const size = box.height * 0.3;
  const thick = box.height * 0.16;
  const y = box.y + box.height * 0.62;
  context.font = fontOf(size, false);
  context.textBaseline = 'alphabetic';
  const x = box.x + context.measureText('0').width / 2;
  context.fillStyle = INK;
  context.fillRect(x, y, bar.pixels / 2, thick);
  context.strokeStyle = INK;
  context.lineWidth = THIN;
  context.strokeRect(x, y, bar.pixels, thick);
  context.textAlign = 'center';
  context.fillText('0', x, y - size * 0.45);
  context.fillText(length(bar.metres), x + bar.pixels, y - size * 0.45);
  context.textAlign = 'left';
}

/** An arrow to the north of the picture, its letter upright. */
function drawNorth(context: Canvas2d, box: Box, bearing: number): void {
  const radius = box.height / 2;
  context.save();
  context.translate(box.x + box.width / 2, box.y + radius);
  context.rotate((-bearing * Math.PI) / 180);
  context.lineWidth = THIN;
  context.strokeStyle = context.fillStyle = INK;
  context.lineJoin = 'round';
  const half = (side: 1 | -1) => {
    context.beginPath();
    context.moveTo(0, -radius * 0.42);
    context.lineTo(side * radius * 0.36, radius * 0.9);
    context.lineTo(0, radius * 0.58);
    context.closePath();
  };
  half(-1);
  context.fill();
  context.stroke();
  half(1);
  context.stroke();
  context.translate(0, -radius * 0.72);
  context.rotate((bearing * Math.PI) / 180);
  context.font = fontOf(radius * 0.55, true);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText('N', 0, 0);
  context.restore();
}

/**
 * Draws a page. The context is to be scaled to millimetres.
 *
 * @param map - for the first page; its picture is left out when `withPicture` is false
 */
export function drawSheet(
  context: Canvas2d,
  layout: SheetLayout,
  page: number,
  map: SheetMap,
  withPicture = true,
): void {
  context.fillStyle = PAPER;
  context.fillRect(0, 0, layout.width, layout.height);
  context.imageSmoothingQuality = 'high';
  const { texts, swatches, images } = layout.pages[page]!;
  for (const text of texts) drawText(context, text);
  for (const { line, ...box } of swatches) drawSwatch(context, box, line, INK);
  for (const { href, x, y, width, height } of images) {
    const image = map.images.get(href);
    if (image !== undefined) context.drawImage(image, x, y, width, height);
  }
  if (page > 0) return;
  const { x, y, width, height } = layout.map;
  if (withPicture) context.drawImage(map.picture.image, x, y, width, height);
  context.lineWidth = THIN;
  context.strokeStyle = INK;
  // Around the map, not on it.
  context.strokeRect(x - THIN / 2, y - THIN / 2, width + THIN, height + THIN);
  drawNorth(context, layout.north, map.picture.view.bearing);
  const bar = paperScale(map.picture, layout);
  if (bar !== undefined && layout.scale !== undefined) {
    drawScale(context, layout.scale, bar, map.length);
  }
}
