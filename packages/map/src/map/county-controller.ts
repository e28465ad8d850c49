import { createClient, type Client } from '@yizhangtu/client';
import {
  AsyncController,
  ContextController,
  countyContext,
  readCounty,
  type AsyncHost,
  type CountyContext,
  type CountyInput,
  type MapView,
} from '@yizhangtu/core';
import type { YztError } from '@yizhangtu/standard';
import {
  withAbsoluteHrefs,
  type Bounds,
  type CatalogueEntry,
  type CountyFile,
} from '@yizhangtu/standard';
import { padBounds } from '../model/bounds.ts';
import { NO_COUNTY } from '../model/county-ground.ts';
import type { UrlState } from '../model/url-state.ts';
import type { ReadAreas, Start } from './county-data.ts';
import type { MapModel } from './map-model.ts';
import { loadCountyData } from './parts.ts';

/** Room around the county's bounds that the middle of the map may go to, as a share of its size. */
const ROOM = 0.1;

/** An element that may be given a county, or parts of one, instead of fetching them. */
export type CountyHost = AsyncHost &
  HTMLElement & {
    readonly county: CountyInput | undefined;
    readonly line: GeoJSON.Feature | undefined;
    readonly areas: readonly GeoJSON.Feature[] | undefined;
    readonly layers: readonly CatalogueEntry[] | undefined;
    readonly view: MapView | undefined;
  };

/** A part of the county that could not be fetched. */
export interface CountyFailure {
  /** The county's line, the areas of its divisions, the divisions, the layers of the start. */
  readonly part: 'line' | 'areas' | 'units' | 'start';
  readonly error: YztError;
  retry(): void;
}

const settled = <A extends readonly unknown[], T>({ state, value }: AsyncController<A, T>) =>
  state === 'ready' || state === 'empty' ? value : undefined;

/** Finds the county of a map, given or provided, fetches what is not given, and hands it to the model. */
export class CountyController {
  readonly #host: CountyHost;
  readonly #model: MapModel;
  readonly #fromUrl: () => UrlState;
  readonly #provided: ContextController<CountyContext | undefined>;
  readonly #file;
  readonly #line;
  readonly #areas;
  readonly #units;
  readonly #start;
  #given: { readonly file: CountyFile; readonly context: CountyContext } | undefined;
  #shown: CountyContext | undefined;
  #started: Start | undefined;
  #read: ReadAreas | undefined;

