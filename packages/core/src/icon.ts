import { html, type TemplateResult } from 'lit';
import { ICONS, isIconName, type IconName } from './icons.ts';

/** An icon beside words that say the same; hidden from screen readers. A name that the kit lacks draws a pin. */
export function icon(name: IconName | (string & {}) | undefined): TemplateResult {
  const path = ICONS[isIconName(name) ? name : 'pin'];
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}
