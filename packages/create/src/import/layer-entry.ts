import { pinyin } from 'pinyin-pro';
import {
  domainsOf,
  Id,
  textIn,
  type CatalogueEntry,
  type CountyFile,
  type Domain,
  type Field,
  type Locale,
} from '@yizhangtu/standard';
import type { GeometryKind } from './candidate.ts';
import { fileFault } from './file-fault.ts';
import { boundsOf } from './geometry.ts';

export interface LayerWords {
  readonly title: string;
  readonly id?: string | undefined;
  readonly domain?: string | undefined;
  readonly group?: string | undefined;
}

export interface LayerData {
  readonly kind: GeometryKind;
  readonly fields: readonly Field[];
  readonly positions: readonly GeoJSON.Position[];
}

/** The catalogue entry of an imported layer. `today` is an ISO date. */
export function layerEntry(
  words: LayerWords,
  data: LayerData,
  county: CountyFile,
  today: string,
): CatalogueEntry {
  const id = layerId(words);
  const { id: domain, colour } = domainOf(words.domain, county);
  const box = boundsOf(data.positions);
  // A single point, or a row of them, has no width or height: such bounds frame nothing.
  const bounds = box && box[0] < box[2] && box[1] < box[3] ? box : undefined;
  return {
    id,
    domain,
    ...(words.group === undefined ? {} : { group: words.group }),
    title: words.title,
    // Relative to the county file; the server may serve a large layer as tiles instead.
    source: { type: 'ogc-features', href: `ogc/collections/${id}`, datum: 'WGS84' },
    style: {
      geometry: data.kind,
      ...(colour === undefined ? {} : { colour }),
      ...labelOf(data),
    },
    fields: [...data.fields],
    updated: today,
    pinyin: searchKeys(words.title),
    ...(bounds === undefined ? {} : { bounds }),
  };
}

/** The id given, or the title in pinyin: `古树名木` is `gu-shu-ming-mu`. */
export function layerId({ id, title }: LayerWords): string {
  const made =
    id ??
    pinyin(title, { toneType: 'none', nonZh: 'consecutive' })
      .toLowerCase()
      .replace(/ü/g, 'v')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80);
  if (Id.safeParse(made, { jitless: true }).success) return made;
  throw fileFault(
    'invalid',
    'layer_id',
    { 'zh-CN': `“${made}”不能作图层的 id。`, en: `“${made}” cannot be the id of a layer.` },
    {
      'zh-CN': '用 --id 指定：小写字母、数字、点、横线，最多 80 个字符。',
      en: 'Give one with --id: lower-case letters, digits, dots and hyphens, 80 at most.',
    },
  );
}

function searchKeys(title: string): { full: string; initials: string } {
  const syllables = pinyin(title, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  const plain = syllables.map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''));
  return { full: plain.join(''), initials: plain.map((syllable) => syllable.charAt(0)).join('') };
}

/** The domain asked for by id or by name; without one, the county's first. */
export function domainOf(wanted: string | undefined, county: CountyFile): Domain {
  const domains = domainsOf(county.domains);
  const isWanted = ({ id, name }: Domain): boolean =>
    [id, textIn(name, 'zh-CN'), textIn(name, 'en')].includes(wanted ?? id);
  const found = domains.find(isWanted);
  if (found) return found;
  const known = (locale: Locale) =>
    domains.map(({ id, name }) => `${id} (${textIn(name, locale)})`);
  throw fileFault(
    'invalid',
    'domain_unknown',
    {
      'zh-CN': `本县没有领域“${wanted ?? ''}”。`,
      en: `The county has no domain “${wanted ?? ''}”.`,
    },
    {
      'zh-CN': `--domain 可以是：${known('zh-CN').join('、')}。`,
      en: `--domain may be: ${known('en').join(', ')}.`,
    },
  );
}

/** A field that names things is written beside points. */
function labelOf({ kind, fields }: LayerData): { labelField?: string; labelMinZoom?: number } {
  const name = fields.find(
    ({ name: field, type }) => type === 'text' && /^(name|名称|.{0,4}名称?)$/i.test(field),
  );
  return name && kind !== 'line' ? { labelField: name.name, labelMinZoom: 13 } : {};
}
