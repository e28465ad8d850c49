import type { Desk } from '@yizhangtu/client';
import { openStream, type SchemaOf, type Stream } from '@yizhangtu/client/stream.js';
import { CountNews, MessageNews, streamEvents } from '@yizhangtu/standard/contract.js';

/** What a case is made of is large, and of no use to a page that shows notices alone. */
const schemaOf: SchemaOf = (type) => {
  if (type === 'case') return import('./case-news.ts').then(({ CaseNews }) => CaseNews);
  return type === 'message' ? MessageNews : CountNews;
};

/** The stream of who acts now. */
export const streamOf = (desk: Desk): Stream =>
  openStream({ ...desk, operation: streamEvents, schemaOf });
