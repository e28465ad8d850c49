import type { DOMAIN_PRESETS } from '../domain-presets.ts';
import type { IconName } from '../icon-names.ts';
import type { LayerKindId } from '../layer-kind-ids.ts';
import type { Geometry } from '../known.ts';
import type { Field, Style } from '../style.ts';
import type { LocalText } from '../text.ts';

/** A ready layer kind: what a county's layer of this sort looks like and what its features say. */
export interface LayerKind {
  readonly id: LayerKindId;
  readonly title: LocalText;
  /** Its domain in the official set of 2020, and in that of 2022. */
  readonly domain: (typeof DOMAIN_PRESETS)['2020'][number]['id'];
  readonly domain2022: (typeof DOMAIN_PRESETS)['2022'][number]['id'];
  readonly group: LocalText;
  readonly geometry: Geometry;
  readonly style: Style;
  readonly fields: readonly Field[];
  /** Not drawn below this zoom. */
  readonly minZoom: number;
  /** How often such data are brought up to date, as an ISO 8601 duration. */
  readonly refresh: string;
}

export const local = (zh: string, en: string): LocalText => ({ 'zh-CN': zh, en });

export const text = (name: string, zh: string, en: string): Field => ({
  name,
  label: local(zh, en),
  type: 'text',
});
export const number = (name: string, zh: string, en: string, unit?: string): Field => ({
  name,
  label: local(zh, en),
  type: 'number',
  ...(unit === undefined ? {} : { unit }),
});
export const date = (name: string, zh: string, en: string): Field => ({
  name,
  label: local(zh, en),
  type: 'date',
});
export const time = (name: string, zh: string, en: string): Field => ({
  name,
  label: local(zh, en),
  type: 'datetime',
});
export const code = (
  name: string,
  zh: string,
  en: string,
  codes: Readonly<Record<string, LocalText>>,
): Field => ({ name, label: local(zh, en), type: 'code', codes: { ...codes } });

export const NAME = text('name', '名称', 'Name');
export const ADDRESS = text('address', '地址', 'Address');
export const VILLAGE = text('village', '所在村', 'Village');
export const KEEPER = text('keeper', '管理单位', 'Kept by');
export const PHONE: Field = { name: 'phone', label: local('联系电话', 'Telephone'), type: 'phone' };
export const PHOTO: Field = { name: 'photo', label: local('照片', 'Photo'), type: 'photo' };
export const MEASURED = time('measured', '测量时间', 'Measured');
/** Area in mu, the unit of Chinese farming (1 mu = 666.67 m²). */
export const AREA_MU = number('area_mu', '面积', 'Area', '亩');
export const LENGTH = number('length', '长度', 'Length', 'km');

/** Colours of a state, each with a pattern or word beside it; red is for what needs a person now. */
export const STATE = { good: '#2e7d4f', watch: '#c77700', bad: '#b3261e', off: '#76808a' } as const;

/** Working state of a device. */
export const DEVICE_STATES = {
  normal: local('正常', 'Normal'),
  warning: local('预警', 'Warning'),
  offline: local('离线', 'Offline'),
} as const;

export const DEVICE_STATE = code('state', '状态', 'State', DEVICE_STATES);

export const DEVICE_CLASSES: Pick<Style, 'field' | 'classes'> = {
  field: 'state',
  classes: [
    { value: 'normal', label: DEVICE_STATES.normal, colour: STATE.good },
    { value: 'warning', label: DEVICE_STATES.warning, colour: STATE.bad, pattern: 'diagonal' },
    { value: 'offline', label: DEVICE_STATES.offline, colour: STATE.off, pattern: 'dots' },
  ],
};

export const point = (icon: IconName, colour: string, more: Partial<Style> = {}): Style => ({
  geometry: 'point',
  icon,
  colour,
  size: 7,
  labelField: 'name',
  labelMinZoom: 14,
  ...more,
});
export const line = (colour: string, size: number, more: Partial<Style> = {}): Style => ({
  geometry: 'line',
  colour,
  size,
  ...more,
});
export const area = (
  colour: string,
  pattern: NonNullable<Style['pattern']>,
  more: Partial<Style> = {},
): Style => ({ geometry: 'area', colour, pattern, ...more });

type Domains = Pick<LayerKind, 'domain' | 'domain2022'>;

/** Makes the rows of a domain. A row: id, names, group, style, fields, zoom and refresh. */
export const kindsOf =
  (domain: Domains['domain'], usual2022: Domains['domain2022']) =>
  (
    id: LayerKindId,
    title: readonly [zh: string, en: string],
    group: LocalText,
    style: Style,
    fields: readonly Field[],
    minZoom: number,
    refresh: string,
    domain2022: Domains['domain2022'] = usual2022,
  ): LayerKind => ({
    id,
    title: local(...title),
    domain,
    domain2022,
    group,
    geometry: style.geometry,
    style,
    fields,
    minZoom,
    refresh,
  });
