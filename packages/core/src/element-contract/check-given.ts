import { finding, type Finding } from './findings.ts';
import { withElement, type PageUnderTest } from './page-under-test.ts';
import { announces, listed, saidBy, STATUS } from './reading.ts';
import { comes, settled } from './stage.ts';
import type { StrictFrame } from './strict-frame.ts';

/** Data given by property are shown without a provider and without a request, before and after it is in the page. */
export async function checkGiven(page: PageUnderTest): Promise<Finding[]> {
  const { spec, watch } = page;
  const shows = (element: HTMLElement) => () =>
    saidBy(element).some((text) => text.includes(spec.shows));
  const before = await withElement(page, {}, spec.give, (element) => comes(shows(element)));
  const after = await withElement(
    page,
    {},
    () => undefined,
    async (element) => {
      await settled(element);
      spec.give(element);
      return comes(shows(element));
    },
  );
  const isEmptySaid = await withElement(page, {}, spec.giveEmpty, (element) =>
    comes(() => announces(element, STATUS)),
  );
  const asked = watch.asked.splice(0);
  return [
    ...(before && after ? [] : [finding('given_not_shown', spec.shows)]),
    ...(isEmptySaid ? [] : [finding('empty_silent')]),
    ...(asked.length === 0 ? [] : [finding('given_asks', listed(asked))]),
  ];
}

/** What broke the policy, and what was thrown, all the while. */
export function checkPolicy({ violations, thrown, window }: StrictFrame): Finding[] {
  const { origin } = new URL(window.parent.location.href);
  const seen = { foreign: new Set<string>(), types: new Set<string>(), rest: new Set<string>() };
  for (const { effectiveDirective, blockedURI, sample } of violations) {
    if (effectiveDirective.includes('trusted-types')) seen.types.add(sample || blockedURI);
    else if (/^(https?|wss?):/.test(blockedURI) && !blockedURI.startsWith(origin))
      seen.foreign.add(blockedURI);
    else seen.rest.add(`${effectiveDirective} ${blockedURI}`);
  }
  const of = (
    rule: 'foreign_request' | 'trusted_types' | 'policy' | 'throws',
    all: Iterable<string>,
  ) => {
    const list = [...all];
    return list.length === 0 ? [] : [finding(rule, listed(list))];
  };
  return [
    ...of('foreign_request', seen.foreign),
    ...of('trusted_types', seen.types),
    ...of('policy', seen.rest),
    ...of('throws', thrown),
  ];
}
