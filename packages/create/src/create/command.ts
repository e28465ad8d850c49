import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Answers } from './answers.ts';
import { knownCounty } from './divisions.ts';
import { refuseUnlessEmpty } from './not-empty.ts';
import { portalFiles } from './portal-files.ts';
import { toFillIn } from './readme.ts';

/** What was written. */
export interface Created {
  readonly folder: string;
  /** Paths below the folder. */
  readonly files: readonly string[];
  /** What the county has yet to fill in, in the language of the answers. */
  readonly toFillIn: readonly string[];
}

/** Version of this package, which is that of the whole kit. */
export function kitVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/**
 * Writes a new portal into an empty folder, which it makes when it is not there.
 *
 * @throws YztError `conflict` when there is something in the folder, `invalid` for a code that no county has and
 * for answers that make no county file; nothing is written then
 */
export function createPortal(answers: Answers, version = kitVersion()): Created {
  const known = knownCounty(answers.code);
  const files = portalFiles(answers, known, version);
  refuseUnlessEmpty(answers.folder);
  for (const [path, text] of Object.entries(files)) {
    const at = join(answers.folder, path);
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, text, { flag: 'wx' });
  }
  return {
    folder: answers.folder,
    files: Object.keys(files),
    toFillIn: toFillIn(answers, known, answers.locale),
  };
}
