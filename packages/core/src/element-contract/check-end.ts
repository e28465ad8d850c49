import { finding, type Finding } from './findings.ts';
import { withElement, type PageUnderTest } from './page-under-test.ts';
import { listed } from './reading.ts';
import { comes, HeldBackend, settled } from './stage.ts';

/** Everything that an element began has ended when it is gone. */
export async function checkEnd(page: PageUnderTest): Promise<Finding[]> {
  const { spec, watch } = page;
  await withElement(page, {}, spec.give, settled);
  if (spec.fetches) {
    const backend = new HeldBackend();
    await withElement(
      page,
      { backend },
      () => undefined,
      async (element) => {
        await settled(element);
        backend.answer(200, spec.data);
        await settled(element);
      },
    );
  }
  await comes(() => watch.left().listeners.length === 0 && watch.left().work.length === 0);
  const { listeners, work } = watch.left();
  return [
    ...(listeners.length === 0 ? [] : [finding('listener_left', listed(listeners))]),
    ...(work.length === 0 ? [] : [finding('work_left', listed(work))]),
  ];
}
