import {
  LAYER_KINDS,
  textIn,
  type Division,
  type LayerKind,
  type LayerKindId,
  type LocalText,
} from '@yizhangtu/standard';
import { VARIANT_SETS, type VariantSet } from './variants.ts';

/** One layer to be made: a kind, for the whole county or for a part of what it holds. */
export interface PlannedLayer {
  id: string;
  kind: LayerKind;
  title: LocalText;
  /** Code of the town that it covers. */
  town?: string;
  year?: number;
  theme?: { field: string; value: string };
}

/** Every kind once for the whole county, then the variant sets in their order. */
export function planCatalogue(towns: readonly Division[]): PlannedLayer[] {
  const whole = LAYER_KINDS.map((kind): PlannedLayer => ({ id: kind.id, kind, title: kind.title }));
  return [...whole, ...VARIANT_SETS.flatMap((set) => planSet(set, towns))];
}

function planSet(set: VariantSet, towns: readonly Division[]): PlannedLayer[] {
  const kind = kindOf(set.kind);
  const { 'zh-CN': zh, en } = kind.title;
  const layer = (key: string, title: LocalText): PlannedLayer => ({
    id: `${kind.id}-${key}`,
    kind,
    title,
  });
  if (set.by === 'theme') {
    return set.themes.map((theme) => ({
      ...layer(theme.id, { 'zh-CN': `${zh}（${theme.zh}）`, en: `${en}: ${theme.en}` }),
      theme: { field: set.field, value: theme.value },
    }));
  }
  if (set.by === 'year') {
    return set.years.map((year) => ({
      ...layer(String(year), { 'zh-CN': `${year} 年${zh}`, en: `${en}, ${year}` }),
      year,
    }));
  }
  return towns.map((town) => ({
    ...layer(town.code.slice(6), {
      'zh-CN': `${textIn(town.name, 'zh-CN')}${zh}`,
      en: `${en}, ${textIn(town.name, 'en')}`,
    }),
    town: town.code,
  }));
}

function kindOf(id: LayerKindId): LayerKind {
  const kind = LAYER_KINDS.find((other) => other.id === id);
  if (!kind) throw new Error(`no layer kind ${id}`);
  return kind;
}
