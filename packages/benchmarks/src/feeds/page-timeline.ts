/** The timeline of a case from its events alone. */
import { define } from '@yizhangtu/core';
import { YztCaseTimeline } from '@yizhangtu/case-timeline';
import { madeEvents } from './events.ts';

define('yzt-case-timeline', YztCaseTimeline);
const events = madeEvents();
const timeline = document.createElement('yzt-case-timeline');
document.querySelector('#place')!.append(timeline);
globalThis.feed = {
  show: () => void (timeline.events = events),
  rows: () => timeline.shadowRoot!.querySelectorAll('article').length,
  nodes: () => timeline.shadowRoot!.querySelectorAll('*').length,
};
