/** What those who handle cases ask a backend for, with the schemas that check the answers: one lazy part. */
export {
  readCase,
  readCasePage,
  readCasePoints,
  readCaseStats,
  readCategories,
  readEventPage,
  readPhoto,
} from '@yizhangtu/client/cases.js';
export { assertMayRead, boardPage } from './work-order-list/board-page.ts';
export { SEED_CATEGORIES } from '@yizhangtu/standard/cases.js';
export { changesOf } from './case-detail/case-changes.ts';
