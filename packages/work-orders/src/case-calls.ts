/** What the family asks a backend for, with the schemas that check the answers: one part, loaded when first used. */
import { pages } from '@yizhangtu/client';
import type { Outbox, OutboxItem } from '@yizhangtu/client/outbox.js';
import type { CountyContext } from '@yizhangtu/core';
import type { Division } from '@yizhangtu/standard';
import type { NewCase } from '@yizhangtu/standard/cases.js';
import { listDivisions, reportCase } from '@yizhangtu/standard/contract.js';

export {
  findCase,
  readCase,
  readCasePage,
  readCategories,
  readEventPage,
  readNearCases,
} from '@yizhangtu/client/cases.js';
export { readMessagePage } from '@yizhangtu/client/messages.js';
export { SEED_CATEGORIES } from '@yizhangtu/standard/cases.js';

/** Rows asked for at once; the most that the contract allows. */
const PAGE = 1000;

/** The divisions of a county, from its file or from its backend. */
export async function readUnits(
  { county, client }: CountyContext,
  signal: AbortSignal,
): Promise<readonly Division[]> {
  const { units } = county.divisions;
  if (units !== undefined || county.services?.api === undefined) return units ?? [];
  const found: Division[] = [];
  const init = { params: { county: county.county.code }, query: { limit: PAGE }, signal };
  for await (const unit of pages(client, listDivisions, init)) found.push(unit);
  return found;
}

/** Puts a report with its photos into an outbox. Resolves when it is kept. */
export const keepReport = (
  outbox: Outbox,
  county: string,
  report: NewCase,
  photos: readonly Blob[],
): Promise<OutboxItem> =>
  outbox.submit(reportCase, { params: { county }, body: report, photos, title: report.title });

/** Whether an item of an outbox is a report. */
export const isReport = ({ operation }: OutboxItem): boolean => operation === reportCase.id;
