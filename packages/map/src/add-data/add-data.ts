import {
  ContextController,
  countyContext,
  errorTemplate,
  icon,
  MapHostController,
  StringsController,
  YztElement,
  type CountyContext,
} from '@yizhangtu/core';
import type { YztError } from '@yizhangtu/standard';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { addDataStrings } from './add-data.strings.ts';
import type { AddDesk } from './add-desk.ts';
import { loadAddDesk } from './load-add-desk.ts';

/**
 * Puts a person's own data on the map: a file, or the address of a service. They are shown in this browser
 * alone. Works on the map that `for` names or that a provider holds.
 *
 * @tagname yzt-add-data
 * @csspart button - The button that opens it.
 * @fires yzt-data-add - A person added data: see `entries` of the event.
 * @fires yzt-error - A file or an address could not be read. Cancel it to show the error yourself.
 */
export class YztAddData extends YztElement {
  static override styles = [
    YztElement.styles,
    css`
      :host {
        min-width: 0;
      }
    `,
  ];

  /** Id of the map. */
  @property({ attribute: 'for' }) htmlFor = '';

  /** Whether it is open. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** The county's line in WGS84, to notice data of another datum. Unset: that of the provider's county. */
  @property({ attribute: false }) line: GeoJSON.Polygon | GeoJSON.MultiPolygon | undefined;

  @state() private desk: AddDesk | undefined;
  @state() private failure: YztError | undefined;

  private readonly strings = new StringsController(this, addDataStrings);
  private readonly map = new MapHostController(this);
  private readonly county = new ContextController<CountyContext | undefined>(this, countyContext);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move puts it in again at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.desk?.cancel();
    });
  }

  private async load(): Promise<AddDesk | undefined> {
    try {
      this.desk ??= await loadAddDesk({
        element: this,
        root: this.renderRoot as ShadowRoot,
        map: () => this.map.host,
        county: () => this.county.value,
        line: () => this.line,
        locale: () => this.strings.locale,
      });
      this.failure = undefined;
    } catch (thrown) {
      this.failure = thrown as YztError;
    }
    return this.desk;
  }

  protected override willUpdate(): void {
    if (this.open && this.desk === undefined && this.failure === undefined) void this.load();
  }

  /** A file that is dropped on the closed button is taken as well. */
  private readonly onDrop = async (event: DragEvent): Promise<void> => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    this.open = true;
    const desk = await this.load();
    void desk?.takeFile(file);
  };

  protected override render(): TemplateResult {
    const { strings, failure } = this;
    return html`<div @dragover=${(event: Event) => event.preventDefault()} @drop=${this.onDrop}>
      <button
        class="button"
        part="button"
        type="button"
        aria-expanded=${this.open}
        aria-controls="desk"
        @click=${() => (this.open = !this.open)}
      >
        ${icon('plus')}${strings.t.add}
      </button>
      ${failure === undefined ? nothing : errorTemplate(failure, strings.locale, () => void this.load())}
      <div id="desk" ?hidden=${!this.open}>
        ${this.open ? (this.desk?.template() ?? nothing) : nothing}
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-add-data': YztAddData;
  }
}
