import { CatalogueEntry } from './catalogue.ts';
import { countyIssues } from './check-county.ts';
import { entryIssues, type EntryContext } from './check-entry.ts';
import { serverIssues } from './check-server.ts';
import { CountyFile } from './county.ts';
import { CountyServerFile } from './county-server.ts';
import { issueAt } from './issue.ts';
import { readJson } from './json.ts';
import { YztError, type Issue } from './problem.ts';
import { isObject, type Json } from './reading.ts';
import { fit, wrongType } from './schema-issues.ts';
import { COUNTY_UPGRADES, upgrade, type UpgradeStep } from './upgrade.ts';
import { STANDARD_VERSION } from './version.ts';

export type ParsedCounty =
  /** `upgradedFrom` names the version that the file was written in, when it is not ours. */
  | { ok: true; county: CountyFile; upgradedFrom?: string }
  /** Everything that is wrong, in the order of the file's parts. */
  | { ok: false; issues: Issue[] };

export type ParsedCountyServer =
  { ok: true; server: CountyServerFile } | { ok: false; issues: Issue[] };

export type ParsedEntry = { ok: true; entry: CatalogueEntry } | { ok: false; issues: Issue[] };

/**
 * Reads a public county file. Never throws: it gives the county, or everything that is wrong with the
 * file at once, each with its path, the reason and what to do.
 */
export function parseCounty(input: string): ParsedCounty {
  const read = readFile(input, COUNTY_UPGRADES);
  if (!read.ok) return read;
  const { file, steps } = read;
  const fitted = fit(CountyFile, file);
  const issues = [...fitted.issues, ...countyIssues(file)];
  if (fitted.value === undefined || issues.length > 0) {
    return { ok: false, issues: issues.map((found) => asWritten(found, steps)) };
  }
  const county = fitted.value;
  const from = steps[0]?.from;
  return from === undefined ? { ok: true, county } : { ok: true, county, upgradedFrom: from };
}

/** Reads a private county file, in the manner of {@link parseCounty}. */
export function parseCountyServer(input: string): ParsedCountyServer {
  const read = readFile(input, []);
  if (!read.ok) return read;
  const fitted = fit(CountyServerFile, read.file);
  const issues = [...fitted.issues, ...serverIssues(read.file)];
  if (fitted.value === undefined || issues.length > 0) return { ok: false, issues };
  return { ok: true, server: fitted.value };
}

/** Checks one catalogue entry; against the county's domains and divisions as well, when they are given. */
export function parseCatalogueEntry(value: unknown, context: EntryContext = {}): ParsedEntry {
  const fitted = fit(CatalogueEntry, value);
  const issues = [...fitted.issues, ...(isObject(value) ? entryIssues(value, '', context) : [])];
  if (fitted.value === undefined || issues.length > 0) return { ok: false, issues };
  return { ok: true, entry: fitted.value };
}

/** The issues as one error to throw or to show: `unsupported_version` when that is what is wrong. */
export function countyError(issues: readonly Issue[], where?: string): YztError {
  const unread = issues.some(({ code }) => code === 'unsupported_version');
  const first = issues[0];
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return new YztError({
    code: unread ? 'unsupported_version' : 'invalid',
    message: first ? `${first.path === '' ? '' : `${first.path}: `}${first.message.en}${more}` : '',
    issues,
    ...(where === undefined ? {} : { where }),
  });
}

type ReadFile =
  { ok: true; file: Json; steps: readonly UpgradeStep[] } | { ok: false; issues: Issue[] };

function readFile(input: string, upgrades: readonly UpgradeStep[]): ReadFile {
  const json = readJson(input);
  if (!json.ok) return json;
  if (!isObject(json.value)) return { ok: false, issues: [wrongType([], 'object', json.value)] };
  const upgraded = upgrade(json.value, upgrades);
  if (upgraded.ok) return upgraded;
  const supported = [STANDARD_VERSION, ...upgrades.map(({ from }) => from)].join(', ');
  const facts = { version: upgraded.version, supported };
  return { ok: false, issues: [issueAt('standard', 'unsupported_version', facts)] };
}

/** With the path that the file as written has, not the upgraded one. */
function asWritten(found: Issue, steps: readonly UpgradeStep[]): Issue {
  const path = steps.reduceRight((now, step) => step.pathBefore(now), found.path);
  return { ...found, path };
}
