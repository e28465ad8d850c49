import type { Random } from './random.ts';

/** A UUID of version 7 (RFC 9562, 5.7) of a time in milliseconds since 1970, with drawn digits for its chance. */
export function uuid7(time: number, random: Random): string {
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => random.int(0, 15).toString(16)).join('');
  const at = time.toString(16).padStart(12, '0');
  return `${at.slice(0, 8)}-${at.slice(8)}-7${hex(3)}-${random.int(8, 11).toString(16)}${hex(3)}-${hex(12)}`;
}
