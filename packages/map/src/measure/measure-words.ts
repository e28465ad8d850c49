import type { Locale } from '@yizhangtu/standard';
import type { Measured } from './measured.ts';
import { measureDeskStrings } from './measure-desk.strings.ts';
import { areaText, areaUnits, lengthText } from './units.ts';

/** A name and its value, as a person reads them. */
export interface Line {
  readonly name: string;
  readonly value: string;
}

/** What was measured in one value. */
export function headline(measured: Measured, locale: Locale): Line {
  const t = measureDeskStrings[locale];
  if (measured.kind === 'length') {
    return { name: t.totalLength, value: lengthText(measured.length, locale) };
  }
  const [unit] = areaUnits(measured.area);
  return { name: t.totalArea, value: areaText(measured.area, unit!, locale) };
}

/** The area in its other units. */
export function otherUnits(measured: Measured, locale: Locale): readonly string[] {
  if (measured.kind === 'length') return [];
  const [, ...others] = areaUnits(measured.area);
  return others.map((unit) => areaText(measured.area, unit, locale));
}

export function segmentLines({ segments }: Measured, locale: Locale): readonly Line[] {
  const t = measureDeskStrings[locale];
  return segments.map((metres, index) => ({
    name: t.segment(index + 1),
    value: lengthText(metres, locale),
  }));
}

/** While it is drawn: the whole, and what helps to set the next corner. */
export function liveText(measured: Measured, locale: Locale): string {
  const t = measureDeskStrings[locale];
  const { name, value } = headline(measured, locale);
  const first = `${name}${t.colon}${value}`;
  if (measured.kind === 'area') {
    const [other] = otherUnits(measured, locale);
    return `${first} · ${other}\n${t.perimeter}${t.colon}${lengthText(measured.length, locale)}`;
  }
  const last = measured.segments[measured.segments.length - 1]!;
  return measured.segments.length < 2 ? first : `${first}\n${t.last(lengthText(last, locale))}`;
}

/** The result in one sentence, for those who hear it. */
export function resultText(measured: Measured, locale: Locale): string {
  const { name, value } = headline(measured, locale);
  return [
    `${name}${measureDeskStrings[locale].colon}${value}`,
    ...otherUnits(measured, locale),
  ].join(' · ');
}

/** All of it as lines of text, to be copied. */
export function wholeText(measured: Measured, locale: Locale): string {
  const t = measureDeskStrings[locale];
  const { name, value } = headline(measured, locale);
  const perimeter =
    measured.kind === 'area'
      ? [`${t.perimeter}${t.colon}${lengthText(measured.length, locale)}`]
      : [];
  const segments = segmentLines(measured, locale).map((one) => `${one.name}${t.colon}${one.value}`);
  const all = [value, ...otherUnits(measured, locale)].join(' = ');
  return [`${name}${t.colon}${all}`, ...perimeter, ...segments].join('\n');
}
