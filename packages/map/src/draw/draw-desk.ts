import { errorTemplate, icon, type EditableShape, type MapHost } from '@yizhangtu/core';
import {
  toYztError,
  type Datum,
  type Issue,
  type Locale,
  type YztError,
} from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import { boundsOf, padBounds } from '../model/bounds.ts';
import { ownLayerId } from '../model/own-layer.ts';
import { asIs } from '../sources/to-wgs84.ts';
import { checkFeatures, readDrawing } from './draw-file.ts';
import { fileTemplate, issuesTemplate } from './file-template.ts';
import { DrawnLayers } from './drawn-layers.ts';
import { drawDeskStrings, type DrawDeskStrings } from './draw-desk.strings.ts';
import {
  addThing,
  clearThings,
  DRAW_KINDS,
  giveThings,
  NOTHING,
  openThings,
  redo,
  removeThing,
  renameThing,
  reshapeThing,
  undo,
  type Drawing,
  type DrawKind,
  type Step,
  type Thing,
} from './draw-model.ts';
import { KIND_ICONS, thingList } from './thing-list.ts';

export { deskStyles, drawDeskStyles } from './draw-desk.styles.ts';

/** What the desk needs of the element that it stands in. */
export interface DeskOwner {
  readonly root: ParentNode;
  update(): void;
  /** Resolves when the update is in the document. */
  drawn(): Promise<unknown>;
  /** A person changed what is drawn. */
  changed(): void;
  /** Tells of an error. True when somebody else shows it. */
  failed(error: YztError): boolean;
}

/** About a hundred metres: a point is shown with what lies round it. */
const AROUND = 0.001;

/** All that a person does with a drawing. */
export class DrawDesk {
  readonly #owner: DeskOwner;
  readonly #layers: DrawnLayers;
  #drawing: Drawing = NOTHING;
  #host: MapHost | undefined;
  #locale: Locale = 'zh-CN';
  #datum: Datum = 'CGCS2000';
  /** What is under way on the map: a kind, or the thing whose shape is changed. */
  #busy: { readonly what: DrawKind | Thing['id']; readonly stop: AbortController } | undefined;
  #opened: Thing['id'] | undefined;
  /** The feature of the map that was last followed. */
  #hit: GeoJSON.Feature | undefined;
  #said = '';
  #error: YztError | undefined;
  #issues: readonly Issue[] = [];

  constructor(owner: DeskOwner) {
    this.#owner = owner;
    this.#layers = new DrawnLayers(ownLayerId('drawn'));
  }

  get things(): readonly Thing[] {
    return this.#drawing.things;
  }

  get #t(): DrawDeskStrings {
    return drawDeskStrings[this.#locale];
  }

