/** The engine and all steps: loaded together when a calculator is first shown. */
export { accountJson } from '@yizhangtu/gep';
export { KNOWN_PROFILES } from '@yizhangtu/gep/profiles.js';
export { CalculatorDesk, finishedRun } from './desk.ts';
export { money, moneyChange, shareChange } from '@yizhangtu/gep/export.js';
export { stepStrings } from './steps.strings.ts';
export { stepStyles } from './steps.styles.ts';
export { dataStep } from './steps/data-step.ts';
export { parametersStep } from './steps/parameters-step.ts';
export { profileStep } from './steps/profile-step.ts';
export { resultStep } from './steps/result-step.ts';
export { FIRST_LOOK } from './steps/step-view.ts';
