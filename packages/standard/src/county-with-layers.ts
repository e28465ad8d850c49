/** What reads a county file that has its layers in it. */
export { countyFindings as findings } from './check-layers.ts';
export { CountyFile as schema } from './county.ts';
