/** What the form shows: one part, which comes while its categories do. */
export {
  faultsIn,
  faultsSummary,
  formContent,
  LAST_STEP,
  stepOf,
  type FormParts,
} from './form-steps.ts';
export { keptTemplate, receiptTemplate, spaced } from './kept-part.ts';
export { reportFormStrings } from './report-form.strings.ts';
export { faultsOf, mayAct, reportOf } from './report-model.ts';
export { draftOfReport } from './returned-report.ts';
