import type { Locale } from '@yizhangtu/standard';
import { checkAxe } from './check-axe.ts';
import { checkEnd } from './check-end.ts';
import { checkGiven, checkPolicy } from './check-given.ts';
import { checkLargeText } from './check-large-text.ts';
import { checkStates } from './check-states.ts';
import { checkWords } from './check-words.ts';
import type { ElementSpec } from './element-spec.ts';
import { finding, findingLines, type Finding } from './findings.ts';
import { openStrictFrame } from './strict-frame.ts';
import { Watch } from './watch.ts';

/**
 * Tries an element in a page of its own under the strict policy, and says what it does not keep: data given or
 * fetched, states, both languages, large text, the narrowest place, axe, no foreign request, nothing left behind.
 *
 * @returns one finding for each rule that is broken; none when all is well
 */
export async function elementFindings(spec: ElementSpec): Promise<Finding[]> {
  const frame = await openStrictFrame(spec.module);
  try {
    if (!frame.window.customElements.get(spec.tag)) {
      return [finding('not_defined', `<${spec.tag}>`), ...checkPolicy(frame)];
    }
    const page = { frame, watch: new Watch(frame.window), spec };
    const found: Finding[] = [];
    // One after another: they share the page.
    for (const check of [checkGiven, checkStates, checkWords, checkLargeText, checkEnd]) {
      found.push(...(await check(page)));
    }
    const broken = checkPolicy(frame);
    // What throws in a page of its own would do so in the page of the tests.
    const isSafe = !broken.some(({ rule }) => rule === 'throws');
    return firstOfEach([...found, ...broken, ...(isSafe ? await checkAxe(spec) : [])]);
  } finally {
    frame.close();
  }
}

const firstOfEach = (found: readonly Finding[]): Finding[] =>
  found.filter(({ rule }, at) => found.findIndex((other) => other.rule === rule) === at);

/**
 * {@link elementFindings} as a test.
 *
 * @throws Error with what is wrong and what to do, rule by rule, in `locale`
 */
export async function checkElement(spec: ElementSpec, locale: Locale = 'zh-CN'): Promise<void> {
  const found = await elementFindings(spec);
  if (found.length > 0) throw new Error(`<${spec.tag}>\n${findingLines(found, locale)}`);
}
