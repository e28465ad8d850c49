import type { TemplateResult } from 'lit';
import { ICONS, isIconName, type IconName } from './icons.ts';
import { strokeIcon } from './stroke-icon.ts';

/** An icon beside words that say the same; hidden from screen readers. A name that the kit lacks draws a pin. */
export function icon(name: IconName | (string & {}) | undefined): TemplateResult {
  return strokeIcon(ICONS[isIconName(name) ? name : 'pin']);
}
