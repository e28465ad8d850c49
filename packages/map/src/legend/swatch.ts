import { nothing, svg, html, type TemplateResult } from 'lit';
import { contrast, PLAIN_COLOUR, type Pattern } from '@yizhangtu/standard';
import { ICONS, isIconName } from '@yizhangtu/core';
import type { LegendLine } from './legend-model.ts';

export const SWATCH_WIDTH = 28;
export const SWATCH_HEIGHT = 20;

/** Lines of a pattern over a box of 28 × 20, as the map draws them; dots are strokes of no length. */
export const PATTERN_PATHS: Readonly<Partial<Record<Pattern, string>>> = {
  diagonal: 'M-2 9 9-2M-2 19 19-2M4 23 29-2M14 23 30 7M24 23 30 17',
  cross: 'M0 5H28M0 15H28M7 0V20M17 0V20M27 0V20',
  horizontal: 'M0 4H28M0 10H28M0 16H28',
  vertical: 'M4 0V20M10 0V20M16 0V20M22 0V20',
  dots: 'M5 5h0M14 5h0M23 5h0M9.5 10h0M18.5 10h0M5 15h0M14 15h0M23 15h0',
  wave: 'M-2 6q4-4 8 0t8 0 8 0 8 0M-2 14q4-4 8 0t8 0 8 0 8 0',
};

/** The colour, darker: a pattern is read on its own colour, as on the map. */
export function darker(colour: string): string {
  const value = Number.parseInt(colour.slice(1), 16);
  const part = (shift: number) => Math.round(((value >> shift) & 255) * 0.55);
  return `rgb(${part(16)} ${part(8)} ${part(0)})`;
}

/** The ink that shows on `colour`, for icons. */
export const inkOn = (colour: string): string =>
  contrast(colour, '#ffffff') >= 3 ? '#ffffff' : '#14181c';

/** What a layer looks like on the map, drawn small. Decoration: the label beside it says what it means. */
export function swatch(line: LegendLine): TemplateResult {
  const colour = line.colour ?? PLAIN_COLOUR;
  return html`<svg class="swatch" viewBox="0 0 ${SWATCH_WIDTH} ${SWATCH_HEIGHT}" aria-hidden="true">
    ${shape(line, colour)}
  </svg>`;
}

function shape(line: LegendLine, colour: string) {
  switch (line.geometry) {
    case 'point':
      return point(line, colour);
    case 'line':
      return svg`<path d="M2 14C9 2 17 18 26 6" fill="none" stroke=${colour} stroke-width="3"
        stroke-linecap="round" stroke-dasharray=${line.dashed === true ? '5 5' : nothing} />`;
    case 'heat':
      return heat(colour);
    case 'raster':
      return svg`<rect x="1" y="1" width="26" height="18" rx="2" fill="none" stroke="currentColor" />
        <path d="M1 15 9 8l6 5 4-3 8 6" fill="none" stroke="currentColor" />
        <circle cx="20" cy="6" r="2" fill="currentColor" />`;
    default:
      return area(line, colour);
  }
}

function area({ pattern }: LegendLine, colour: string) {
  const lines = pattern === undefined ? undefined : PATTERN_PATHS[pattern];
  return svg`<rect x="0.5" y="0.5" width="27" height="19" rx="2" fill=${colour} />
    ${
      lines === undefined
        ? nothing
        : svg`<path d=${lines} fill="none" stroke=${darker(colour)}
            stroke-width=${pattern === 'dots' ? 3 : 1.4} stroke-linecap="round" />`
    }
    <rect x="0.5" y="0.5" width="27" height="19" rx="2" fill="none" stroke="currentColor"
      stroke-opacity="0.45" />`;
}

/** From few points to many, as the map draws them. */
const heat = (colour: string) =>
  svg`${[
    [10, 0.2],
    [7.5, 0.35],
    [5, 0.5],
    [2.5, 1],
  ].map(
    ([radius, share]) =>
      svg`<circle cx="14" cy="10" r=${radius} fill=${colour} fill-opacity=${share} />`,
  )}`;

function point({ icon }: LegendLine, colour: string) {
  return svg`<circle cx="14" cy="10" r="9" fill=${colour} stroke="currentColor" stroke-opacity="0.45" />
    ${
      icon === undefined
        ? nothing
        : svg`<path d=${ICONS[isIconName(icon) ? icon : 'pin']} transform="translate(8 4) scale(0.5)"
            fill="none" stroke=${inkOn(colour)} stroke-width="2.6" stroke-linecap="round"
            stroke-linejoin="round" />`
    }`;
}
