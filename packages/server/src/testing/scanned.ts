import { after, before } from 'node:test';
import { samplePeople } from '../identity/development/people.ts';
import { COUNTY } from './county-folder.ts';
import { PLACES } from './divided-county.ts';

export interface Scan {
  /** Answers that were read, and those among them that revealed somebody. */
  readonly seen: { answers: number; reveals: number };
  /** Where a value in full was found, and which attribute it is of. */
  readonly found: readonly string[];
}

/** Names are told to who may choose one of the people to sign in as, and to themselves. */
const TELLS_NAMES = /\/session(\/|\?|$)/;
const REVEALS = /\/(people|cases)\/[^/]+\/reveal$/;

/** Looks for the made-up people's values in each answer to the tests of a file. */
export function scanAnswers(): Scan {
  const people = samplePeople(COUNTY, PLACES).map(({ attributes }) => attributes);
  const needles = people.flatMap((attributes) => Object.entries(attributes));
  const seen = { answers: 0, reveals: 0 };
  const found: string[] = [];
  const ask = globalThis.fetch;
  async function look(response: Response): Promise<void> {
    const text = await response.text();
    seen.answers += 1;
    if (response.status === 200 && REVEALS.test(response.url)) {
      seen.reveals += 1;
      return;
    }
    for (const [attribute, value] of needles) {
      if (attribute === 'name' && TELLS_NAMES.test(response.url)) continue;
      if (text.includes(value)) found.push(`${attribute} at ${response.url}`);
    }
  }
  before(() => {
    globalThis.fetch = async (...args) => {
      const response = await ask(...args);
      // A stream has no end to wait for.
      const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
      if (isStream !== true) await look(response.clone());
      return response;
    };
  });
  after(() => {
    globalThis.fetch = ask;
  });
  return { seen, found };
}
