/** A case's events on a page, given to the element, and nothing else. */
import { define } from '@yizhangtu/core';
import { YztCaseTimeline } from '@yizhangtu/case-timeline';
import type { CaseEvent } from '@yizhangtu/standard/cases.js';

define('yzt-case-timeline', YztCaseTimeline);
const timeline = document.createElement('yzt-case-timeline');
timeline.events = (await (await fetch('/bench/events.json')).json()) as CaseEvent[];
document.body.append(timeline);
