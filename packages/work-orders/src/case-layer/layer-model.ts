import type { CatalogueEntry } from '@yizhangtu/standard';
import {
  CASE_KIND_NAMES,
  CASE_STATE_NAMES,
  CASE_STATES,
  type CaseSummary,
} from '@yizhangtu/standard/cases.js';
import type { CasePoints } from '@yizhangtu/standard/contract.js';

/** How a case stands, as the map shows it: by colour and by a sign of the legend. */
export type Standing = 'open' | 'late' | 'done';

type CasePoint = CasePoints['features'][number];

/** States in which nobody has anything to do any more. */
const DONE: ReadonlySet<string> = new Set([
  'closed',
  'rejected',
  'merged',
  'withdrawn',
  'transferred',
  'revisited',
  'answered',
]);

export const standingOf = ({ state, late }: { state: string; late?: boolean | undefined }) =>
  DONE.has(state) ? 'done' : late === true ? 'late' : ('open' satisfies Standing);

/** A case as a feature of the layer: its id is the case's. */
export interface CaseFeature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: { readonly type: 'Point'; readonly coordinates: [number, number] };
  readonly properties: CasePoint['properties'] & { readonly standing: Standing };
}

export const featureOf = ({ id, geometry, properties }: CasePoint): CaseFeature => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates: [geometry.coordinates[0], geometry.coordinates[1]] },
  properties: { ...properties, standing: standingOf(properties) },
});

/** A case that was heard of, as a point; undefined for one without a place on the map. */
export function pointOf(matter: CaseSummary): CaseFeature | undefined {
  const { id, receipt, title, kind, category, state, late = false, place } = matter;
  if (place.point === undefined) return undefined;
  const at = matter.submittedAt ?? matter.createdAt;
  return featureOf({
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: place.point },
    properties: { receipt, title, kind, category, state, late, at },
  });
}

/** What news of a case change on the map. */
export type LayerNews =
  | { readonly what: 'nothing' }
  /** It stands where it stood: its looks alone change, and no tile is made anew. */
  | { readonly what: 'looks'; readonly feature: CaseFeature }
  /** It is new, or has moved: the layer gets its data anew. */
  | { readonly what: 'data'; readonly feature: CaseFeature };

export function newsOf(known: CaseFeature | undefined, now: CaseFeature | undefined): LayerNews {
  if (now === undefined) return { what: 'nothing' };
  if (known === undefined) return { what: 'data', feature: now };
  const [was, is] = [known.geometry.coordinates, now.geometry.coordinates];
  if (was[0] !== is[0] || was[1] !== is[1]) return { what: 'data', feature: now };
  const same = JSON.stringify(known.properties) === JSON.stringify(now.properties);
  return same ? { what: 'nothing' } : { what: 'looks', feature: now };
}

/** Points are heaps up to this zoom. */
const CLUSTER_UP_TO = 13;

/** The layer as an entry of a map: in no catalogue, and in no link. */
export function entryOf(
  id: string,
  features: readonly CaseFeature[],
  sample: boolean,
): CatalogueEntry {
  return {
    id,
    domain: 'governance',
    title: { 'zh-CN': '事件', en: 'Cases' },
    ...(sample ? { sample } : {}),
    source: {
      type: 'geojson',
      data: { type: 'FeatureCollection', features },
      datum: 'WGS84',
    },
    style: {
      geometry: 'point',
      icon: 'speech',
      colour: '#3c4f96',
      size: 7,
      field: 'standing',
      classes: [
        { value: 'late', label: { 'zh-CN': '超期', en: 'Overdue' }, colour: '#a3161f' },
        { value: 'open', label: { 'zh-CN': '办理中', en: 'Open' }, colour: '#3c4f96' },
        { value: 'done', label: { 'zh-CN': '已处理', en: 'Dealt with' }, colour: '#5f7a6c' },
      ],
      labelField: 'title',
      labelMinZoom: 15,
      clusterMaxZoom: CLUSTER_UP_TO,
    },
    fields: [
      { name: 'title', label: { 'zh-CN': '事项', en: 'Matter' } },
      { name: 'receipt', label: { 'zh-CN': '受理编号', en: 'Receipt number' } },
      {
        name: 'kind',
        label: { 'zh-CN': '类型', en: 'Kind' },
        type: 'code',
        codes: { ...CASE_KIND_NAMES },
      },
      {
        name: 'state',
        label: { 'zh-CN': '状态', en: 'State' },
        type: 'code',
        codes: Object.fromEntries(CASE_STATES.map((state) => [state, CASE_STATE_NAMES[state]])),
      },
      { name: 'late', label: { 'zh-CN': '超期', en: 'Overdue' }, type: 'boolean' },
      { name: 'at', label: { 'zh-CN': '提交时间', en: 'Submitted' }, type: 'datetime' },
    ],
  };
}
