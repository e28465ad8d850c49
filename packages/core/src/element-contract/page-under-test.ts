import type { ElementSpec } from './element-spec.ts';
import { mount, type Place } from './stage.ts';
import type { StrictFrame } from './strict-frame.ts';
import type { Watch } from './watch.ts';

/** Where an element is tried. */
export interface PageUnderTest {
  readonly frame: StrictFrame;
  readonly watch: Watch;
  readonly spec: ElementSpec;
}

/** Puts a new element into the page, lets `look` look at it, and takes it out. */
export async function withElement<T>(
  { frame, spec }: PageUnderTest,
  place: Place,
  prepare: (element: HTMLElement) => void,
  look: (element: HTMLElement, stage: HTMLElement) => Promise<T>,
): Promise<T> {
  const { element, stage } = mount(
    frame.document,
    spec.tag,
    { county: spec.county, ...place },
    prepare,
  );
  try {
    return await look(element, stage);
  } finally {
    stage.remove();
  }
}
