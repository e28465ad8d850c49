import { html, type TemplateResult } from 'lit';
import { ICONS, isIconName } from '@yizhangtu/core';
import { contrast, PLAIN_COLOUR, type Domain } from '@yizhangtu/standard';

const WHITE = '#ffffff';
const INK = '#14181c';

/**
 * A domain's hue and icon, so that colour never speaks alone. Decoration: the name stands beside it. The
 * hue is an attribute of the drawing, because a strict Content-Security-Policy refuses `style` attributes.
 */
export function domainMark(domain: Domain | undefined): TemplateResult {
  const colour = domain?.colour ?? PLAIN_COLOUR;
  const path = ICONS[isIconName(domain?.icon) ? domain.icon : 'layers'];
  return html`<svg class="domain-mark" viewBox="0 0 36 36" aria-hidden="true">
    <rect width="36" height="36" rx="9" fill=${colour} />
    <path
      d=${path}
      transform="translate(6 6)"
      stroke=${contrast(colour, WHITE) >= 3 ? WHITE : INK}
    />
  </svg>`;
}
