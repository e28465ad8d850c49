import type { MapHost, MapPicture } from '@yizhangtu/core';
import { YztError, type Locale } from '@yizhangtu/standard';
import { givenUp } from '../given-up.ts';
import {
  paperLayout,
  type Dpi,
  type Format,
  type Orientation,
  type Paper,
  type SheetContent,
  type SheetLayout,
} from './paper-layout.ts';
import { writePdf, type PdfImage } from './pdf.ts';
import { withPaperSize } from './png-size.ts';
import type { LegendImages } from './legend-images.ts';
import {
  canvasMeasure,
  drawSheet,
  type Canvas2d,
  type LengthWords,
  type SheetMap,
} from './sheet-drawing.ts';

export interface SheetRequest {
  readonly paper: Paper;
  readonly orientation: Orientation;
  readonly dpi: Dpi;
  readonly format: Format;
  readonly content: SheetContent;
  /** Ids of layers to leave out. */
  readonly without: readonly string[];
  readonly locale: Locale;
  readonly now: Date;
  readonly length: LengthWords;
  readonly images: LegendImages;
}

/** What is under way, in this order. */
export const STEPS = ['map', 'sheet'] as const;
export type Step = (typeof STEPS)[number];

export interface Sheet {
  readonly blob: Blob;
  readonly pages: number;
  /** Pixels of the map to an inch of paper: fewer than asked for where the graphics cannot draw as many. */
  readonly dpi: number;
}

interface Work {
  readonly signal: AbortSignal;
  readonly onStep: (step: Step) => void;
}

const INCH = 25.4;
/** Nothing of a base map's lines and words is seen to suffer, at a fifth of the size. */
const JPEG = 0.92;
/** Rows that are read at once: the page stays alive between. */
const STRIP = 128;

const tooLarge = (cause?: unknown) =>
  new YztError({ code: 'too_large', message: 'The sheet does not fit in memory', cause });

function check(signal: AbortSignal): void {
  if (signal.aborted) throw givenUp();
}

export const pixelsOf = (millimetres: number, dpi: number): number =>
  Math.round((millimetres / INCH) * dpi);

/** A canvas whose pixels are there: browsers short of memory give one that stays empty. */
function canvasOf(width: number, height: number): Canvas2d {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) throw tooLarge();
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  try {
    const { data } = context.getImageData(width - 1, height - 1, 1, 1);
    if (data[0] !== 255) throw tooLarge();
  } catch (cause) {
    throw cause instanceof YztError ? cause : tooLarge(cause);
  }
  return context;
}

function free({ canvas }: Canvas2d): void {
  canvas.width = canvas.height = 0;
}

/** What a browser says when it refuses to hand out pixels that came from elsewhere without leave. */
function refused(thrown: unknown): unknown {
  if ((thrown as { name?: string }).name !== 'SecurityError') return thrown;
  const message = 'The picture holds pixels that this page may not read';
  return new YztError({ code: 'denied', message, retriable: false, cause: thrown });
}

async function blobOf({ canvas }: Canvas2d, type: string): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve, reject) => {
    try {
      canvas.toBlob(resolve, type, JPEG);
    } catch (thrown) {
      reject(refused(thrown) as Error);
    }
  });
  if (blob === null) throw tooLarge();
  return blob;
}

/** Rows of red, green, blue, compressed as PDF takes them. */
async function packed(context: Canvas2d, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = context.canvas;
  let y = 0;
  const strips = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (signal.aborted || y >= height) return controller.close();
      const rows = Math.min(STRIP, height - y);
      const { data } = context.getImageData(0, y, width, rows);
      const colours = new Uint8Array(width * rows * 3);
      for (let from = 0, to = 0; from < data.length; from += 4) {
        colours[to++] = data[from]!;
        colours[to++] = data[from + 1]!;
        colours[to++] = data[from + 2]!;
      }
      y += rows;
      controller.enqueue(colours);
    },
  });
  const bytes = await new Response(
    strips.pipeThrough(new CompressionStream('deflate')),
  ).arrayBuffer();
  check(signal);
  return new Uint8Array(bytes);
}

