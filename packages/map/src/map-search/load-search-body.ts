import { loadPart } from '../load-part.ts';

export type SearchBody = typeof import('./search-body.ts');

export const loadSearchBody = (): Promise<SearchBody> => loadPart(import('./search-body.ts'));
