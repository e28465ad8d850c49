import { contrast } from '@yizhangtu/standard';

/** Red, green, blue, 0 to 255 each. */
type Rgb = readonly [number, number, number];

/** How well text reads (WCAG 2.2: 4.5 is AA, 7 is AAA for body text, 3 is enough for shapes). */
const TEXT = 7;
const BUTTON_TEXT = 4.5;
const SHAPE = 3;

/** `share` (0 to 1) of `colour` mixed into `ground`, in sRGB. */
export function mix(colour: string, ground: string, share: number): string {
  const [a, b] = [rgbOf(colour), rgbOf(ground)];
  return hexOf(a.map((value, i) => value * share + b[i]! * (1 - share)) as unknown as Rgb);
}

/** `colour`, moved towards black or white just far enough to stand `least` against `ground`. */
export function legible(colour: string, ground: string, least: number): string {
  const goal = contrast('#000000', ground) > contrast('#ffffff', ground) ? '#000000' : '#ffffff';
  for (let share = 1; share > 0; share -= 0.04) {
    const moved = mix(colour, goal, share);
    if (contrast(moved, ground) >= least) return moved;
  }
  return goal;
}

export interface AccentTokens {
  /** Fill of the main action and of what is selected. */
  readonly accent: string;
  /** Words on that fill. */
  readonly 'on-accent': string;
  /** Links and chosen words on a surface. */
  readonly 'accent-text': string;
  /** Ground of what is selected in a list. */
  readonly 'accent-soft': string;
}

/** What a county's colour becomes on a surface, each part as legible as its use needs. */
export function accentTokens(colour: string, surface: string): AccentTokens {
  const accent = legible(colour, surface, SHAPE);
  const onAccent = contrast('#ffffff', accent) >= BUTTON_TEXT ? '#ffffff' : '#000000';
  const soft = mix(accent, surface, 0.12);
  return {
    accent,
    'on-accent': onAccent,
    'accent-text': legible(colour, soft, TEXT),
    'accent-soft': soft,
  };
}

function rgbOf(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function hexOf(rgb: Rgb): string {
  return `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
