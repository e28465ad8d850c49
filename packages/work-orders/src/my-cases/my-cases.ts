import { emptyTemplate, StringsController, YztElement } from '@yizhangtu/core';
import type { TemplateResult } from 'lit';
import { myCasesStrings } from './my-cases.strings.ts';

/**
 * The matters that somebody reported.
 *
 * @tagname yzt-my-cases
 */
export class YztMyCases extends YztElement {
  private readonly strings = new StringsController(this, myCasesStrings);

  protected override render(): TemplateResult {
    return emptyTemplate(this.strings.t.empty);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-my-cases': YztMyCases;
  }
}
