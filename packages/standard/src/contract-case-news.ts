import * as z from 'zod/mini';
import { CaseSummary } from './cases/case.ts';
import { CaseEvent } from './cases/event.ts';

/** Something happened to a case that the caller may see; with what, where they may see that. */
export const CaseNews = z.looseObject({
  type: z.literal('case'),
  case: CaseSummary,
  event: z.optional(CaseEvent),
});