/** Lays the sheet out with the fonts of this browser. */
export function layoutOf(
  paper: Paper,
  orientation: Orientation,
  content: SheetContent,
): SheetLayout {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw tooLarge();
  return paperLayout(paper, orientation, content, canvasMeasure(context));
}

function drawPage(
  context: Canvas2d,
  layout: SheetLayout,
  page: number,
  map: SheetMap,
  place: { dpi: number; top: number; withPicture: boolean },
): void {
  const scale = place.dpi / INCH;
  context.setTransform(scale, 0, 0, scale, 0, place.top);
  drawSheet(context, layout, page, map, place.withPicture);
}

/** All pages below one another in one picture. */
async function pngOf(
  request: SheetRequest,
  layout: SheetLayout,
  picture: MapPicture,
): Promise<Blob> {
  const { dpi, length, images } = request;
  const [width, height] = [pixelsOf(layout.width, dpi), pixelsOf(layout.height, dpi)];
  const context = canvasOf(width, height * layout.pages.length);
  try {
    layout.pages.forEach((_, page) => {
      const place = { dpi, top: page * height, withPicture: true };
      drawPage(context, layout, page, { picture, length, images }, place);
    });
    return await withPaperSize(await blobOf(context, 'image/png'), dpi);
  } finally {
    free(context);
  }
}

async function mapImage({ map }: SheetLayout, { image }: MapPicture): Promise<PdfImage> {
  const context = canvasOf(image.width, image.height);
  try {
    context.drawImage(image, 0, 0);
    const blob = await blobOf(context, 'image/jpeg');
    const data = new Uint8Array(await blob.arrayBuffer());
    const pixels = { width: image.width, height: image.height };
    return { ...map, pixels, filter: 'DCTDecode', data };
  } finally {
    free(context);
  }
}

/** Each page a picture without loss, the map a JPEG over it, and the words unseen over both. */
async function pdfOf(
  request: SheetRequest,
  layout: SheetLayout,
  picture: MapPicture,
  { signal }: Work,
): Promise<Blob> {
  const { dpi, length, images, content, locale, now } = request;
  const { width, height } = layout;
  const context = canvasOf(pixelsOf(width, dpi), pixelsOf(height, dpi));
  const pixels = { width: context.canvas.width, height: context.canvas.height };
  try {
    const pages = [];
    for (const [page, { texts }] of layout.pages.entries()) {
      check(signal);
      const place = { dpi, top: 0, withPicture: false };
      drawPage(context, layout, page, { picture, length, images }, place);
      const data = await packed(context, signal);
      const sheet: PdfImage = { x: 0, y: 0, width, height, pixels, filter: 'FlateDecode', data };
      pages.push({
        images: page === 0 ? [sheet, await mapImage(layout, picture)] : [sheet],
        texts,
      });
    }
    return writePdf({ title: content.title, language: locale, created: now, width, height, pages });
  } finally {
    free(context);
  }
}

/**
 * Makes the file of a map on paper.
 *
 * @throws YztError of {@link MapHost.picture}; `too_large` where memory ends; `denied` where the browser
 * does not hand out the picture
 */
export async function makeSheet(host: MapHost, request: SheetRequest, work: Work): Promise<Sheet> {
  const { paper, orientation, dpi, format, content, without } = request;
  const layout = layoutOf(paper, orientation, content);
  const picture = await host.picture({
    width: pixelsOf(layout.map.width, dpi),
    height: pixelsOf(layout.map.height, dpi),
    without,
    signal: work.signal,
  });
  try {
    check(work.signal);
    work.onStep('sheet');
    // The words that say so are painted before the long part begins.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const blob = await (format === 'png'
      ? pngOf(request, layout, picture)
      : pdfOf(request, layout, picture, work));
    check(work.signal);
    const drawn = (picture.image.width / layout.map.width) * INCH;
    return { blob, pages: layout.pages.length, dpi: Math.min(dpi, Math.round(drawn)) };
  } catch (thrown) {
    throw refused(thrown);
  } finally {
    picture.image.close();
  }
}
