import { urlNames, type UrlState } from './url-state.ts';

const escape = (value: string) =>
  encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%2C', ',');

const round = (value: number, digits: number) => String(Number(value.toFixed(digits)));

/** `hash` with the state of the map named `key` in it; what belongs to others stays as it was. */
export function writeUrlState(hash: string, key: string, state: UrlState): string {
  const name = urlNames(key);
  const own = new Set(Object.values(name));
  const parts = hash
    .replace(/^#/, '')
    .split('&')
    .filter((part) => part !== '' && !own.has(part.split('=')[0]!));
  const { view, layers, baseMap, division } = state;
  if (view !== undefined) {
    // Five decimals are one metre.
    const value = [
      round(view.zoom, 2),
      round(view.center[1], 5),
      round(view.center[0], 5),
      round(view.bearing, 1),
      round(view.pitch, 0),
    ];
    while (value.length > 3 && value.at(-1) === '0') value.pop();
    parts.push(`${name.view}=${value.join('/')}`);
  }
  if (layers !== undefined) {
    const value = layers.map(({ id, opacity }) =>
      opacity === 1 ? id : `${id}*${round(opacity, 2)}`,
    );
    parts.push(`${name.layers}=${escape(value.join(','))}`);
  }
  if (baseMap !== undefined) parts.push(`${name.baseMap}=${escape(baseMap)}`);
  if (division !== undefined) parts.push(`${name.division}=${escape(division)}`);
  return parts.length === 0 ? '' : `#${parts.join('&')}`;
}
