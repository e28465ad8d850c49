/**
 * Every element of the kit at once, for pages that would rather load all than wait for each tag. Defined when
 * this module has run. By the loader's own table: imported outright, families would share files with each other
 * that a page of one tag need not load.
 *
 * @packageDocumentation
 */
import { loadAll } from './loader.ts';

await loadAll();
