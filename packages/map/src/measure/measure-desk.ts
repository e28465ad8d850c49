import { copyText, errorTemplate, icon, type MapHost } from '@yizhangtu/core';
import { toYztError, type CatalogueEntry, type Locale, type YztError } from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import { isEditable } from '../model/corners.ts';
import { ownLayerId } from '../model/own-layer.ts';
import { measureDeskStrings, type MeasureDeskStrings } from './measure-desk.strings.ts';
import {
  headline,
  liveText,
  otherUnits,
  resultText,
  segmentLines,
  wholeText,
} from './measure-words.ts';
import { readMeasurable } from './measurable.ts';
import type { Measurable, Measured } from './measured.ts';
import { loadRuler, type Ruler } from './ruler.ts';
import { lengthText } from './units.ts';

export { deskStyles } from '../draw/draw-desk.styles.ts';
export { measureDeskStyles } from './measure-desk.styles.ts';

/** What the desk needs of the element that it stands in. */
export interface MeasureOwner {
  readonly root: ShadowRoot;
  update(): void;
  /** Resolves when the update is in the document. */
  drawn(): Promise<unknown>;
  /** A person measured. */
  changed(): void;
  /** Tells of an error. True when somebody else shows it. */
  failed(error: YztError): boolean;
}

type What = Measured['kind'];
type Task = What | 'edit';

/** One hue that no domain of the standard has, and not that of drawings. */
const COLOUR = '#c2410c';

const ICONS = { length: 'ruler', area: 'area' } as const;

/** All that a person does to measure. */
export class MeasureDesk {
  readonly #owner: MeasureOwner;
  readonly #layer = ownLayerId('measured');
  #ruler: Ruler | undefined;
  #host: MapHost | undefined;
  #locale: Locale = 'zh-CN';
  #geometry: Measurable | undefined;
  #measured: Measured | undefined;
  #busy: { readonly task: Task; readonly stop: AbortController } | undefined;
  #said = '';
  /** What is said stands in the result already: it is for ears alone. */
  #told = false;
  #error: YztError | undefined;
  /** What the layer on the map was made from. */
  #shown: readonly unknown[] = [];
  #shownAs: string | undefined;

  constructor(owner: MeasureOwner) {
    this.#owner = owner;
  }

  get geometry(): Measurable | undefined {
    return this.#geometry;
  }

  get result(): Measured | undefined {
    return this.#measured;
  }

