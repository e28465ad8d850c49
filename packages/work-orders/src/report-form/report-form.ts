import { emptyTemplate, StringsController, YztElement } from '@yizhangtu/core';
import type { TemplateResult } from 'lit';
import { reportFormStrings } from './report-form.strings.ts';

/**
 * Anyone reports a matter.
 *
 * @tagname yzt-report-form
 */
export class YztReportForm extends YztElement {
  private readonly strings = new StringsController(this, reportFormStrings);

  protected override render(): TemplateResult {
    return emptyTemplate(this.strings.t.empty);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-report-form': YztReportForm;
  }
}
