/**
 * Methodologies as data, and the items that they are made of.
 *
 * @packageDocumentation
 */
export { CLASSES } from './classes.ts';
export * as items from './items.ts';
export { classOfLandUse } from './land-survey.ts';
export { PARAMETERS } from './parameters.ts';
export { KNOWN_PROFILES, NAMED_PROFILES, profileOf, PROFILES } from './registry.ts';
export { SWITCHES } from './switches.ts';
