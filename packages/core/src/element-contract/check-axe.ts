import { COLOURS } from '../token-values.ts';
import type { ElementSpec } from './element-spec.ts';
import { finding, type Finding } from './findings.ts';
import { listed } from './reading.ts';
import { comes, failure, HeldBackend, mount, settled, type Place } from './stage.ts';

/** In light and dark, in large text, with data, without, and after a failure; WCAG 2.2 AA. In this page: axe looks at its own alone. */
export async function checkAxe(spec: ElementSpec): Promise<Finding[]> {
  await import(/* @vite-ignore */ spec.module);
  if (!customElements.get(spec.tag)) return [];
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    for (const prepare of [spec.give, spec.giveEmpty]) {
      found.push(...(await violations(spec, { theme, largeText: theme === 'dark' }, prepare)));
    }
    if (!spec.fetches) continue;
    const backend = new HeldBackend();
    const fail = () => backend.answer(500, failure(500, 'unavailable'));
    found.push(...(await violations(spec, { theme, backend }, () => undefined, fail)));
  }
  return found.length === 0 ? [] : [finding('axe', listed(found))];
}

async function violations(
  spec: ElementSpec,
  place: Place & { theme: 'light' | 'dark' },
  prepare: (element: HTMLElement) => void,
  then?: () => void,
): Promise<string[]> {
  const { element, stage } = mount(document, spec.tag, { county: spec.county, ...place }, prepare);
  try {
    stage.style.background = COLOURS[place.theme].surface;
    stage.style.width = '400px';
    if (place.backend) await comes(() => (place.backend?.asked ?? 0) > 0);
    then?.();
    await settled(element);
    const { violations: list } = await spec.axe.run(stage, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return list.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html }) => `${id} (${help}) ${html.slice(0, 120)}`),
    );
  } finally {
    stage.remove();
  }
}
