import type { Bounds, ErrorCode, Issue } from '@yizhangtu/standard';
import type { StoreInit, StoreSummary } from './feature-store.ts';
import type { TileAddress } from './cut-tile.ts';

/** What may be asked of a document that is read. */
export type Question =
  | { readonly what: 'tile'; readonly tile: TileAddress }
  | { readonly what: 'feature'; readonly id: string | number }
  | { readonly what: 'within'; readonly bounds: Bounds; readonly most: number }
  | { readonly what: 'expansion-zoom'; readonly cluster: number };

/** From the page to the worker. One worker holds one document. */
export type ToWorker =
  | { readonly type: 'begin'; readonly init: StoreInit }
  | { readonly type: 'chunk'; readonly bytes: Uint8Array }
  | { readonly type: 'end' }
  | { readonly type: 'ask'; readonly call: number; readonly question: Question };

/** A typed error on its way between threads, where classes are lost. */
export interface SentError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retriable: boolean;
  readonly issues: readonly Issue[];
}

/** From the worker to the page. */
export type FromWorker =
  /** The worker runs. */
  | { readonly type: 'alive' }
  | { readonly type: 'read'; readonly summary: StoreSummary }
  /** The document cannot be read; the worker takes no more of it. */
  | { readonly type: 'failed'; readonly error: SentError }
  | { readonly type: 'answer'; readonly call: number; readonly value: unknown }
  | { readonly type: 'refusal'; readonly call: number; readonly error: SentError };
