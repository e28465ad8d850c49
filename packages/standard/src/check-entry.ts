import { finding, shown, type Finding } from './finding.ts';
import { FEATURE_SOURCES } from './known.ts';
import { LAYER_KIND_IDS } from './layer-kind-ids.ts';
import { below, domainFindings, extentFindings, type EntryContext } from './check-parts.ts';
import { has, listIn, objectIn, textIn, type Json } from './reading.ts';

/** Names of the class tables of the standard. */
export const CLASS_TABLE_IDS = ['land-use-3'] as const;

/** What the schema cannot say about a catalogue entry. Reads whatever it is given. */
export function entryFindings(entry: Json, path: string, context: EntryContext): Finding[] {
  return [
    ...domainFindings(entry, path, context),
    ...divisionFindings(entry, path, context),
    ...kindFindings(entry, path),
    ...sourceFindings(objectIn(entry, 'source'), path === '' ? 'source' : `${path}.source`),
    ...styleFindings(objectIn(entry, 'style'), path === '' ? 'style' : `${path}.style`),
    ...extentFindings(entry, path),
  ];
}

function divisionFindings(entry: Json, path: string, { divisions }: EntryContext): Finding[] {
  if (!divisions) return [];
  const known = new Set(divisions);
  return listIn(entry, 'divisions').flatMap((code, index) =>
    typeof code === 'string' && !known.has(code)
      ? [
          finding(`${below(path, 'divisions')}[${index}]`, 'unknown_division', {
            value: shown(code),
          }),
        ]
      : [],
  );
}

function kindFindings(entry: Json, path: string): Finding[] {
  const kind = textIn(entry, 'kind');
  const known: readonly string[] = LAYER_KIND_IDS;
  if (kind !== undefined && !known.includes(kind)) {
    return [finding(below(path, 'kind'), 'unknown_layer_kind', { value: shown(kind) })];
  }
  const source = objectIn(entry, 'source');
  const type = source && textIn(source, 'type');
  const whole: readonly unknown[] = FEATURE_SOURCES;
  const vector =
    whole.includes(type) ||
    type === 'mvt' ||
    (type === 'pmtiles' && source !== undefined && has(source, 'sourceLayer'));
  const styled = has(entry, 'kind') || has(entry, 'style');
  return vector && !styled ? [finding(path, 'style_missing')] : [];
}

function sourceFindings(source: Json | undefined, path: string): Finding[] {
  if (!source) return [];
  const empty =
    textIn(source, 'type') === 'geojson' && !has(source, 'href') && !has(source, 'data');
  return [...(empty ? [finding(path, 'source_empty')] : []), ...extentFindings(source, path)];
}

const COLOURINGS = ['classes', 'table', 'ranges'] as const;

function styleFindings(style: Json | undefined, path: string): Finding[] {
  if (!style) return [];
  const found: Finding[] = [];
  const given = COLOURINGS.filter((key) => has(style, key));
  if (given.length > 1) {
    found.push(finding(path, 'style_ambiguous', { given: given.join(', ') }));
  }
  if (given.length > 0 && !has(style, 'field')) {
    found.push(finding(path, 'field_missing', { given: given.join(', ') }));
  }
  const table = textIn(style, 'table');
  const tables: readonly string[] = CLASS_TABLE_IDS;
  if (table !== undefined && !tables.includes(table)) {
    const facts = { value: shown(table), options: tables.join(', ') };
    found.push(finding(`${path}.table`, 'unknown_table', facts));
  }
  const froms = listIn(style, 'ranges').map((range) => (range as Json | null)?.['from']);
  const ascending = froms.every((from, index) => {
    const before = froms[index - 1];
    return typeof from !== 'number' || typeof before !== 'number' || before < from;
  });
  if (!ascending) found.push(finding(`${path}.ranges`, 'ranges_unordered'));
  return found;
}
