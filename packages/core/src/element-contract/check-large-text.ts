import { SIZES } from '../token-values.ts';
import { finding, type Finding, type RuleId } from './findings.ts';
import { withElement, type PageUnderTest } from './page-under-test.ts';
import { elementsIn, isHiddenVisually, listed, textsIn, type SeenText } from './reading.ts';
import { settled } from './stage.ts';

/** Pixels: see the tokens of large text. */
const LEAST_TEXT = 20;
const LEAST_TARGET = 44;

const CONTROLS = 'button, select, input:not([type=hidden]), textarea, [role=button], a.button';

/** Words in large text, words at twice their size, and the narrowest place. */
export async function checkLargeText(page: PageUnderTest): Promise<Finding[]> {
  const { give } = page.spec;
  const large = await withElement(page, { largeText: true }, give, async (element) => {
    await settled(element);
    return [
      ...about(
        'text_small',
        seen(element)
          .filter(({ fontSize }) => fontSize < LEAST_TEXT)
          .map(told),
      ),
      ...about('target_small', smallTargets(element)),
    ];
  });
  const doubled = await withElement(page, {}, give, async (element, stage) => {
    await settled(element);
    const before = new Map(seen(element).map(({ parent, fontSize }) => [parent, fontSize]));
    for (const [name, value] of Object.entries(SIZES)) {
      if (name.startsWith('font-size'))
        stage.style.setProperty(`--yzt-${name}`, `${2 * Number.parseFloat(value)}px`);
    }
    await settled(element);
    const fixed = seen(element).filter(
      ({ parent, fontSize }) => fontSize < 1.5 * (before.get(parent) ?? 0),
    );
    const wide = element.scrollWidth - element.clientWidth > 1;
    return [
      ...about('text_fixed', fixed.map(told)),
      ...about('text_cut', cutTexts(element)),
      ...about('too_wide', wide ? [`${element.scrollWidth} px`] : []),
    ];
  });
  page.watch.asked.length = 0;
  return [...large, ...doubled];
}

const about = (rule: RuleId, list: readonly string[]): Finding[] =>
  list.length === 0 ? [] : [finding(rule, listed(list))];

const told = ({ text, fontSize }: SeenText): string => `“${text.slice(0, 20)}” ${fontSize}px`;

const seen = (element: HTMLElement): SeenText[] =>
  textsIn(element).filter(({ parent }) => !isHiddenVisually(parent));

function smallTargets(root: HTMLElement): string[] {
  return [...elementsIn(root)]
    .filter((element) => element.matches(CONTROLS) && !isHiddenVisually(element))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) < LEAST_TARGET)
    .map(({ element, box }) => {
      const name =
        element.textContent?.trim() || element.getAttribute('aria-label') || element.localName;
      return `“${name.slice(0, 20)}” ${Math.round(box.width)}×${Math.round(box.height)}`;
    });
}

/** Words in a box that hides what does not fit. */
function cutTexts(root: HTMLElement): string[] {
  const { getComputedStyle } = root.ownerDocument.defaultView!;
  return [...elementsIn(root)]
    .filter((element) => {
      if (isHiddenVisually(element) || element.clientHeight === 0) return false;
      const { overflowX, overflowY } = getComputedStyle(element);
      const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      return (
        (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
      );
    })
    .filter((element) => seen(element as HTMLElement).length > 0)
    .map((element) => `“${(element.textContent ?? '').trim().slice(0, 20)}”`);
}
