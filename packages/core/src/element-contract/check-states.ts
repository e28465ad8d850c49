import { finding, type Finding, type RuleId } from './findings.ts';
import { withElement, type PageUnderTest } from './page-under-test.ts';
import { ALERT, announces, elementsIn, listed, saidBy, STATUS } from './reading.ts';
import { comes, failure, HeldBackend, settled } from './stage.ts';

const FAILED = failure(500, 'unavailable');

/** Under a provider: waiting, an answer, one that holds nothing, a failure and the way on, moving and leaving. */
export async function checkStates(page: PageUnderTest): Promise<Finding[]> {
  if (!page.spec.fetches) return [];
  const broken = [
    await checkWaiting(page),
    await checkEmpty(page),
    await checkFailure(page),
    await checkLeaving(page),
  ].flat();
  const asked = page.watch.asked.splice(0);
  const usesClient = !broken.includes('not_through_client') && asked.length === 0;
  return [
    // Without a question that the client carries, nothing can be said of its answers.
    ...(usesClient
      ? []
      : [finding('not_through_client', asked.length ? ` (${listed(asked)})` : '')]),
    ...[...new Set(broken)]
      .filter((rule) => rule !== 'not_through_client')
      .map((rule) => finding(rule, page.spec.shows)),
  ];
}

const nothing = (): void => undefined;

function withBackend(
  page: PageUnderTest,
  look: (backend: HeldBackend, element: HTMLElement, stage: HTMLElement) => Promise<RuleId[]>,
): Promise<RuleId[]> {
  const backend = new HeldBackend();
  return withElement(page, { backend }, nothing, async (element, stage) =>
    (await comes(() => backend.asked > 0)) ? look(backend, element, stage) : ['not_through_client'],
  );
}

const unless = (kept: boolean, rule: RuleId): RuleId[] => (kept ? [] : [rule]);

const checkWaiting = (page: PageUnderTest): Promise<RuleId[]> =>
  withBackend(page, async (backend, element, stage) => {
    const said = await comes(() => announces(element, STATUS));
    backend.answer(200, page.spec.data);
    const shown = await comes(() => saidBy(element).some((text) => text.includes(page.spec.shows)));
    const { asked } = backend;
    const inner = stage.appendChild(stage.ownerDocument.createElement('div'));
    inner.append(element);
    await settled(element);
    return [
      ...unless(said, 'loading_silent'),
      ...unless(shown, 'fetched_not_shown'),
      ...unless(backend.asked === asked, 'asks_again_on_move'),
    ];
  });

const checkEmpty = (page: PageUnderTest): Promise<RuleId[]> =>
  withBackend(page, async (backend, element) => {
    await settled(element);
    const waiting = saidBy(element).join('\n');
    backend.answer(200, page.spec.empty);
    return unless(
      await comes(() => announces(element, STATUS) && saidBy(element).join('\n') !== waiting),
      'empty_silent',
    );
  });

const checkFailure = (page: PageUnderTest): Promise<RuleId[]> =>
  withBackend(page, async (backend, element, stage) => {
    let told = false;
    stage.addEventListener('yzt-error', () => (told = true));
    backend.answer(500, FAILED);
    const said = await comes(() => announces(element, ALERT));
    await settled(element);
    const { asked } = backend;
    const button = [...elementsIn(element)].find((one) => one.matches('button:not([disabled])'));
    (button as HTMLElement | undefined)?.click();
    const again = await comes(() => backend.asked > asked);
    return [
      ...unless(said, 'error_silent'),
      ...unless(told, 'error_untold'),
      ...unless(again, 'no_way_on'),
    ];
  });

const checkLeaving = (page: PageUnderTest): Promise<RuleId[]> =>
  withBackend(page, async (backend, element) => {
    element.remove();
    return unless(await comes(() => backend.aborted > 0), 'not_aborted');
  });
