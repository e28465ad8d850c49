/**
 * The contract of an element, as tests that a county runs on its own panel. For a page of a test runner in a
 * browser.
 *
 * @packageDocumentation
 */
export { checkElement, elementFindings } from './element-contract/check-element.ts';
export { findingLines, type Finding, type RuleId } from './element-contract/findings.ts';
export type { AxeLike, ElementSpec } from './element-contract/element-spec.ts';
