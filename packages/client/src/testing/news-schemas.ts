import { CaseNews, CountNews, MessageNews } from '@yizhangtu/standard/contract.js';
import type { SchemaOf } from '../stream/stream.ts';

const SCHEMAS = { case: CaseNews, message: MessageNews, count: CountNews };

/** The schemas of all news, at hand. */
export const schemaOf: SchemaOf = (type) => SCHEMAS[type];