  get #word(): (kind: DrawKind) => string {
    const t = this.#t;
    return (kind) => t[kind];
  }

  /** Features of the host page, in WGS84. What cannot be drawn changes nothing. */
  give(features: readonly GeoJSON.Feature[]): void {
    if (features === this.#drawing.things) return;
    try {
      const collection = { type: 'FeatureCollection', features };
      const read = checkFeatures(collection, 'features', asIs);
      this.#issues = read.issues;
      this.#error = undefined;
      this.#drawing = giveThings(this.#drawing, read.features, this.#word);
      this.#show();
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  /** The map is this one now, or none. */
  follow(host: MapHost | undefined): void {
    if (host !== this.#host) {
      this.#busy?.stop.abort();
      this.#host = host;
      this.#layers.moveTo(host);
      this.#show();
    }
    this.#followHit();
  }

  /** What is chosen on the map is opened in the list. */
  #followHit(): void {
    const state = this.#host?.state;
    const hit = state?.hits[state.selected];
    if (hit?.feature === this.#hit) return;
    this.#hit = hit?.feature;
    if (hit === undefined || !this.#layers.has(hit.entry.id)) return;
    this.#opened = this.things.find(({ id }) => id === hit.feature.id)?.id;
    this.#owner.update();
  }

  #show(): void {
    this.#layers.show(this.things, this.#busy?.what);
    this.#owner.update();
  }

  #fail(thrown: unknown): void {
    const error = toYztError(thrown);
    this.#issues = [];
    this.#error = this.#owner.failed(error) ? undefined : error;
    this.#owner.update();
  }

  #words({ kind, name, count }: Step): string {
    return this.#t.did[kind](name, count);
  }

  /** The next state of the drawing, and words for it. */
  #turn(next: Drawing, words?: (did: string) => string): void {
    if (next === this.#drawing) return;
    const { past, future } = this.#drawing;
    const step = next.past.length > past.length ? next.past.at(-1) : past.at(-1);
    this.#drawing = next;
    this.#error = undefined;
    if (step !== undefined) {
      const did = this.#words(step);
      this.#said = words === undefined ? did : words(did);
    }
    if (next.past.length === past.length && next.future.length === future.length) return;
    this.#show();
    this.#owner.changed();
  }

  /** Waits for a person at the map. What was drawn before stays as it is when they give up. */
  async #ask(
    what: DrawKind | Thing['id'],
    question: (host: MapHost, signal: AbortSignal) => Promise<Drawing>,
  ): Promise<void> {
    const host = this.#host;
    if (host === undefined) return;
    const again = this.#busy?.what === what;
    this.#busy?.stop.abort();
    if (again) return;
    const busy = { what, stop: new AbortController() };
    this.#busy = busy;
    this.#error = undefined;
    this.#said = '';
    this.#show();
    try {
      const next = await question(host, busy.stop.signal);
      if (this.#busy === busy) this.#busy = undefined;
      this.#turn(next);
    } catch (thrown) {
      if (toYztError(thrown).code === 'aborted') this.#said = this.#t.cancelled;
      else this.#fail(thrown);
    } finally {
      if (this.#busy === busy) this.#busy = undefined;
      this.#show();
    }
  }

  async #draw(kind: DrawKind): Promise<void> {
    const before = this.#drawing;
    await this.#ask(kind, async (host, signal) => {
      const geometry = await drawn(host, kind, signal);
      return addThing(this.#drawing, geometry, this.#t[kind]);
    });
    const added = this.#drawing === before ? undefined : this.things.at(-1);
    this.#opened = added?.id ?? this.#opened;
    await this.#focus(added === undefined ? `[data-kind="${kind}"]` : 'details[open] > summary');
  }

  async #edit(thing: Thing): Promise<void> {
    await this.#ask(thing.id, async (host, signal) => {
      // Beside it there must be room for the words of the map, and to drag to.
      this.#look(thing, 0.7);
      const shape = await host.editShape(thing.geometry as EditableShape, { signal });
      return reshapeThing(this.#drawing, thing.id, shape);
    });
    await this.#focus('details[open] .edit');
  }

  /** Where a person goes on by keys. */
  async #focus(selector: string): Promise<void> {
    this.#owner.update();
    await this.#owner.drawn();
    this.#owner.root.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  }

  /** Shows a thing with `share` of its size around it. */
  #look({ geometry }: Thing, share: number): void {
    const bounds = boundsOf(geometry);
    if (bounds === undefined) return;
    const [west, south, east, north] = padBounds(bounds, share);
    this.#host?.fitBounds([west - AROUND, south - AROUND, east + AROUND, north + AROUND]);
  }

  #remove(thing: Thing): void {
    if (this.#busy?.what === thing.id) this.#busy.stop.abort();
    this.#turn(removeThing(this.#drawing, thing.id));
    void this.#focus('.undo');
  }

  async #open(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    // The same file may be chosen again once it is mended.
    input.value = '';
    if (file === undefined) return;
    try {
      const { features, issues } = await readDrawing(file, this.#datum);
      this.#turn(openThings(this.#drawing, features, this.#word));
      this.#issues = issues;
      const bounds = boundsOf({
        type: 'GeometryCollection',
        geometries: features.map(({ geometry }) => geometry),
      });
      if (bounds !== undefined) this.#host?.fitBounds(bounds);
      this.#owner.update();
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  #back(): void {
    this.#turn(undo(this.#drawing), this.#t.undid);
  }

  #forth(): void {
    const next = this.#drawing.future.at(-1);
    if (next !== undefined) this.#turn(redo(this.#drawing), this.#t.redid);
  }

  /** Ctrl+Z and Ctrl+Y, but where a name is typed. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, shiftKey, target } = event;
    if (!(ctrlKey || metaKey) || target instanceof HTMLInputElement) return;
    const letter = key.toLowerCase();
    if (letter === 'y' || (letter === 'z' && shiftKey)) this.#forth();
    else if (letter === 'z') this.#back();
    else return;
    event.preventDefault();
  };

  render(locale: Locale): TemplateResult {
    this.#locale = locale;
    const t = this.#t;
    return html`<div class="desk" @keydown=${this.#onKey}>
      ${this.#tools(t)} ${this.#bar(t)}
      <p class="said quiet" role="status">${this.#said}</p>
      ${this.#error === undefined ? nothing : this.#errorBlock(this.#error, t)}
      ${this.#issues.length === 0 ? nothing : issuesTemplate(this.#issues, this.#locale)}
      ${this.#list(t)}
      ${fileTemplate({
        t,
        things: this.things,
        setDatum: (datum) => (this.#datum = datum),
        open: (input) => void this.#open(input),
      })}
    </div>`;
  }

  #tools(t: DrawDeskStrings): TemplateResult {
    const off = this.#host === undefined;
    const busy = this.#busy?.what;
    return html`<div class="tools" role="group" aria-label=${t.tools}>
        ${DRAW_KINDS.map(
          (kind) =>
            html`<button
              type="button"
              class="button"
              data-kind=${kind}
              aria-pressed=${busy === kind}
              ?disabled=${off}
              @click=${() => void this.#draw(kind)}
            >
              ${icon(KIND_ICONS[kind])}${t[kind]}
            </button>`,
        )}
      </div>
      ${off ? html`<p class="quiet">${t.noMap}</p>` : nothing}
      ${busy === undefined ? nothing : html`<p class="quiet">${t.drawing}</p>`}`;
  }

  #bar(t: DrawDeskStrings): TemplateResult | typeof nothing {
    const { past, future, things } = this.#drawing;
    if (past.length + future.length === 0) return nothing;
    const button = (words: string, name: string, press: () => void, off: boolean) =>
      html`<button type="button" class="button ${name}" ?disabled=${off} @click=${press}>
        ${icon(name === 'clear' ? 'bin' : name)}${words}
      </button>`;
    return html`<div class="bar" role="group" aria-label=${t.history}>
      ${button(t.undo, 'undo', () => this.#back(), past.length === 0)}
      ${button(t.redo, 'redo', () => this.#forth(), future.length === 0)}
      ${
        things.length < 2
          ? nothing
          : button(t.clear, 'clear', () => this.#turn(clearThings(this.#drawing)), false)
      }
    </div>`;
  }

  #errorBlock(error: YztError, t: DrawDeskStrings): TemplateResult {
    const more = html`${error.issues.length === 0 ? nothing : issuesTemplate(error.issues, this.#locale)}
      <p class="state-more">${t.kept}</p>`;
    return errorTemplate(error, this.#locale, undefined, more);
  }

  #list(t: DrawDeskStrings): TemplateResult | typeof nothing {
    const { things } = this;
    if (things.length === 0) {
      return this.#busy === undefined ? html`<p class="quiet">${t.empty}</p>` : nothing;
    }
    return thingList(things, {
      t,
      opened: this.#opened,
      editing: this.#busy?.what,
      hasMap: this.#host !== undefined,
      open: (id) => {
        this.#opened = id;
        this.#owner.update();
      },
      rename: (thing, name) => this.#turn(renameThing(this.#drawing, thing.id, name)),
      nameOf: (id) => this.things.find((thing) => thing.id === id)?.properties.name ?? '',
      look: (thing) => this.#look(thing, 0.2),
      edit: (thing) => void this.#edit(thing),
      remove: (thing) => this.#remove(thing),
    });
  }
}

/** Asks a person for a shape of that kind. */
async function drawn(
  host: MapHost,
  kind: DrawKind,
  signal: AbortSignal,
): Promise<GeoJSON.Geometry> {
  if (kind === 'line') return host.drawLine({ signal });
  if (kind === 'area') return host.drawArea({ signal });
  const [x, y] = await host.pickPoint({ signal });
  return { type: 'Point', coordinates: [x, y] };
}
