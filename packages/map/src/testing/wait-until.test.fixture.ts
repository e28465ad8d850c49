import { waitUntil as wait } from '@open-wc/testing';

/** Waits until `found` finds something, nearly as long as a test may last: how soon it comes is the machine's affair. */
export const waitUntil: typeof wait = (found, message, options) =>
  wait(found, message, { timeout: 25_000, ...options });
