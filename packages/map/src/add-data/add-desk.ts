import { createClient, type Client } from '@yizhangtu/client';
import { YztErrorEvent, type CountyContext, type MapHost } from '@yizhangtu/core';
import {
  textIn,
  toYztError,
  type Bounds,
  type CatalogueEntry,
  type Datum,
  type Locale,
  type YztError,
} from '@yizhangtu/standard';
import type { TemplateResult } from 'lit';
import { parseAddress } from '../format/address.ts';
import { readLine } from '../map/county-data.ts';
import { YztDataAddEvent } from './add-data.events.ts';
import { addDeskTemplate } from './add-desk-template.ts';
import { addDeskStrings, type AddDeskStrings } from './add-desk.strings.ts';
import { datumHint, type DatumHint } from './datum-hint.ts';
import { offerOf, type Offer, type OfferedLayer } from './offer.ts';
import type { OwnData, OwnGeometry } from './own-data.ts';
import { entriesOfFile, entryOfService, isOwn } from './own-entry.ts';
import { readFile } from './read-file.ts';

type Line = GeoJSON.Polygon | GeoJSON.MultiPolygon;

/** The element that the desk stands in. */
export interface AddDeskHost {
  readonly element: HTMLElement & {
    requestUpdate(): void;
    readonly updateComplete: Promise<unknown>;
  };
  readonly root: ShadowRoot;
  readonly map: () => MapHost | undefined;
  readonly county: () => CountyContext | undefined;
  readonly line: () => Line | undefined;
  readonly locale: () => Locale;
}

/** What was read and is not yet on the map, with what a person chose of it. */
export type Draft =
  | { readonly from: 'file'; readonly data: OwnData }
  | { readonly from: 'address'; readonly offer: Offer };

/** What a person has to say before something is shown. */
export type Missing = 'name' | 'datum' | 'layer' | 'geometry' | 'address' | undefined;

/** Layers of a service that are added at once; the map shows thirty in all. */
export const MOST_AT_ONCE = 5;

const withoutEnding = (name: string): string => name.replace(/\.[a-z0-9]{1,8}$/i, '').slice(0, 60);

/** What stands in the panel: loaded when it is first opened, and kept with all that was typed. */
export class AddDesk {
  readonly #host: AddDeskHost;
  address = '';
  draft: Draft | undefined;
  name = '';
  datum: Datum | undefined;
  geometry: OwnGeometry | undefined;
  query = '';
  chosen: ReadonlySet<string> = new Set();
  hint: DatumHint | undefined;
  missing: Missing;
  reading: { readonly name: string; readonly progress: number | undefined } | undefined;
  failure: YztError | undefined;
  said = '';
  #working: AbortController | undefined;
  #line: Promise<Line | undefined> | undefined;
  #again: (() => void) | undefined;

  constructor(host: AddDeskHost) {
    this.#host = host;
  }

  get t(): AddDeskStrings {
    return addDeskStrings[this.locale];
  }

  get locale(): Locale {
    return this.#host.locale();
  }

  get map(): MapHost | undefined {
    return this.#host.map();
  }

  /** Layers of one's own that are on. */
  get own() {
    return (this.map?.state.layers ?? []).filter(isOwn);
  }

  get chosenLayers(): readonly OfferedLayer[] {
    if (this.draft?.from !== 'address') return [];
    return this.draft.offer.layers.filter(({ id }) => this.chosen.has(id));
  }

  /** Whether a person has to say what the chosen layers are drawn as. */
  get asksGeometry(): boolean {
    return this.chosenLayers.some(({ pictures, geometry }) => !pictures && geometry === undefined);
  }

  template(): TemplateResult {
    return addDeskTemplate(this);
  }

