import { readFileSync } from 'node:fs';

const DATA = new URL('../../data/lines.txt', import.meta.url);
/** Of a degree: what the numbers of the file count. */
const UNIT = 1000;

/**
 * The rough outline of a county, WGS84: each of its parts as a closed ring. Undefined where it is not known.
 *
 * A line of the file is the code and, for each part, the steps from point to point in thousandths of a degree,
 * written as in Google's encoded polylines (longitude first); the last point of a ring is not repeated.
 */
export function outlineOf(code: string): GeoJSON.Position[][] | undefined {
  const line = readFileSync(DATA, 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${code} `));
  return line?.split(' ').slice(1).map(ringOf);
}

function ringOf(text: string): GeoJSON.Position[] {
  const steps = numbersIn(text);
  const ring: GeoJSON.Position[] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at + 1 < steps.length; at += 2) {
    x += steps[at] ?? 0;
    y += steps[at + 1] ?? 0;
    ring.push([x / UNIT, y / UNIT]);
  }
  const [first] = ring;
  return first === undefined ? ring : [...ring, first];
}

/** Five bits a character, the lowest first; the lowest bit of a number is its sign. */
function numbersIn(text: string): number[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const character of text) {
    const bits = character.charCodeAt(0) - 63;
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits >= 32) continue;
    numbers.push(value & 1 ? ~(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}
