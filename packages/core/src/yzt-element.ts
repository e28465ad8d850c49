import { LitElement, type CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { baseStyles, hostStyles, stateStyles, tokens } from './tokens.ts';
import type { Theme } from './token-values.ts';
import { VERSION } from './version.ts';

/** What every element of the kit is: tokens, `theme`, `large-text`. */
export class YztElement extends LitElement {
  /** Version of the kit that this class is of. */
  static readonly version: string = VERSION;

  static override styles: CSSResultGroup = [tokens, hostStyles, baseStyles, stateStyles];

  /** `light`, `dark`, `wall` (驾驶舱), or `auto` for what the system says. Unset: as the elements above. */
  @property({ reflect: true }) theme: Theme | 'auto' | undefined;

  /** 适老化: words from 20 px, main actions from 60 px. Unset: as the elements above. */
  @property({ type: Boolean, reflect: true, attribute: 'large-text' }) largeText = false;
}
