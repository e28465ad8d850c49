/**
 * A UUID of version 7 (RFC 9562, 5.7) with 72 bits of chance: `crypto.randomUUID` is missing on plain HTTP,
 * `getRandomValues` is not.
 */
export function uuidv7(now: number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  const time = hex(now, 12);
  const chance = Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => hex(byte, 2)).join(
    '',
  );
  const [a, b, c] = [chance.slice(0, 3), chance.slice(3, 6), chance.slice(6)];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${a}-8${b}-${c}`;
}
