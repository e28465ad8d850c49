import type { ShownLayer } from '@yizhangtu/core';
import type { CatalogueEntry, Datum, LocalText, Source } from '@yizhangtu/standard';
import { OWN } from '../model/own-layer.ts';
import type { OwnData, OwnGeometry } from './own-data.ts';

/** Ids of layers that a person has added begin with it: no id of a catalogue may, and no link carries them. */
const PREFIX = `${OWN}own.`;

/** Said wherever the layer is named: on the map, in its legend and in what is exported. */
export const OWN_LABEL: LocalText = {
  'zh-CN': '自己的数据，只在这个浏览器里',
  en: 'Own data, only in this browser',
};

/** Told apart by lightness too, for those who do not see the hues. */
const COLOURS = ['#0a5f8a', '#b5446e', '#8a5a00', '#5b4a9e', '#1f7a5c', '#a23b1e'] as const;

const KINDS: Readonly<Record<OwnGeometry, LocalText>> = {
  point: { 'zh-CN': '点', en: 'points' },
  line: { 'zh-CN': '线', en: 'lines' },
  area: { 'zh-CN': '面', en: 'areas' },
};

/** Points that would cover each other are drawn in heaps up to this zoom. */
const CLUSTER_UP_TO = 13;
const MANY_POINTS = 500;

export const isOwn = ({ entry }: ShownLayer): boolean => entry.id.startsWith(PREFIX);

/** The first number that no layer of the map has. */
function firstFree(layers: readonly ShownLayer[]): number {
  const taken = new Set(layers.map(({ entry }) => entry.id));
  let number = 1;
  while (taken.has(`${PREFIX}${number}`)) number += 1;
  return number;
}

/** The name that a person gave, with what the layer is. */
const titleOf = (name: string, kind: LocalText | undefined): LocalText => ({
  'zh-CN': `${name}${kind === undefined ? '' : `（${kind['zh-CN']}）`}（自己的数据）`,
  en: `${name}${kind === undefined ? '' : ` (${kind.en})`} (own data)`,
});

const common = (number: number) => ({
  id: `${PREFIX}${number}`,
  domain: 'own',
  owner: OWN_LABEL,
});

/** The layers of a file: one for each kind of geometry that it has. */
export function entriesOfFile(
  { parts, fields }: OwnData,
  { name, datum, layers }: { name: string; datum: Datum; layers: readonly ShownLayer[] },
): CatalogueEntry[] {
  const first = firstFree(layers);
  return parts.map(({ geometry, data, count }, index) => ({
    ...common(first + index),
    title: titleOf(name, parts.length > 1 ? KINDS[geometry] : undefined),
    attribution: OWN_LABEL,
    fields: [...fields],
    source: { type: 'geojson', data, datum },
    style: {
      geometry,
      colour: COLOURS[(first + index - 1) % COLOURS.length]!,
      ...(geometry === 'point' && (count ?? MANY_POINTS) >= MANY_POINTS
        ? { clusterMaxZoom: CLUSTER_UP_TO }
        : {}),
    },
  }));
}

export interface ServiceChoice {
  readonly title: string;
  readonly source: Source;
  readonly datum: Datum;
  /** Undefined for pictures. */
  readonly geometry: OwnGeometry | undefined;
  readonly attribution: string | undefined;
  readonly layers: readonly ShownLayer[];
}

/** A layer of a service. */
export function entryOfService(choice: ServiceChoice): CatalogueEntry {
  const number = firstFree(choice.layers);
  const said = choice.attribution;
  return {
    ...common(number),
    title: titleOf(choice.title, undefined),
    attribution:
      said === undefined
        ? OWN_LABEL
        : { 'zh-CN': `${said}；${OWN_LABEL['zh-CN']}`, en: `${said}; ${OWN_LABEL.en}` },
    source: { ...choice.source, datum: choice.datum },
    style:
      choice.geometry === undefined
        ? { geometry: 'raster' }
        : { geometry: choice.geometry, colour: COLOURS[(number - 1) % COLOURS.length]! },
  };
}
