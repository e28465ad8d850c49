import type * as z from 'zod/mini';
import { CatalogueEntry } from './catalogue.ts';
import { entryFindings } from './check-entry.ts';
import { countyFindings } from './check-layers.ts';
import type { EntryContext } from './check-parts.ts';
import { CountyFile } from './county.ts';
import { finding, type Finding } from './finding.ts';
import { issueOf } from './issue.ts';
import { readJson } from './json.ts';
import type { Issue } from './problem.ts';
import { isObject, type Json } from './reading.ts';
import { fit, wrongType } from './schema-findings.ts';
import { COUNTY_UPGRADES, upgrade, type UpgradeStep } from './upgrade.ts';
import { STANDARD_VERSION } from './version.ts';

export type ParsedCounty =
  /** `upgradedFrom` names the version that the file was written in, when it is not ours. */
  | { ok: true; county: CountyFile; upgradedFrom?: string }
  /** Everything that is wrong: first by the schema, then by what the parts say of each other. */
  | { ok: false; issues: Issue[] };

export type ParsedEntry = { ok: true; entry: CatalogueEntry } | { ok: false; issues: Issue[] };

/**
 * Reads a public county file. Never throws: it gives the county, or everything that is wrong with the
 * file at once, each with its path, the reason and what to do.
 */
export function parseCounty(input: string): ParsedCounty {
  const read = readFile(input, COUNTY_UPGRADES);
  if (!read.ok) return refuse(read.findings);
  const { file, steps } = read;
  const { value: county, findings } = fit(CountyFile, file);
  const all = [...findings, ...countyFindings(file)];
  if (county === undefined || all.length > 0) {
    return refuse(all.map((found) => asWritten(found, steps)));
  }
  const from = steps[0]?.from;
  return from === undefined ? { ok: true, county } : { ok: true, county, upgradedFrom: from };
}

/** Checks one catalogue entry; against the county's domains and divisions as well, when they are given. */
export function parseCatalogueEntry(value: unknown, context: EntryContext = {}): ParsedEntry {
  const { value: entry, findings } = fit(CatalogueEntry, value);
  const all = [...findings, ...(isObject(value) ? entryFindings(value, '', context) : [])];
  return entry === undefined || all.length > 0 ? refuse(all) : { ok: true, entry };
}

/** Checks any value by a schema, such as a row of the API contract has. */
export function parseValue<T>(
  schema: z.ZodMiniType<T>,
  value: unknown,
): { ok: true; value: T } | { ok: false; issues: Issue[] } {
  const read = fit(schema, value);
  return read.value === undefined && read.findings.length > 0
    ? refuse(read.findings)
    : { ok: true, value: read.value as T };
}

export const refuse = (findings: readonly Finding[]) => ({
  ok: false as const,
  issues: findings.map(issueOf),
});

type ReadFile =
  { ok: true; file: Json; steps: readonly UpgradeStep[] } | { ok: false; findings: Finding[] };

/** A file's text as the newest version of the standard would have it, or what keeps it from being read. */
export function readFile(input: string, upgrades: readonly UpgradeStep[]): ReadFile {
  const json = readJson(input);
  if (!json.ok) return json;
  if (!isObject(json.value)) return { ok: false, findings: [wrongType([], 'object', json.value)] };
  const upgraded = upgrade(json.value, upgrades);
  if (upgraded.ok) return upgraded;
  const supported = [STANDARD_VERSION, ...upgrades.map(({ from }) => from)].join(', ');
  const facts = { version: upgraded.version, supported };
  return { ok: false, findings: [finding('standard', 'unsupported_version', facts)] };
}

/** With the path that the file as written has, not the upgraded one. */
function asWritten(found: Finding, steps: readonly UpgradeStep[]): Finding {
  const path = steps.reduceRight((now, step) => step.pathBefore(now), found.path);
  return { ...found, path };
}
