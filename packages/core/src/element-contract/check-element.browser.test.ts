import { expect } from '@open-wc/testing';
import 'axe-core';
import { checkElement, elementFindings, type AxeLike, type ElementSpec } from '../testing.ts';
import type { RightElement, Row } from './wrong-elements.test.fixture.ts';

const ROWS: readonly Row[] = [
  { id: '1', name: '武康站' },
  { id: '2', name: '新市站' },
];

const specOf = (tag: string): ElementSpec => ({
  tag,
  module: new URL('./wrong-elements.test.fixture.ts', import.meta.url).href,
  give: (element) => void ((element as RightElement).rows = ROWS),
  giveEmpty: (element) => void ((element as RightElement).rows = []),
  data: ROWS,
  shows: '新市站',
  empty: [],
  fetches: true,
  axe: (globalThis as unknown as { axe: AxeLike }).axe,
});

async function rulesOf(tag: string): Promise<string[]> {
  const found = await elementFindings(specOf(tag));
  return found.map(({ rule }) => rule).sort();
}

describe('the contract of an element', () => {
  it('is kept by an element of the base class, the controllers and the states', async () => {
    await checkElement(specOf('right-element'));
  });

  const WRONG: Readonly<Record<string, readonly string[]>> = {
    'needs-provider': ['empty_silent', 'given_not_shown'],
    'silent-element': ['empty_silent', 'error_silent', 'loading_silent', 'no_way_on'],
    'one-language': ['not_english'],
    'english-only': ['not_chinese'],
    'fixed-text': ['target_small', 'text_fixed', 'text_small'],
    'too-wide': ['text_cut', 'too_wide'],
    'pale-element': ['axe'],
    'leaky-element': ['listener_left', 'work_left'],
    'foreign-element': ['foreign_request'],
    'unsafe-element': ['throws', 'trusted_types'],
    'unending-element': ['not_aborted'],
    'throws-element': ['throws'],
  };
  for (const [tag, rules] of Object.entries(WRONG)) {
    it(`finds what is wrong with <${tag}>, and nothing else`, async () => {
      expect(await rulesOf(tag)).to.deep.equal(rules);
    });
  }

  it('finds who fetches past the client, though data were given', async () => {
    const rules = await rulesOf('own-fetch');
    expect(rules).to.include.members(['given_asks', 'not_through_client', 'language_stays']);
  });

  it('says a tag that its module does not register', async () => {
    expect(await rulesOf('no-such-element')).to.deep.equal(['not_defined']);
  });

  it('says in words what was seen and what to mend, in both languages', async () => {
    for (const [locale, seen, mend] of [
      ['zh-CN', /\[listener_left\].*window: resize/is, /disconnectedCallback/],
      ['en', /After removal listeners are left: .*document: click/is, /Remove them in/],
    ] as const) {
      const thrown = await checkElement(specOf('leaky-element'), locale).then(
        () => undefined,
        (error: Error) => error.message,
      );
      expect(thrown).to.match(seen).and.match(mend);
    }
  });

  it('leaves the page of the test as it was', async () => {
    const before = document.body.childElementCount;
    await elementFindings(specOf('right-element'));
    expect(document.body.childElementCount).to.equal(before);
  });
});
