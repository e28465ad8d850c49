/**
 * Typed calls to a one-map backend. No DOM: runs in browsers and in Node.
 *
 * @packageDocumentation
 */
export { call, type Answer, type CallInit, type QueryOf } from './call.ts';
export { getChunks, type ChunkHead } from './chunks.ts';
export { createClient, type Client, type ClientInit } from './client.ts';
export type { Desk } from './desk.ts';
export {
  getByteAnswer,
  getBytes,
  getJson,
  getText,
  notJson,
  type ByteAnswer,
  type FileInit,
} from './files.ts';
export { featurePages, pages, type ItemOf } from './pages.ts';
export type { Timing } from './timing.ts';
export {
  fetchTransport,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from './transport.ts';
