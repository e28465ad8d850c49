import { accentTokens } from './accent.ts';

/** A tuning of the tokens: what the `theme` attribute names. `auto` is light or dark as the system says. */
export type Theme = 'light' | 'dark' | 'wall';

/** The accent where a county has chosen none. */
export const DEFAULT_ACCENT = '#0f6b4f';

const LIGHT = {
  theme: 'light',
  scheme: 'light',
  surface: '#ffffff',
  'surface-raised': '#ffffff',
  'surface-sunken': '#f3f5f3',
  text: '#17211d',
  'text-muted': '#47534d',
  line: '#d5dcd8',
  'line-strong': '#75827b',
  danger: '#a3161f',
  'danger-soft': '#fdf0ef',
  warning: '#6f4700',
  'warning-soft': '#fdf5e3',
  success: '#0c5a39',
  focus: '#0b57d0',
  // Crisp: where graphics are drawn by the processor, a blur costs a quarter of a second before it is first seen.
  shadow: '0 0 0 1px rgb(16 32 24 / 12%), 0 2px 0 1px rgb(16 32 24 / 10%)',
};

export type ColourToken = keyof typeof LIGHT;

const DARK: Record<ColourToken, string> = {
  theme: 'dark',
  scheme: 'dark',
  surface: '#161c1a',
  'surface-raised': '#1e2623',
  'surface-sunken': '#0f1412',
  text: '#eef3f0',
  'text-muted': '#b9c5bf',
  line: '#36413c',
  'line-strong': '#84938c',
  danger: '#ffb4ab',
  'danger-soft': '#3a1b1a',
  warning: '#f6c667',
  'warning-soft': '#332811',
  success: '#83d8ac',
  focus: '#a8c7ff',
  shadow: '0 0 0 1px rgb(0 0 0 / 45%), 0 2px 0 1px rgb(0 0 0 / 35%)',
};

const WALL: Record<ColourToken, string> = {
  ...DARK,
  theme: 'wall',
  surface: '#0b1516',
  'surface-raised': '#122022',
  'surface-sunken': '#060d0e',
  text: '#f4faf8',
  'text-muted': '#bfd0cd',
  line: '#2a3d40',
  'line-strong': '#7f9698',
};

export const COLOURS: Readonly<Record<Theme, Readonly<Record<ColourToken, string>>>> = {
  light: LIGHT,
  dark: DARK,
  wall: WALL,
};

/** Pixels and not rem: many portals set the root's font size for a layout of their own. */
export const SIZES = {
  font: "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
  'font-size': '16px',
  'font-size-small': '14px',
  'font-size-large': '18px',
  'font-size-title': '20px',
  'line-height': '1.6',
  space: '8px',
  radius: '12px',
  'radius-small': '8px',
  /** Least side of anything that is pressed, and of the main action. */
  target: '44px',
  'target-main': '44px',
  /** Least height of what is pressed within a line of words. */
  'target-link': '28px',
  icon: '20px',
  motion: '160ms',
};

export type SizeToken = keyof typeof SIZES;
type Sizes = Readonly<Partial<Record<SizeToken, string>>>;

export const PHONE_SIZES: Sizes = { 'font-size': '17px', 'font-size-small': '15px' };

/** 适老化: no words below 20 px, main actions 60 px, others 44 px. */
export const LARGE_SIZES: Sizes = {
  'font-size': '22px',
  'font-size-small': '20px',
  'font-size-large': '24px',
  'font-size-title': '28px',
  space: '10px',
  'target-main': '60px',
  'target-link': '44px',
  icon: '28px',
};

/** For 3840 × 2160 seen from six metres. */
export const WALL_SIZES: Sizes = {
  'font-size': '32px',
  'font-size-small': '28px',
  'font-size-large': '40px',
  'font-size-title': '52px',
  space: '16px',
  radius: '20px',
  'radius-small': '14px',
  target: '72px',
  'target-main': '88px',
  icon: '40px',
};

/** Custom properties that carry a county's accent, for every theme: `--yzt-county-light-accent` and so on. */
export function accentProperties(colour: string): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const theme of ['light', 'dark', 'wall'] as const) {
    const tokens = accentTokens(colour, COLOURS[theme].surface);
    for (const [name, value] of Object.entries(tokens)) {
      properties[`--yzt-county-${theme}-${name}`] = value;
    }
  }
  return properties;
}

function accentOf(theme: Theme): Record<string, string> {
  const tokens = accentTokens(DEFAULT_ACCENT, COLOURS[theme].surface);
  return Object.fromEntries(
    Object.entries(tokens).map(([name, value]) => [
      name,
      `var(--yzt-county-${theme}-${name}, ${value})`,
    ]),
  );
}

const declare = (prefix: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${prefix}${name}:${value};`)
    .join('');

const themeBlock = (theme: Theme): string =>
  declare('--yzt-', { ...COLOURS[theme], ...accentOf(theme) });

/**
 * The tokens of an element as CSS. `--yzt-*` are inputs: inherited from a provider, set by a page, or by
 * the element's own `theme` and `large-text`. `--y-*` are what element styles read: the input, or the
 * light default where nobody above has set one.
 */
export function tokenCss(): string {
  const defaults = { ...LIGHT, ...accentOf('light'), ...SIZES };
  const aliases = Object.entries(defaults)
    .map(([name, value]) => `--y-${name}:var(--yzt-${name},${value});`)
    .join('');
  const phone = Object.entries(PHONE_SIZES)
    .map(([name, value]) => `--y-${name}:var(--yzt-${name},${value});`)
    .join('');
  return (
    `:host{${aliases}}` +
    `@media (max-width:640px){:host{${phone}}}` +
    `:host([theme='light']),:host([theme='auto']){${themeBlock('light')}}` +
    `:host([theme='dark']){${themeBlock('dark')}}` +
    `:host([theme='wall']){${themeBlock('wall')}${declare('--yzt-', WALL_SIZES)}}` +
    `@media (prefers-color-scheme:dark){:host([theme='auto']){${themeBlock('dark')}}}` +
    `:host([large-text]:not([theme='wall'])){${declare('--yzt-', LARGE_SIZES)}}` +
    `@media (prefers-reduced-motion:reduce){:host{--y-motion:0ms}}`
  );
}
