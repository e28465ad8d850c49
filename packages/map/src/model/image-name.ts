import type { Pattern } from '@yizhangtu/standard';

/**
 * Names of the pictures that a style may ask for. The engine draws a picture when its name is first
 * asked for, so no sprite is fetched.
 */
export type ImageName =
  | { readonly type: 'pattern'; readonly pattern: Pattern; readonly colour: string }
  | { readonly type: 'icon'; readonly icon: string; readonly colour: string };

const PREFIX = 'yzt';

export const patternName = (pattern: Pattern, colour: string): string =>
  `${PREFIX}:pattern:${pattern}:${colour}`;
export const iconName = (icon: string, colour: string): string =>
  `${PREFIX}:icon:${icon}:${colour}`;

/** What a name asks for; undefined for a name that is not of this kit. */
export function parseImageName(name: string): ImageName | undefined {
  const [prefix, type, value, colour] = name.split(':');
  if (prefix !== PREFIX || value === undefined || colour === undefined) return undefined;
  if (type === 'pattern') return { type, pattern: value as Pattern, colour };
  if (type === 'icon') return { type, icon: value, colour };
  return undefined;
}
