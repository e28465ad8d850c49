import type { MapHost, MapHostState, MapImprint } from '@yizhangtu/core';
import { textIn, type Bounds, type Locale } from '@yizhangtu/standard';
import { legendSections } from '../legend/legend-model.ts';
import { civilFormat, civilOf } from '@yizhangtu/standard/civil-time.js';
import { isTooFar } from '../model/too-far.ts';
import type { MapExportStrings } from './export-desk.strings.ts';
import type { LegendImages } from './legend-images.ts';
import type { Orientation, SheetContent } from './paper-layout.ts';

/** Domains of what was drawn or measured on the map: no subject of it. */
const SKETCHES: ReadonlySet<string> = new Set(['drawn', 'measured']);

/** County, division and the topmost layer that is drawn, each once. */
export function defaultTitle(state: MapHostState, { county }: MapImprint, locale: Locale): string {
  const division = state.divisionPath.at(-1);
  const topmost = state.layers.find(
    (layer) =>
      layer.status.state !== 'error' &&
      !SKETCHES.has(layer.entry.domain) &&
      !isTooFar(layer, state),
  );
  const parts = [
    county ?? '',
    division === undefined ? '' : textIn(division.name, locale),
    topmost === undefined ? '' : textIn(topmost.entry.title, locale),
  ];
  return [...new Set(parts.filter(Boolean))].join(' · ');
}

/** A name that every file system takes: the title and the date. */
export function fileName(title: string, now: Date, format: string): string {
  const date = new Date(civilOf(now)).toISOString().slice(0, 10);
  const safe = title
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return `${[safe.slice(0, 80), date].filter(Boolean).join(' ')}.${format}`;
}

/** The date as the county writes it. */
export const sheetDate = (now: Date, locale: Locale): string =>
  civilFormat(locale)({ instant: civilOf(now), hasTime: false });

/** All that is written on the sheet of a map. Layers in `without`, and such as are drawn from closer up, are not on it. */
export function sheetContent(
  { state, imprint }: Pick<MapHost, 'state' | 'imprint'>,
  title: string,
  without: ReadonlySet<string>,
  words: {
    readonly t: MapExportStrings;
    readonly locale: Locale;
    readonly now: Date;
    readonly images: LegendImages;
  },
): SheetContent {
  const { t, locale, now, images } = words;
  const layers = state.layers.filter(
    (layer) => !without.has(layer.entry.id) && !isTooFar(layer, state),
  );
  return {
    title: title.trim(),
    date: sheetDate(now, locale),
    approval: imprint.approval,
    credits: imprint.credits,
    noScale: (state.view?.pitch ?? 0) > 0 ? t.noScale : undefined,
    legend: {
      heading: t.legend,
      sample: t.sample,
      raster: t.raster,
      unread: t.unread,
      images,
      sections: legendSections(layers, locale),
    },
    page: t.page,
  };
}

/** The way to hold the paper for what is in view. */
export function suitedTo(bounds: Bounds | undefined): Orientation {
  if (bounds === undefined) return 'landscape';
  const [west, south, east, north] = bounds;
  const across = (east - west) * Math.cos((((north + south) / 2) * Math.PI) / 180);
  return across >= north - south ? 'landscape' : 'portrait';
}
