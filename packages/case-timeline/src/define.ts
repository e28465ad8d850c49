import { define } from '@yizhangtu/core';
import { YztCaseTimeline } from './case-timeline.ts';

define('yzt-case-timeline', YztCaseTimeline);
