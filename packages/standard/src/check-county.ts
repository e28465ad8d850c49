import { contrast } from './contrast.ts';
import {
  boundsFindings,
  domainFindings,
  duplicates,
  extentFindings,
  type EntryContext,
} from './check-parts.ts';
import { DOMAIN_PRESETS } from './domain-presets.ts';
import { finding, shown, type Finding } from './finding.ts';
import { has, isObject, objectIn, objectsIn, textIn, type Json } from './reading.ts';

/** What the schema cannot say about the layers of a file. */
export type LayersCheck = (file: Json, catalogue: Json, context: EntryContext) => Finding[];

/**
 * What the schema cannot say about a county file; about its layers, if it has any, by `ofLayers`. Reads
 * whatever it is given, so that it runs beside the schema.
 */
export function indexFindings(file: Json, ofLayers: LayersCheck): Finding[] {
  const divisions = objectIn(file, 'divisions') ?? {};
  const units = objectsIn(divisions, 'units');
  const codes = new Set(
    units.map(([unit]) => unit['code']).filter((code) => typeof code === 'string'),
  );
  // Codes that are served elsewhere cannot be checked here.
  const complete = has(divisions, 'units') && !has(divisions, 'href');
  const catalogue = objectIn(file, 'catalogue') ?? {};
  const services = objectIn(file, 'services') ?? {};
  const domains = domainIds(file['domains']);
  const context = {
    ...(domains ? { domains } : {}),
    ...(complete ? { divisions: codes } : {}),
  };
  return [
    ...accentFindings(objectIn(file, 'county') ?? {}),
    ...boundsFindings(objectIn(file, 'county') ?? {}, 'county'),
    ...duplicates(divisions, 'kinds', 'id', 'divisions.kinds'),
    ...duplicates(divisions, 'units', 'code', 'divisions.units'),
    ...unitFindings(divisions, units, complete ? codes : undefined),
    ...presetFindings(file['domains']),
    ...duplicates(file, 'domains', 'id', 'domains'),
    ...duplicates(file, 'baseMaps', 'id', 'baseMaps'),
    ...objectsIn(file, 'baseMaps').flatMap(([base, index]) =>
      extentFindings(base, `baseMaps[${index}]`),
    ),
    ...ofLayers(file, catalogue, context),
    ...duplicates(services, 'list', 'id', 'services.list'),
    ...objectsIn(services, 'list').flatMap(([service, index]) =>
      domainFindings(service, `services.list[${index}]`, context),
    ),
  ];
}

/** Ids of the domains; undefined when they cannot be told, which is an issue of its own. */
function domainIds(domains: unknown): readonly string[] | undefined {
  if (Array.isArray(domains)) {
    return domains.flatMap((domain: unknown) =>
      isObject(domain) && typeof domain['id'] === 'string' ? [domain['id']] : [],
    );
  }
  const preset = isObject(domains) ? domains['preset'] : undefined;
  return typeof preset === 'string' && Object.hasOwn(DOMAIN_PRESETS, preset)
    ? DOMAIN_PRESETS[preset as keyof typeof DOMAIN_PRESETS].map(({ id }) => id)
    : undefined;
}

function presetFindings(domains: unknown): Finding[] {
  const preset = isObject(domains) ? domains['preset'] : undefined;
  if (typeof preset !== 'string' || Object.hasOwn(DOMAIN_PRESETS, preset)) return [];
  const facts = { value: shown(preset), options: Object.keys(DOMAIN_PRESETS).join(', ') };
  return [finding('domains.preset', 'unknown_preset', facts)];
}

/** Colours that white text on them, or they as text on white, would make hard to read (WCAG 2.2, 1.4.3). */
function accentFindings(county: Json): Finding[] {
  const accent = textIn(county, 'accent');
  if (accent === undefined || !/^#[0-9a-f]{6}$/i.test(accent)) return [];
  const ratio = contrast(accent, '#ffffff');
  if (ratio >= 4.5) return [];
  const facts = {
    value: accent,
    ratio: (Math.floor(ratio * 10) / 10).toFixed(1),
    safe: darkened(accent),
  };
  return [finding('county.accent', 'accent_contrast', facts)];
}

/** The same hue, just dark enough for words on white. */
function darkened(colour: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  for (let share = 0.98; ; share -= 0.02) {
    const darker = parts.map((part) =>
      Math.round(part * share)
        .toString(16)
        .padStart(2, '0'),
    );
    const found = `#${darker.join('')}`;
    if (contrast(found, '#ffffff') >= 4.5) return found;
  }
}

function unitFindings(
  divisions: Json,
  units: readonly (readonly [Json, number])[],
  codes: ReadonlySet<string> | undefined,
): Finding[] {
  const kinds = objectsIn(divisions, 'kinds').map(([kind]) => kind['id']);
  const found = units.flatMap(([unit, index]) => {
    const path = `divisions.units[${index}]`;
    const found = boundsFindings(unit, path);
    const kind = textIn(unit, 'kind');
    if (kind !== undefined && !kinds.includes(kind)) {
      const facts = { value: shown(kind), options: kinds.join(', ') };
      found.push(finding(`${path}.kind`, 'unknown_division_kind', facts));
    }
    const parent = textIn(unit, 'parent');
    if (parent !== undefined && codes && !codes.has(parent)) {
      found.push(finding(`${path}.parent`, 'unknown_division', { value: shown(parent) }));
    }
    return found;
  });
  return [...found, ...cycles(units)];
}

/** One issue for each circle of parents, at the first division of it in the file. */
function cycles(units: readonly (readonly [Json, number])[]): Finding[] {
  const parents = new Map<string, { parent: string | undefined; index: number }>();
  for (const [unit, index] of units) {
    const code = textIn(unit, 'code');
    if (code !== undefined && !parents.has(code)) {
      parents.set(code, { parent: textIn(unit, 'parent'), index });
    }
  }
  const seen = new Set<string>();
  const found: Finding[] = [];
  for (const [start, { index }] of parents) {
    const way: string[] = [];
    let code: string | undefined = start;
    while (code !== undefined && parents.has(code) && !seen.has(code)) {
      seen.add(code);
      way.push(code);
      code = parents.get(code)?.parent;
    }
    const from = code === undefined ? -1 : way.indexOf(code);
    if (from < 0) continue;
    const circle = way.slice(from);
    const first = Math.min(...circle.map((member) => parents.get(member)?.index ?? index));
    const chain = [...circle, circle[0]].join(' → ');
    found.push(finding(`divisions.units[${first}].parent`, 'cyclic_parent', { chain }));
  }
  return found;
}