  constructor(host: CountyHost, model: MapModel, fromUrl: () => UrlState) {
    this.#host = host;
    this.#model = model;
    this.#fromUrl = fromUrl;
    this.#provided = new ContextController(host, countyContext);
    this.#file = new AsyncController(host, {
      args: () => (typeof host.county === 'string' ? ([host.county] as const) : undefined),
      task: ([address], signal) =>
        readCounty(createClient({ baseUrl: host.baseURI }), address, host.baseURI, signal),
    });
    const whole = () => (this.context === undefined ? undefined : ([this.context] as const));
    this.#line = new AsyncController(host, {
      args: () => (host.line === undefined ? whole() : undefined),
      task: async ([{ county, client }], signal) =>
        (await loadCountyData()).readLine(client, county.county.line, signal),
    });
    this.#areas = new AsyncController(host, {
      args: () => {
        const { context } = this;
        if (host.areas !== undefined || context === undefined) return undefined;
        return [context, [context.county.county.code, ...(model.way ?? [])].join()] as const;
      },
      task: async ([context, divisions], signal) => {
        const { readAreas } = await loadCountyData();
        this.#read = await readAreas(context, divisions.split(','), this.#read, signal);
      },
    });
    this.#units = new AsyncController(host, {
      args: () => model.way && whole(),
      task: async ([context], signal) => (await loadCountyData()).readUnits(context, signal),
    });
    this.#start = new AsyncController(host, {
      args: () =>
        this.context === undefined || host.layers !== undefined
          ? undefined
          : ([this.context, this.#startIds()] as const),
      task: async ([context, ids], signal) =>
        (await loadCountyData()).readStart(context, ids, this.#started, this.#model.state, signal),
    });
  }

  get context(): CountyContext | undefined {
    const { county } = this.#host;
    if (county === undefined) return this.#provided.value;
    const file = typeof county === 'string' ? settled(this.#file) : county;
    if (file === undefined) return undefined;
    if (this.#given?.file !== file) {
      const absolute = withAbsoluteHrefs(file, this.#host.baseURI);
      const client = createClient({ baseUrl: absolute.services?.api ?? '' });
      this.#given = { file, context: { county: absolute, client } };
    }
    return this.#given.context;
  }

  get client(): Client {
    return this.context?.client ?? createClient({ baseUrl: '' });
  }

  /** Where the middle of the map may be. */
  get home(): Bounds | undefined {
    const bounds = this.context?.county.county.bounds;
    return bounds && padBounds(bounds, ROOM);
  }

  /** Whether the layers of the start are on, so that what is on is the person's choice. */
  get started(): boolean {
    return this.#host.layers !== undefined || settled(this.#start) !== undefined;
  }

  /** Whether something of the county is on its way. */
  get pending(): boolean {
    return this.starting || Object.values(this.#parts).some(({ state }) => state === 'pending');
  }

  /** Whether that is the file itself or the layers of the start: what the map first shows is not known yet. */
  get starting(): boolean {
    const unread = this.#host.county === undefined && this.#provided.provided && !this.context;
    return unread || [this.#file, this.#start].some(({ state }) => state === 'pending');
  }

  /** What is wrong with the county file that the map itself was given. */
  get fileFault(): { readonly error: YztError; readonly retry: () => void } | undefined {
    const { error, handled } = this.#file;
    return error === undefined || handled ? undefined : { error, retry: () => this.#file.retry() };
  }

  get #parts() {
    return { line: this.#line, areas: this.#areas, units: this.#units, start: this.#start };
  }

  /** What could not be fetched, with the way to ask again. */
  get failures(): readonly CountyFailure[] {
    return Object.entries(this.#parts).flatMap(([part, one]) =>
      one.error === undefined || one.handled
        ? []
        : [{ part: part as CountyFailure['part'], error: one.error, retry: () => one.retry() }],
    );
  }

  /** Hands on what is new. True when the county is another one. */
  update(): boolean {
    this.#takeStart();
    const { context } = this;
    const { line: givenLine, areas: givenAreas } = this.#host;
    if (context === undefined && givenLine === undefined && givenAreas === undefined) return false;
    const fresh = context !== this.#shown;
    this.#shown = context;
    const before = this.#model.county;
    const read = this.#read;
    const next = {
      code: context?.county.county.code,
      bounds: context?.county.county.bounds,
      baseMaps: context?.county.baseMaps ?? before.baseMaps,
      line: givenLine ?? settled(this.#line),
      areas:
        givenAreas ??
        (read?.county === context?.county ? read?.features : undefined) ??
        NO_COUNTY.areas,
      units: settled(this.#units) ?? NO_COUNTY.units,
    };
    const same =
      !fresh &&
      before.line === next.line &&
      before.areas === next.areas &&
      before.units === next.units;
    if (!same) this.#model.setCounty(next);
    const view = this.#fromUrl().view ?? this.#host.view;
    // Somebody else who acts in the same county stays where the map is.
    if (before.code !== next.code && next.bounds !== undefined && view === undefined) {
      this.#model.fitBounds(next.bounds);
    }
    return fresh;
  }

  #startIds(): string {
    const fromUrl = this.#fromUrl().layers?.map(({ id }) => id);
    return (fromUrl ?? this.context?.county.start?.layers ?? []).join(',');
  }

  #takeStart(): void {
    const start = settled(this.#start);
    if (start === undefined || start === this.#started) return;
    this.#started = start;
    this.#model.setLayers(start.entries);
    for (const { id, opacity } of this.#fromUrl().layers ?? []) {
      this.#model.setLayerOpacity(id, opacity);
    }
  }
}
