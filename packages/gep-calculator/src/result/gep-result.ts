import {
  AsyncController,
  ContextController,
  countyContext,
  emptyTemplate,
  errorTemplate,
  LooksController,
  MapHostController,
  stateTemplate,
  StringsController,
  YztElement,
  type MapHost,
} from '@yizhangtu/core';
import type { Account, Comparison, KnownProfiles, Run, Uncertainty } from '@yizhangtu/gep';
import { textIn } from '@yizhangtu/standard';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  loadChart,
  loadPublished,
  loadResult,
  loadWorker,
  type ResultPart,
} from '../load-parts.ts';
import type { GepCalls } from '../worker/gep-calls.ts';
import { gepResultStrings } from './gep-result.strings.ts';
import { gepResultStyles } from './gep-result.styles.ts';
import type { DivisionAreas } from './map-layer.ts';
import { readAreas } from './read-areas.ts';
import { coloursOf, paintOf } from './paint.ts';
import type { Level } from './places.ts';
import type { Seen, View } from './views.ts';

const ALL: readonly View[] = ['composition', 'divisions', 'years', 'ranges'];

interface Shown {
  readonly part: ResultPart;
  readonly run: Run;
  readonly account: Account;
  readonly uncertainty: Uncertainty | undefined;
}

/**
 * Pictures of an account, with a table behind each: what it is made of, values by town and village, why it
 * changed between years, how far it may be off. With a map it shows values by village there. While there is nothing
 * to show, it has the attribute `vacant`, by which a page can leave it out.
 *
 * @tagname yzt-gep-result
 * @fires {YztErrorEvent} yzt-error - The result cannot be computed. Cancel it to show it yourself.
 */
export class YztGepResult extends YztElement {
  static override styles = [YztElement.styles, gepResultStyles];

  /**
   * A run (`yzt-gep-run/1`) or a run package. Unset under a provider: the newest account that the county has
   * published, compared with the one before.
   */
  @property({ attribute: false }) data: unknown;

  /** The same of an earlier year, to compare with. */
  @property({ attribute: false }) earlier: unknown;

  /** Areas of the divisions, for the map: GeoJSON with `code` in the properties. Fetched under a provider. */
  @property({ attribute: false }) areas: DivisionAreas | undefined;

  /** Methodologies that runs may name, when they are not those of the kit. */
  @property({ attribute: false }) profiles: KnownProfiles | undefined;

  /** What is shown: `composition`, `divisions`, `years` or `ranges`. */
  @property({ reflect: true }) view: View = 'composition';

  /** Divisions are compared by `town` or `village`. */
  @property({ reflect: true }) level: Level = 'town';

  /** Id of the one item that divisions are compared by; unset for all. */
  @property() item: string | undefined;

  /** Id of the map that shows values by village. */
  @property({ attribute: 'for' }) htmlFor = '';

  @state() private noChart = false;

  private readonly strings = new StringsController(this, gepResultStrings);
  private readonly looks = new LooksController(this);
  private readonly map = new MapHostController(this);
  private readonly context = new ContextController(this, countyContext);
  private readonly layer = `~gep-${Math.random().toString(36).slice(2, 8)}`;
  private calls: GepCalls | undefined;

  private readonly published = new AsyncController(this, {
    args: () => {
      const context = this.context.value;
      const api = context?.county.services?.api;
      return this.data === undefined && api !== undefined ? ([context!] as const) : undefined;
    },
    task: async ([context], signal) => (await loadPublished()).readPublished(context, signal),
    isEmpty: ({ packages }) => packages.length === 0,
  });

  private readonly read = new AsyncController(this, {
    args: () => {
      const { source, profiles } = this;
      return source === undefined ? undefined : ([source, profiles] as const);
    },
    task: async ([data, profiles]): Promise<Shown> => {
      const part = await loadResult();
      const { run, uncertainty } = part.readSource(data, profiles ?? part.KNOWN_PROFILES);
      return { part, run, account: part.computeAccount(run), uncertainty };
    },
  });

  private readonly ranges = new AsyncController(this, {
    args: () => {
      const shown = this.read.value;
      return this.view === 'ranges' && shown ? ([shown] as const) : undefined;
    },
    task: async ([{ run, uncertainty }], signal): Promise<Uncertainty | undefined> =>
      uncertainty ?? (run.file.uncertainty && (await this.worker()).ask('ranges', { run }, signal)),
  });

  private readonly years = new AsyncController(this, {
    args: () => {
      const { compared, profiles } = this;
      const shown = this.read.value;
      if (this.view !== 'years' || !shown || compared === undefined) return undefined;
      return [shown, compared, profiles] as const;
    },
    task: async ([{ part, run }, compared, profiles], signal): Promise<Comparison> => {
      const first = part.readSource(compared, profiles ?? part.KNOWN_PROFILES).run;
      return (await this.worker()).ask('years', { before: first, after: run }, signal);
    },
  });

