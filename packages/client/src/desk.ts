import type { Client } from './client.ts';

/** A backend, and the county that is asked about. */
export interface Desk {
  readonly client: Client;
  /** Six digits (GB/T 2260). */
  readonly county: string;
}
