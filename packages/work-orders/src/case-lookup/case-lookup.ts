import { emptyTemplate, StringsController, YztElement } from '@yizhangtu/core';
import type { TemplateResult } from 'lit';
import { caseLookupStrings } from './case-lookup.strings.ts';

/**
 * Follow a matter by its receipt number and lookup code.
 *
 * @tagname yzt-case-lookup
 */
export class YztCaseLookup extends YztElement {
  private readonly strings = new StringsController(this, caseLookupStrings);

  protected override render(): TemplateResult {
    return emptyTemplate(this.strings.t.empty);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-case-lookup': YztCaseLookup;
  }
}
