import type { ResolvedEntry } from './resolve-entry.ts';

const NAMES = ['name', '名称', 'title', 'mc', 'MC', 'NAME'];

const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/**
 * The property that names a feature: what the map writes beside it, else one of the common names, else the
 * first text of the entry's fields. Undefined when the feature has none of them.
 */
export function nameProperty(
  entry: Pick<ResolvedEntry, 'style' | 'fields'>,
  properties: Readonly<Record<string, unknown>>,
): string | undefined {
  const texts = entry.fields.filter((field) => (field.type ?? 'text') === 'text');
  const candidates = [entry.style.labelField, ...NAMES, ...texts.map((field) => field.name)];
  return candidates.find((name) => name !== undefined && !isMissing(properties[name]));
}
