import {
  errorTemplate,
  icon,
  MapHostController,
  StringsController,
  YztElement,
} from '@yizhangtu/core';
import type { YztError } from '@yizhangtu/standard';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ExportDesk } from './export-desk.ts';
import { loadDesk } from './load-desk.ts';
import { mapExportStrings } from './map-export.strings.ts';

/**
 * A button that puts the map on paper: PDF or PNG, A4 or A3, with title, legend, scale, north, date and the
 * approval number, the map as it is on screen. Works on the map that `for` names or that a provider holds.
 *
 * @tagname yzt-map-export
 * @csspart button - The button.
 * @fires yzt-map-export - A person exported the map. Cancel it to take `file` yourself: then nothing is downloaded.
 * @fires yzt-error - The export failed. Cancel it to show the error yourself.
 */
export class YztMapExport extends YztElement {
  static override styles = [
    YztElement.styles,
    css`
      :host {
        display: inline-block;
      }
    `,
  ];

  /** Id of the map. */
  @property({ attribute: 'for' }) htmlFor = '';

  @state() private desk: ExportDesk | undefined;
  @state() private failure: YztError | undefined;

  private readonly strings = new StringsController(this, mapExportStrings);
  private readonly map = new MapHostController(this);

  /** Opens the dialog, as the button does. */
  async open(): Promise<void> {
    try {
      this.desk ??= await loadDesk({
        element: this,
        root: this.renderRoot as ShadowRoot,
        map: () => this.map.host,
        locale: () => this.strings.locale,
      });
      this.failure = undefined;
    } catch (thrown) {
      this.failure = thrown as YztError;
      return;
    }
    await this.updateComplete;
    if (this.isConnected) this.desk.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.desk?.close();
    this.desk?.closed();
  }

  protected override updated(): void {
    this.desk?.paint();
  }

  protected override render(): TemplateResult {
    const { strings, failure } = this;
    const open = () => void this.open();
    return html`<button
        class="button"
        part="button"
        type="button"
        aria-haspopup="dialog"
        ?disabled=${this.map.host === undefined}
        @click=${open}
      >
        ${icon('download')}${strings.t.export}
      </button>
      ${failure === undefined ? nothing : errorTemplate(failure, strings.locale, open)}
      ${this.desk?.template() ?? nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-map-export': YztMapExport;
  }
}
