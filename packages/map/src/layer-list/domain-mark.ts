import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { icon } from '@yizhangtu/core';
import { contrast, type Domain } from '@yizhangtu/standard';

const WHITE = '#ffffff';
const INK = '#14181c';
const UNKNOWN: Pick<Domain, 'icon' | 'colour'> = {};

/** A domain's hue and icon, so that colour never speaks alone. Decoration: the name stands beside it. */
export function domainMark(domain: Domain | undefined): TemplateResult {
  const { colour = '#5b6b7a', icon: name = 'layers' } = domain ?? UNKNOWN;
  const ink = contrast(colour, WHITE) >= 3 ? WHITE : INK;
  return html`<span class="domain-mark" style=${styleMap({ background: colour, color: ink })}
    >${icon(name)}</span
  >`;
}
