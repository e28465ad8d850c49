/** vis-timeline (Apache-2.0 or MIT) with the same events, in the lightest of its builds. */
import { DataSet } from 'vis-data/esnext';
import { Timeline } from 'vis-timeline/esnext';
import styles from 'vis-timeline/styles/vis-timeline-graph2d.min.css?url';
import type { CaseEvent } from '@yizhangtu/standard/cases.js';

const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styles });
document.head.append(link);
const events = (await (await fetch('/bench/events.json')).json()) as CaseEvent[];
const items = events.map(({ id, occurredAt, data }) => ({
  id,
  start: occurredAt,
  content: String(data['note']),
}));
new Timeline(document.body, new DataSet(items), {});