  private readonly ground = new AsyncController(this, {
    args: () => {
      const { host } = this.map;
      if (!host || !this.htmlFor || !this.read.value) return undefined;
      const county = this.context.value;
      if (this.areas) return [this.areas, undefined] as const;
      return county?.county.services?.api === undefined
        ? undefined
        : ([undefined, county] as const);
    },
    task: async ([areas, context], signal): Promise<DivisionAreas> =>
      areas ?? readAreas(context!, signal),
  });

  private host: MapHost | undefined;
  private onMap: readonly unknown[] = [];
  private resize: ResizeObserver | undefined;
  private width = 0;
  private frame = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.resize ??= new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      if (width === this.width) return;
      this.width = width;
      this.drawSoon();
    });
    this.resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move puts it in again at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.leave();
    });
  }

  private leave(): void {
    this.resize?.disconnect();
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.calls?.close();
    this.calls = undefined;
    this.host?.hideLayer(this.layer);
    this.host = undefined;
    this.onMap = [];
  }

  private get source(): unknown {
    return this.data ?? this.published.value?.packages[0];
  }

  /** What it is compared with. */
  private get compared(): unknown {
    return (
      this.earlier ?? (this.data === undefined ? this.published.value?.packages[1] : undefined)
    );
  }

  private async worker(): Promise<GepCalls> {
    const { GepCalls } = await loadWorker();
    this.calls ??= new GepCalls();
    return this.calls;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.toggleAttribute('vacant', this.source === undefined && this.published.state === 'empty');
    this.drawSoon();
    this.showOnMap();
  }

  private showOnMap(): void {
    const { host } = this.map;
    if (host !== this.host) {
      this.host?.hideLayer(this.layer);
      this.host = host;
      this.onMap = [];
    }
    const shown = this.read.value;
    const ground = this.ground.value;
    if (!host || !shown || !ground) return;
    const { locale } = this.strings;
    const now = [shown.account, ground, this.item, locale];
    if (now.every((one, at) => one === this.onMap[at])) return;
    this.onMap = now;
    const { item } = this;
    const look = { level: 'village' as const, item, locale };
    const entry = shown.part.layerOf(this.layer, shown.account, ground, look);
    if (entry) host.showLayer(entry);
    else host.hideLayer(this.layer);
  }

  /** What is seen, once it is there. */
  private get seen(): Seen | undefined {
    const shown = this.read.value;
    if (!shown) return undefined;
    const { part, account } = shown;
    const { locale } = this.strings;
    const t = part.resultWords[locale];
    switch (this.view) {
      case 'divisions':
        return part.divisionsView(account, this.level, this.item, locale, t);
      case 'years':
        return this.years.value && part.yearsView(this.years.value, locale, t);
      case 'ranges':
        return this.ranges.value && part.rangesView(account, this.ranges.value, locale, t);
      default:
        return part.compositionView(account, locale, t);
    }
  }

  private drawSoon(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      void this.draw();
    });
  }

  private async draw(): Promise<void> {
    const canvas = this.renderRoot.querySelector('canvas');
    const shown = this.read.value;
    const { seen } = this;
    if (!canvas || !shown || !seen || !this.isConnected) return;
    try {
      const { drawChart } = await loadChart();
      const width = canvas.parentElement?.clientWidth ?? 0;
      if (width === 0 || !canvas.isConnected) return;
      const paint = paintOf(this, this.looks.value.theme);
      const { part } = shown;
      const height = Math.round(part.chartHeight(seen, paint.size));
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
      drawChart(canvas, part.chartOption(seen, paint, width), { width, height });
      this.noChart = false;
    } catch (thrown) {
      console.warn('yzt: the chart was not drawn', thrown);
      this.noChart = true;
    }
  }

  protected override render(): unknown {
    const { t, locale } = this.strings;
    const { state: standing, error, handled } = this.read;
    if (this.source === undefined && this.published.state !== 'initial') {
      const { withdrawn } = this.published.value ?? {};
      return stateTemplate(this.published, {
        locale,
        pending: t.pending,
        empty: withdrawn ? t.withdrawn(withdrawn.year, withdrawn.reason) : t.nonePublished,
        ready: () => nothing,
      });
    }
    if (standing === 'error' && error && !handled) {
      const details = html`<p>${t.broken}</p>
        <ul class="issues">
          ${error.issues.map(
            ({ path, message }) => html`<li><code>${path}</code> ${textIn(message, locale)}</li>`,
          )}
        </ul>`;
      return errorTemplate(error, locale, undefined, details);
    }
    return stateTemplate(this.read, {
      locale,
      initial: emptyTemplate(t.initial),
      pending: t.pending,
      ready: (shown) => this.whole(shown),
    });
  }

  private whole({ account }: Shown): TemplateResult {
    const { t, locale } = this.strings;
    return html`<section class="frame" aria-label=${t.title}>
      ${account.sample ? html`<span class="sample">${t.sample}</span>` : nothing}
      <div class="by" role="group" aria-label=${t.views}>
        ${ALL.map(
          (each) =>
            html`<button
              class="button"
              type="button"
              aria-pressed=${each === this.view}
              @click=${() => (this.view = each)}
            >
              ${t.view[each]}
            </button>`,
        )}
      </div>
      ${this.view === 'divisions' ? this.chooser(account) : nothing}
      <div class="seen">${this.content()}</div>
      <p class="note">${account.statement[locale]}</p>
    </section>`;
  }

  private chooser({ items }: Account): TemplateResult {
    const { t, locale } = this.strings;
    const counted = items.filter(({ memorandum }) => !memorandum);
    return html`<div class="choose">
      <label
        ><span>${t.level}</span
        ><select
          @change=${({ target }: Event) =>
            (this.level = (target as HTMLSelectElement).value as Level)}
        >
          ${(['town', 'village'] as const).map(
            (each) =>
              html`<option value=${each} ?selected=${each === this.level}>
                ${t.levels[each]}
              </option>`,
          )}
        </select></label
      >
      <label
        ><span>${t.item}</span
        ><select
          @change=${({ target }: Event) =>
            (this.item = (target as HTMLSelectElement).value || undefined)}
        >
          <option value="">${t.all}</option>
          ${counted.map(
            ({ id, name }) =>
              html`<option value=${id} ?selected=${id === this.item}>${name[locale]}</option>`,
          )}
        </select></label
      >
    </div>`;
  }

  private content(): unknown {
    const { t, locale } = this.strings;
    if (this.view === 'years') {
      if (this.compared === undefined) return emptyTemplate(t.noEarlier);
      return this.waiting(this.years) ?? (this.seen ? this.picture(this.seen) : nothing);
    }
    if (this.view === 'ranges') {
      if (this.ranges.state === 'initial' && this.ranges.value === undefined) {
        const { run, uncertainty } = this.read.value!;
        if (!run.file.uncertainty && !uncertainty) return emptyTemplate(t.noRanges);
      }
      return this.waiting(this.ranges) ?? (this.seen ? this.picture(this.seen) : nothing);
    }
    const { seen } = this;
    return seen ? this.picture(seen) : html`<p role="status" lang=${locale}>${t.computing}</p>`;
  }

  /** What stands for a picture that the worker has not brought yet. */
  private waiting(of: AsyncController<never, unknown>): unknown {
    const { t, locale } = this.strings;
    if (of.state === 'error' && of.error) {
      return of.error.code === 'worker'
        ? emptyTemplate(t.noWorker)
        : errorTemplate(of.error, locale, () => of.retry());
    }
    return of.value === undefined ? html`<p role="status">${t.computing}</p>` : undefined;
  }

  private picture(seen: Seen): TemplateResult {
    const { t, locale } = this.strings;
    const words = this.read.value!.part.resultWords[locale];
    const colours = coloursOf(this.looks.value.theme);
    const cell = (value: string | number): string =>
      typeof value === 'string'
        ? value
        : value.toLocaleString(locale, {
            minimumFractionDigits: seen.digits,
            maximumFractionDigits: seen.digits,
          });
    return html`<h2>${seen.finding}</h2>
      ${
        seen.key.length < 2
          ? nothing
          : html`<div class="key">
              ${seen.key.map(
                (each) =>
                  html`<span
                    ><svg viewBox="0 0 12 10" aria-hidden="true">
                      <rect width="12" height="10" rx="2" fill=${colours[each]} /></svg
                    >${words.sections[each]}</span
                  >`,
              )}
            </div>`
      }
      <div class="picture" ?hidden=${this.noChart}>
        <canvas role="img" aria-label=${seen.finding}></canvas>
      </div>
      ${this.noChart ? html`<p role="status">${t.noChart}</p>` : nothing}
      ${seen.notes.map((note) => html`<p class="note">${note}</p>`)}
      <details ?open=${this.noChart}>
        <summary>${t.table}</summary>
        <div class="scroll" tabindex="0" role="region" aria-label=${t.table}>
          <table class=${seen.sum}>
            <thead>
              <tr>
                ${seen.columns.map((each) => html`<th scope="col">${each}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${seen.rows.map(
                ([first = '', ...others]) =>
                  html`<tr>
                    <th scope="row">${cell(first)}</th>
                    ${others.map((value) => html`<td>${cell(value)}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-gep-result': YztGepResult;
  }
}
