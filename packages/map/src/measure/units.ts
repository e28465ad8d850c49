import type { Locale } from '@yizhangtu/standard';

/** Square metres of a unit. A mu (亩) is a fifteenth of a hectare. */
const AREA_UNITS = {
  squareMetre: 1,
  mu: 10_000 / 15,
  hectare: 10_000,
  squareKilometre: 1_000_000,
} as const;

export type AreaUnit = keyof typeof AREA_UNITS;
export type LengthUnit = 'metre' | 'kilometre';

const SYMBOLS: Readonly<Record<Locale, Readonly<Record<AreaUnit | LengthUnit, string>>>> = {
  'zh-CN': {
    metre: '米',
    kilometre: '公里',
    squareMetre: '平方米',
    mu: '亩',
    hectare: '公顷',
    squareKilometre: '平方公里',
  },
  en: {
    metre: 'm',
    kilometre: 'km',
    squareMetre: 'm²',
    mu: 'mu',
    hectare: 'ha',
    squareKilometre: 'km²',
  },
};

/** Four digits that say something, and no more than a metre's hundredth part. */
function numberText(value: number, locale: Locale): string {
  const whole = Math.floor(Math.log10(Math.max(value, 1))) + 1;
  const maximumFractionDigits = Math.min(3, Math.max(0, 4 - whole));
  return new Intl.NumberFormat(locale, { maximumFractionDigits }).format(value);
}

const withUnit = (value: number, unit: AreaUnit | LengthUnit, locale: Locale) =>
  `${numberText(value, locale)} ${SYMBOLS[locale][unit]}`;

/** A length in metres, or in kilometres from one on. */
export const lengthText = (metres: number, locale: Locale): string =>
  metres < 1000 ? withUnit(metres, 'metre', locale) : withUnit(metres / 1000, 'kilometre', locale);

export const areaText = (squareMetres: number, unit: AreaUnit, locale: Locale): string =>
  withUnit(squareMetres / AREA_UNITS[unit], unit, locale);

/**
 * The units that an area is told in, the first one first: mu for what a village has, square metres for a
 * yard, square kilometres for a town. Units in which nothing is left are left out.
 */
export function areaUnits(squareMetres: number): readonly AreaUnit[] {
  if (squareMetres < AREA_UNITS.mu / 10) return ['squareMetre', 'mu'];
  if (squareMetres < 10_000_000) {
    const small: AreaUnit[] = ['mu', 'squareMetre', 'hectare'];
    return squareMetres < 10_000 ? small : [...small, 'squareKilometre'];
  }
  return ['squareKilometre', 'mu', 'hectare', 'squareMetre'];
}
