/**
 * Elements for gross ecosystem product accounts.
 *
 * @packageDocumentation
 */
export {};
