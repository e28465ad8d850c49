import type { MapHostState, MapPicture, ShownLayer } from '@yizhangtu/core';
import { describeError, textIn, type Locale, type YztError } from '@yizhangtu/standard';
import type { DeskResult } from './export-desk.ts';
import type { MapExportStrings } from './export-desk.strings.ts';
import { isTooFar } from '../model/too-far.ts';
import { DPIS, type Dpi, type Format } from './paper-layout.ts';

/** Something that a person can do about a failure. */
export type Remedy =
  | { readonly type: 'retry' }
  | { readonly type: 'leave-out'; readonly layer: string; readonly label: string }
  | { readonly type: 'smaller'; readonly dpi: Dpi };

export interface FailureWords {
  readonly what: string;
  readonly more: string;
  readonly remedies: readonly Remedy[];
}

interface Failed {
  readonly error: YztError;
  readonly layers: readonly ShownLayer[];
  readonly dpi: Dpi;
  readonly t: MapExportStrings;
  readonly locale: Locale;
}

const RETRY: Remedy = { type: 'retry' };

/** What failed, in words, and the ways on. */
export function failureWords({ error, layers, dpi, t, locale }: Failed): FailureWords {
  const nameOf = ({ entry }: ShownLayer) => textIn(entry.title, locale);
  const layer = layers.find(({ entry }) => entry.id === error.where);
  if (layer !== undefined) {
    const leaveOut: Remedy = { type: 'leave-out', layer: layer.entry.id, label: t.leaveOut };
    const what = t.layerFailed(nameOf(layer));
    return { what, more: t.layerFailedMore, remedies: [leaveOut, RETRY] };
  }
  switch (error.code) {
    case 'denied': {
      const pictures = layers.filter(({ entry }) => entry.style?.geometry === 'raster');
      const remedies = (pictures.length > 0 ? pictures : layers).map((one): Remedy => ({
        type: 'leave-out',
        layer: one.entry.id,
        label: t.leaveOutNamed(nameOf(one)),
      }));
      return { what: t.tainted, more: t.taintedMore, remedies };
    }
    case 'too_large': {
      const smaller = DPIS.findLast((one) => one < dpi);
      return smaller === undefined
        ? { what: t.tooLarge, more: t.tooLargeLast, remedies: [RETRY] }
        : {
            what: t.tooLarge,
            more: t.tooLargeMore(smaller),
            remedies: [{ type: 'smaller', dpi: smaller }],
          };
    }
    case 'graphics':
      return { what: t.graphics, more: t.graphicsMore, remedies: [RETRY] };
    default: {
      const { what, mend } = describeError(error, locale);
      return { what, more: mend, remedies: [RETRY] };
    }
  }
}

/** Half a pixel of a screen more at an edge is nothing to speak of. */
const SLACK = 1.01;

interface Noted {
  readonly state: Pick<MapHostState, 'layers' | 'bounds' | 'view'>;
  readonly without: ReadonlySet<string>;
  /** Pictures of legends that were read, by address. */
  readonly images: ReadonlyMap<string, unknown>;
  readonly picture: Pick<MapPicture, 'onScreen'> & { image: { width: number; height: number } };
  readonly pages: number;
  readonly format: Format;
  readonly t: MapExportStrings;
  readonly locale: Locale;
}

/** What a person should know of the sheet before it is made. */
export function sheetNotes(noted: Noted): string[] {
  const { state, without, images, picture, pages, format, t, locale } = noted;
  const { image, onScreen } = picture;
  const wider = image.width / onScreen.width;
  const taller = image.height / onScreen.height;
  const ofLayers = state.layers.flatMap((layer) => {
    const { entry, status } = layer;
    if (without.has(entry.id)) return [t.withoutLayer(textIn(entry.title, locale))];
    if (status.state === 'error') return [t.notShown(textIn(entry.title, locale))];
    if (isTooFar(layer, state)) return [t.tooFar(textIn(entry.title, locale))];
    const unread =
      status.state === 'ready' && status.legend?.some(({ href }) => !images.has(href)) === true;
    return unread ? [t.legendUnread(textIn(entry.title, locale))] : [];
  });
  return [
    ...ofLayers,
    ...(wider > SLACK && wider >= taller ? [t.beside] : []),
    ...(taller > SLACK && taller > wider ? [t.above] : []),
    ...(pages > 1 ? [format === 'pdf' ? t.pages(pages) : t.pagesPng(pages)] : []),
  ];
}

/** What was made, in words. */
export function doneWords({ name, taken, dpi, wanted }: DeskResult, t: MapExportStrings): string[] {
  return [taken ? t.taken(name) : t.done(name), ...(dpi < wanted ? [t.lowered(dpi, wanted)] : [])];
}
