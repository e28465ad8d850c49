import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * JSON with one spelling for each value (RFC 8785): keys in order, no blanks, numbers as ECMAScript writes
 * them. What is undefined is left out, as in JSON.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const of = value as Readonly<Record<string, unknown>>;
  const members = Object.keys(of)
    .filter((key) => of[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(of[key])}`);
  return `{${members.join(',')}}`;
}

/** SHA-256 of a value's canonical JSON, in hex. Without `crypto.subtle`, which plain HTTP lacks. */
export const hashOf = (value: unknown): string =>
  `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))}`;
