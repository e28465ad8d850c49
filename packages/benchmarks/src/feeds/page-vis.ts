/**
 * vis-timeline (Apache-2.0 or MIT) with the same events. It is shown the newest day alone, about as many
 * events as the others show at first: to show all of them at once takes it minutes.
 */
import { DataSet, Timeline } from 'vis-timeline/standalone';
import 'vis-timeline/styles/vis-timeline-graph2d.min.css';
import { madeEvents } from './events.ts';

/** Content as text: given as a string it would be read as HTML. */
function elementOf(text: string): string {
  const element = document.createElement('span');
  element.textContent = text;
  return element as unknown as string;
}

const items = madeEvents().map(({ id, occurredAt, data }) => ({
  id,
  start: occurredAt,
  content: elementOf(String(data['note'])),
}));
const last = new Date(items.at(-1)!.start).getTime();
const place = document.querySelector<HTMLElement>('#place')!;
globalThis.feed = {
  show: () =>
    void new Timeline(place, new DataSet(items), {
      height: '600px',
      start: last - 12 * 3_600_000,
      end: last,
    }),
  rows: () => place.querySelectorAll('.vis-item').length,
  nodes: () => place.querySelectorAll('*').length,
};