  /** Something new, and not the corners of what was measured. */
  get #measuring(): boolean {
    return this.#busy !== undefined && this.#busy.task !== 'edit';
  }

  get #t(): MeasureDeskStrings {
    return measureDeskStrings[this.#locale];
  }

  /** A geometry of the host page, in WGS84, or undefined for none. */
  async give(geometry: Measurable | undefined): Promise<void> {
    try {
      const checked = geometry && readMeasurable(geometry);
      if (checked !== undefined) this.#ruler ??= await loadRuler();
      this.#take(checked);
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  #take(geometry: Measurable | undefined): void {
    this.#measured = geometry && this.#ruler?.measure(geometry);
    this.#geometry = geometry;
    this.#error = undefined;
    this.#owner.update();
  }

  #say(words: string, told = false): void {
    this.#said = words;
    this.#told = told;
  }

  #fail(thrown: unknown): void {
    const error = toYztError(thrown);
    this.#error = this.#owner.failed(error) ? undefined : error;
    this.#owner.update();
  }

  /** The map is this one now, or none; what was measured is shown on it. */
  follow(host: MapHost | undefined): void {
    if (host !== this.#host) {
      this.#busy?.stop.abort();
      this.#clearMap();
      this.#host = host;
      // The buttons depend on it.
      this.#owner.update();
    }
    this.#show();
  }

  #hide(layer: string | undefined): void {
    if (layer !== undefined) this.#host?.hideLayer(layer);
  }

  #clearMap(): void {
    this.#hide(this.#shownAs);
    this.#shownAs = undefined;
    this.#shown = [];
  }

  #show(): void {
    const geometry = this.#busy?.task === 'edit' ? undefined : this.#geometry;
    const measured = this.#measured;
    if (geometry === undefined || measured === undefined) {
      return this.#clearMap();
    }
    const shown = [geometry, this.#locale];
    if (shown.every((one, index) => one === this.#shown[index])) return;
    this.#shown = shown;
    const before = this.#shownAs;
    this.#shownAs = `${this.#layer}-${measured.kind}`;
    if (before !== this.#shownAs) this.#hide(before);
    this.#host?.showLayer(entryOf(this.#shownAs, geometry, headline(measured, this.#locale).value));
    // What lies under an area stays to be seen.
    if (before !== this.#shownAs && measured.kind === 'area') {
      this.#host?.setLayerOpacity(this.#shownAs, 0.5);
    }
  }

  /** Waits for a person at the map. The last result stays when they give up. */
  async #ask(
    task: Task,
    question: (host: MapHost, ruler: Ruler, signal: AbortSignal) => Promise<Measurable>,
  ): Promise<void> {
    const host = this.#host;
    if (host === undefined) return;
    const again = this.#busy?.task === task;
    this.#busy?.stop.abort();
    if (again) return;
    const busy = { task, stop: new AbortController() };
    this.#busy = busy;
    this.#error = undefined;
    this.#say('');
    this.#owner.update();
    try {
      const ruler = (this.#ruler ??= await loadRuler());
      const geometry = await question(host, ruler, busy.stop.signal);
      this.#take(geometry);
      this.#say(resultText(this.#measured!, this.#locale), true);
      this.#owner.changed();
    } catch (thrown) {
      if (toYztError(thrown).code === 'aborted') this.#say(this.#t.cancelled);
      else this.#fail(thrown);
    }
    if (this.#busy === busy) this.#busy = undefined;
    this.#owner.update();
    await this.#owner.drawn();
    this.#owner.root
      .querySelector<HTMLElement>(`[data-task="${task}"]`)
      ?.focus({ preventScroll: true });
  }

  #measure(what: What): Promise<void> {
    return this.#ask(what, (host, ruler, signal) => {
      const onChange = (drawn: Measurable | undefined) =>
        drawn === undefined ? undefined : liveText(ruler.measure(drawn), this.#locale);
      return what === 'length'
        ? host.drawLine({ signal, onChange })
        : host.drawArea({ signal, onChange });
    });
  }

  #edit(geometry: Measurable): Promise<void> {
    return this.#ask('edit', (host, ruler, signal) =>
      host.editShape(geometry, {
        signal,
        onChange: (drawn) =>
          drawn === undefined ? undefined : liveText(ruler.measure(drawn), this.#locale),
      }),
    );
  }

  async #copy(measured: Measured): Promise<void> {
    const copied = await copyText(wholeText(measured, this.#locale), this.#owner.root);
    this.#say(copied ? this.#t.copied : this.#t.notCopied);
    this.#owner.update();
  }

  #clear(): void {
    this.#take(undefined);
    this.#say(this.#t.cleared);
    this.#owner.changed();
    this.#owner.root.querySelector<HTMLElement>('.tools button')?.focus();
  }

  render(locale: Locale): TemplateResult {
    this.#locale = locale;
    const t = this.#t;
    const off = this.#host === undefined;
    return html`<div class="desk">
      <div class="tools" role="group" aria-label=${t.tools}>
        ${this.#tool('length', t.length, off)} ${this.#tool('area', t.area, off)}
      </div>
      ${this.#hint(t)}
      ${this.#error === undefined ? nothing : errorTemplate(this.#error, this.#locale, undefined)}
      ${
        // What was measured last would be taken for what is measured now.
        this.#measured === undefined || this.#geometry === undefined || this.#measuring
          ? nothing
          : this.#result(this.#measured, this.#geometry, t)
      }
      <p class=${this.#told ? 'sr-only' : 'said quiet'} role="status">${this.#said}</p>
    </div>`;
  }

  #hint(t: MeasureDeskStrings): TemplateResult | typeof nothing {
    const words =
      this.#busy !== undefined
        ? t.measuring
        : this.#host === undefined
          ? t.noMap
          : this.#measured === undefined
            ? t.empty
            : undefined;
    return words === undefined ? nothing : html`<p class="quiet">${words}</p>`;
  }

  #tool(what: What, words: string, off: boolean): TemplateResult {
    return html`<button
      type="button"
      class="button"
      data-task=${what}
      aria-pressed=${this.#busy?.task === what}
      ?disabled=${off}
      @click=${() => void this.#measure(what)}
    >
      ${icon(ICONS[what])}${words}
    </button>`;
  }

  #result(measured: Measured, geometry: Measurable, t: MeasureDeskStrings): TemplateResult {
    const { name, value } = headline(measured, this.#locale);
    const others = otherUnits(measured, this.#locale);
    const lines = segmentLines(measured, this.#locale);
    const fixed = this.#host === undefined || !isEditable(geometry);
    return html`<div class="result">
      <p class="headline"><span class="quiet">${name}</span><strong>${value}</strong></p>
      ${
        measured.kind === 'area'
          ? html`<ul class="units">
                ${others.map((other) => html`<li>${other}</li>`)}
              </ul>
              <p class="headline">
                <span class="quiet">${t.perimeter}</span>
                <span>${lengthText(measured.length, this.#locale)}</span>
              </p>`
          : nothing
      }
      ${
        lines.length < 2
          ? nothing
          : html`<details ?open=${measured.kind === 'length' && lines.length <= 12}>
              <summary>${t.segments(lines.length)}</summary>
              <ol class="segments">
                ${lines.map((line) => html`<li><span>${line.name}</span>${line.value}</li>`)}
              </ol>
            </details>`
      }
      <p class="quiet">${t.ground}</p>
      <div class="bar">
        <button type="button" class="button" @click=${() => void this.#copy(measured)}>
          ${icon('copy')}${t.copy}
        </button>
        <button
          type="button"
          class="button"
          data-task="edit"
          aria-pressed=${this.#busy?.task === 'edit'}
          ?disabled=${fixed}
          @click=${() => void this.#edit(geometry)}
        >
          ${icon('pencil')}${t.edit}
        </button>
        <button type="button" class="button" @click=${() => this.#clear()}>
          ${icon('bin')}${t.clear}
        </button>
      </div>
    </div>`;
  }
}

/** The layer that shows what was measured, with its size. */
function entryOf(id: string, geometry: Measurable, size: string): CatalogueEntry {
  const line = geometry.type === 'LineString';
  return {
    id,
    domain: 'measured',
    title: { 'zh-CN': '测量', en: 'Measurement' },
    source: {
      type: 'geojson',
      datum: 'WGS84',
      data: { type: 'Feature', id: 'measured', geometry, properties: { size } },
    },
    style: {
      geometry: line ? 'line' : 'area',
      colour: COLOUR,
      labelField: 'size',
      labelMinZoom: 0,
      size: line ? 4 : 3,
    },
  };
}
