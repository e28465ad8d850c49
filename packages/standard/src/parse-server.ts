import { caseSettingsFindings } from './cases/case-settings.ts';
import { serverFindings } from './check-server.ts';
import { CountyServerFile } from './county-server.ts';
import { readFile, refuse } from './parse.ts';
import type { Issue } from './problem.ts';
import { fit } from './schema-findings.ts';

export type ParsedCountyServer =
  { ok: true; server: CountyServerFile } | { ok: false; issues: Issue[] };

/** Reads a private county file, in the manner of {@link parseCounty}. */
export function parseCountyServer(input: string): ParsedCountyServer {
  const read = readFile(input, []);
  if (!read.ok) return refuse(read.findings);
  const { value: server, findings } = fit(CountyServerFile, read.file);
  const all = [
    ...findings,
    ...serverFindings(read.file),
    ...(server?.cases === undefined ? [] : caseSettingsFindings(server.cases, 'cases')),
  ];
  return server === undefined || all.length > 0 ? refuse(all) : { ok: true, server };
}
