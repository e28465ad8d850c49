import type { Account } from '@yizhangtu/gep';
import type { CatalogueEntry, Locale } from '@yizhangtu/standard';
import { resultWords } from './result-words.strings.ts';
import { placesOf, type Level } from './places.ts';

/** One hue from light to dark: readable without telling hues apart. */
const COLOURS = ['#e3efe6', '#b3d8bf', '#78b992', '#3f9268', '#12613f'];

/** Areas of divisions as GeoJSON: `code` in the properties, or as the feature's id. */
export type DivisionAreas = GeoJSON.FeatureCollection;

const codeOf = ({ id, properties }: GeoJSON.Feature): string =>
  String((properties as { code?: unknown } | null)?.code ?? id ?? '');

/** Figures that part the values into classes of like size, rounded so that they can be read. */
export function breaksOf(values: readonly number[], classes: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const cuts = Array.from({ length: classes - 1 }, (_, k) =>
    Number(at((k + 1) / classes).toPrecision(2)),
  );
  return [...new Set(cuts)].filter((cut) => cut > (sorted[0] ?? 0));
}

/**
 * Values by division as a layer of a map: in no catalogue, and in no link. Coloured by the value of a
 * hectare, so that large villages are not the dark ones because they are large.
 *
 * @returns undefined where no division has an area of its own
 */
export function layerOf(
  id: string,
  account: Account,
  areas: DivisionAreas,
  { level, item, locale }: { level: Level; item: string | undefined; locale: Locale },
): CatalogueEntry | undefined {
  const t = resultWords[locale];
  const places = new Map(placesOf(account, level, locale, item).map((one) => [one.code, one]));
  const features = areas.features.flatMap((feature): GeoJSON.Feature[] => {
    const place = places.get(codeOf(feature));
    if (!place || place.area === 0 || place.code === '') return [];
    const perHectare = Number((place.total / place.area).toFixed(2));
    const total = Number((place.total / 1e4).toFixed(2));
    const properties = { name: place.name, perHectare, total };
    return [{ type: 'Feature', id: place.code, geometry: feature.geometry, properties }];
  });
  if (features.length === 0) return undefined;
  const cuts = breaksOf(
    features.map(({ properties }) => (properties as { perHectare: number }).perHectare),
    COLOURS.length,
  );
  const edges = [Number.NEGATIVE_INFINITY, ...cuts];
  const of = account.items.find((one) => one.id === item)?.name;
  const text = (words: (of: (typeof resultWords)['zh-CN']) => string) => ({
    'zh-CN': words(resultWords['zh-CN']),
    en: words(resultWords.en),
  });
  const figure = (value: number): string => value.toLocaleString(locale);
  return {
    id,
    domain: 'ecology',
    title: {
      'zh-CN': `${resultWords['zh-CN'].layer(of?.['zh-CN'] ?? '')}（万元/公顷）`,
      en: `${resultWords.en.layer(of?.en ?? '')} (10,000 CNY/ha)`,
    },
    ...(account.sample ? { sample: true } : {}),
    source: {
      type: 'geojson',
      data: { type: 'FeatureCollection', features },
      datum: 'WGS84',
    },
    style: {
      geometry: 'area',
      field: 'perHectare',
      ranges: edges.map((from, k) => {
        const next = edges[k + 1];
        const label =
          next === undefined
            ? k === 0
              ? t.from(figure(0))
              : t.from(figure(from))
            : k === 0
              ? t.below(figure(next))
              : t.between(figure(from), figure(next));
        return {
          from: k === 0 ? -1e12 : from,
          label,
          colour: COLOURS[Math.min(k, COLOURS.length - 1)]!,
        };
      }),
    },
    fields: [
      { name: 'name', label: text((words) => words.layerName) },
      { name: 'perHectare', label: text((words) => words.perHectare), type: 'number' },
      { name: 'total', label: text((words) => words.layerTotal), type: 'number' },
    ],
  };
}