  readonly takeFile = async (file: File): Promise<void> => {
    this.#again = () => void this.takeFile(file);
    const data = await this.#work(file.name, (signal) =>
      readFile(file, {
        signal,
        near: this.#near(),
        onProgress: (part) => this.#progress(file.name, part),
      }),
    );
    if (data === undefined) return;
    this.#begin({ from: 'file', data }, withoutEnding(data.name));
  };

  readonly takeAddress = async (): Promise<void> => {
    const address = this.address.trim();
    // Braces of templates are no part of an address.
    const plain = address.replace(/[{}]/g, '');
    const isWeb = /^https?:\/\//i.test(address) && parseAddress(plain, undefined) !== undefined;
    if (!isWeb) return this.#miss('address');
    this.#again = () => void this.takeAddress();
    const offer = await this.#work(address, (signal) => offerOf(this.#client(), address, signal));
    if (offer === undefined) return;
    this.#begin({ from: 'address', offer }, '');
    const shown = offer.layers.filter((layer) => layer.shown);
    if (shown.length === 1) this.chosen = new Set([shown[0]!.id]);
    this.#update();
  };

  /** Gives up what is under way; what was typed stays. */
  readonly cancel = (): void => {
    if (this.#working === undefined) return;
    this.#working.abort();
    this.#working = undefined;
    this.reading = undefined;
    this.said = this.t.cancelled;
    this.#update();
  };

  readonly retry = (): void => this.#again?.();

  readonly back = (): void => {
    this.draft = undefined;
    this.failure = undefined;
    this.missing = undefined;
    this.#update();
    this.#focus('input[type="url"], .address');
  };

  choose(part: Partial<Pick<AddDesk, 'name' | 'query' | 'address' | 'geometry'>>): void {
    Object.assign(this, part);
    this.missing = undefined;
    this.#update();
  }

  async chooseDatum(datum: Datum): Promise<void> {
    this.datum = datum;
    this.missing = undefined;
    this.hint = undefined;
    this.#update();
    const { draft } = this;
    if (draft?.from !== 'file') return;
    const line = await this.#countyLine();
    if (line === undefined || this.datum !== datum || this.draft !== draft) return;
    this.hint = datumHint(draft.data.places, datum, line);
    this.#update();
  }

  toggle(id: string): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id) && chosen.size < MOST_AT_ONCE) chosen.add(id);
    this.chosen = chosen;
    this.missing = undefined;
    this.#update();
  }

  readonly show = (): void => {
    const { draft, map, datum } = this;
    if (draft === undefined || map === undefined) return;
    const name = this.name.trim();
    if (draft.from === 'file' && name === '') return this.#miss('name');
    if (draft.from === 'address' && this.chosen.size === 0) return this.#miss('layer');
    if (this.asksGeometry && this.geometry === undefined) return this.#miss('geometry');
    if (datum === undefined) return this.#miss('datum');
    const entries =
      draft.from === 'file'
        ? entriesOfFile(draft.data, { name, datum, layers: map.state.layers })
        : [];
    for (const entry of entries) map.showLayer(entry);
    const served = draft.from === 'address' ? this.#showServed(map, datum) : [];
    const all = [...entries, ...served];
    this.said = this.t.added(all.map((entry) => this.#titleOf(entry)).join('；'));
    this.draft = undefined;
    this.#update();
    this.#host.element.dispatchEvent(new YztDataAddEvent(all));
    this.#focus('.own button');
  };

  readonly remove = (id: string): void => {
    const layer = this.own.find(({ entry }) => entry.id === id);
    this.map?.hideLayer(id);
    if (layer !== undefined) this.said = this.t.removed(this.#titleOf(layer.entry));
    this.#update();
    this.#focus('.file');
  };

  #titleOf({ title }: CatalogueEntry): string {
    return textIn(title, this.locale);
  }

  /** One after the other: each takes an id that the one before has not. */
  #showServed(map: MapHost, datum: Datum): CatalogueEntry[] {
    return this.chosenLayers.map((layer) => {
      const entry = entryOfService({
        title: layer.title,
        source: layer.source,
        datum,
        geometry: layer.pictures ? undefined : (layer.geometry ?? this.geometry),
        attribution: layer.attribution,
        layers: map.state.layers,
      });
      map.showLayer(entry);
      return entry;
    });
  }

  #begin(draft: Draft, name: string): void {
    this.draft = draft;
    this.name = name;
    this.datum = undefined;
    this.geometry = undefined;
    this.hint = undefined;
    this.query = '';
    this.chosen = new Set();
    this.missing = undefined;
    this.said = '';
    this.#update();
    this.#focus('.draft input');
  }

  async #work<T>(name: string, task: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    this.#working?.abort();
    const working = (this.#working = new AbortController());
    this.failure = undefined;
    this.missing = undefined;
    this.said = '';
    this.reading = { name, progress: undefined };
    this.#update();
    try {
      const value = await task(working.signal);
      return working.signal.aborted ? undefined : value;
    } catch (thrown) {
      if (!working.signal.aborted) this.#fail(thrown);
      return undefined;
    } finally {
      if (this.#working === working) {
        this.#working = undefined;
        this.reading = undefined;
        this.#update();
      }
    }
  }

  #progress(name: string, part: number): void {
    if (this.reading?.name !== name) return;
    this.reading = { name, progress: part };
    this.#update();
  }

  #fail(thrown: unknown): void {
    const error = toYztError(thrown);
    const shown = this.#host.element.dispatchEvent(new YztErrorEvent(error));
    this.failure = shown ? error : undefined;
  }

  #miss(missing: Missing): void {
    this.missing = missing;
    this.#update();
    this.#focus('[aria-invalid="true"], [aria-invalid="true"] input');
  }

  #client(): Client {
    // A key of the county's session is never sent to an address that a person typed.
    return createClient({ baseUrl: '' });
  }

  #near(): Bounds | undefined {
    return this.#host.county()?.county.county.bounds;
  }

  #countyLine(): Promise<Line | undefined> {
    const given = this.#host.line();
    if (given !== undefined) return Promise.resolve(given);
    const context = this.#host.county();
    if (context === undefined) return Promise.resolve(undefined);
    this.#line ??= readLine(
      context.client,
      context.county.county.line,
      new AbortController().signal,
    )
      .then((feature) => feature?.geometry as Line | undefined)
      // Only a hint is lost; the map itself says that the line cannot be read.
      .catch(() => undefined);
    return this.#line;
  }

  #focus(selector: string): void {
    void this.#host.element.updateComplete.then(() => {
      this.#host.root.querySelector<HTMLElement>(selector)?.focus();
    });
  }

  #update(): void {
    this.#host.element.requestUpdate();
  }
}
