import * as z from 'zod/mini';
import { CatalogueEntry } from './catalogue.ts';
import { CatalogueAddress, countyFileWith } from './county-index.ts';

export { CountyCode } from './geo.ts';

/**
 * The public county file: an index that says what the county is and where its data and services are.
 * Addresses in it are relative to the file. Its catalogue is the layers themselves, or their address.
 */
export const CountyFile = countyFileWith(
  z.union([z.looseObject({ layers: z.array(CatalogueEntry) }), CatalogueAddress]),
);
export type CountyFile = z.infer<typeof CountyFile>;
