import type {
  BaseMap,
  Bounds,
  CatalogueEntry,
  Division,
  Issue,
  LngLat,
  YztError,
} from '@yizhangtu/standard';

/** A picture that a service draws of what its colours and signs mean. */
export interface LegendPicture {
  readonly href: string;
  /** What it stands for; unset when the picture says so itself. */
  readonly label?: string;
}

/** How a layer that is on stands. */
export type LayerStatus =
  /** `progress`: how much of a large document has come, 0 to 1, where that is known. */
  | { readonly state: 'loading'; readonly progress?: number }
  /** `issues`: what of its data is not shown, or may be wrong. `legend`: drawn by its service. */
  | {
      readonly state: 'ready';
      readonly issues?: readonly Issue[];
      readonly legend?: readonly LegendPicture[];
    }
  | { readonly state: 'error'; readonly error: YztError };

/** A layer that is on. */
export interface ShownLayer {
  /** With its kind resolved and its addresses absolute. */
  readonly entry: CatalogueEntry;
  /** 0 to 1. */
  readonly opacity: number;
  readonly status: LayerStatus;
}

/** A feature under the pointer or chosen in a list. One feature is one hit, however many tiles hold it. */
export interface FeatureHit {
  readonly entry: CatalogueEntry;
  readonly feature: GeoJSON.Feature;
}

/** What is in view of a layer that is on. */
export interface FeaturesInView {
  /**
   * In WGS84, those whose geometry touches the view, each id once. Features of tiles come as their tile
   * holds them: cut at its edge, and without an id perhaps once for each tile. Live values stand over the
   * properties.
   */
  readonly features: readonly GeoJSON.Feature[];
  /**
   * False when there may be more: more than one view can hold, tiles that are missing or too coarse to
   * hold them all, or a layer of pictures, which knows no features.
   */
  readonly complete: boolean;
  /** How many features the whole layer has, where that is known. */
  readonly total?: number;
}

export interface MapView {
  readonly center: LngLat;
  readonly zoom: number;
  /** Degrees clockwise from north. */
  readonly bearing: number;
  /** Degrees from straight down. */
  readonly pitch: number;
}

/** What a map can ask a person for: a place, a line, an area, or a shape that is there with corners moved. */
export type MapTaskKind = 'point' | 'line' | 'area' | 'shape';

/** All that a map shows, as plain data. A new object each time something changes, so `===` tells. */
export interface MapHostState {
  readonly view: MapView | undefined;
  /** What is in view, west, south, east, north. */
  readonly bounds: Bounds | undefined;
  readonly baseMaps: readonly BaseMap[];
  readonly baseMap: string | undefined;
  /** The topmost first. */
  readonly layers: readonly ShownLayer[];
  /** The county, town or village that the map has gone down to, and the path that leads to it. */
  readonly division: Division | undefined;
  readonly divisionPath: readonly Division[];
  /** Everything under the last press, the topmost layer first. */
  readonly hits: readonly FeatureHit[];
  /** Which of `hits` is chosen; -1 for none. */
  readonly selected: number;
  /** What the map waits for a person to give; undefined for nothing. */
  readonly task?: MapTaskKind | undefined;
}

export interface PickOptions {
  readonly signal?: AbortSignal;
  /** Said above the map while it waits; the map has words of its own. */
  readonly prompt?: string;
}

export interface DrawOptions<Shape extends GeoJSON.Geometry> extends PickOptions {
  /**
   * Called with what is drawn so far, the pointer's place as its last corner; undefined while that is no
   * whole shape. What it returns stands above the map, such as a length.
   */
  readonly onChange?: (drawn: Shape | undefined) => string | undefined;
}

/** What {@link MapHost.editShape} takes: an area with one ring, and positions of two numbers. */
export type EditableShape = GeoJSON.Point | GeoJSON.LineString | GeoJSON.Polygon;

/** What must stand wherever the map is shown, in the map's language and as the map itself says it. */
export interface MapImprint {
  /** Name of the county. */
  readonly county: string | undefined;
  /** The approval number, or that there is none. */
  readonly approval: string;
  /** Whom to name; that data are samples stands first. */
  readonly credits: readonly string[];
}

export interface PictureOptions {
  /** Pixels of the picture. What is in view fits in; a picture of another shape shows more at its edges. */
  readonly width: number;
  readonly height: number;
  /** Ids of layers to leave out. */
  readonly without?: readonly string[];
  readonly signal?: AbortSignal;
}

/** The map as it is on screen, drawn anew at another size. */
export interface MapPicture {
  /** Smaller than asked for, in the same shape, where the graphics cannot draw as much. Close it after use. */
  readonly image: ImageBitmap;
  /** The part of `image` that is on screen, in its pixels from its left upper corner. */
  readonly onScreen: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /** What the picture shows; its middle is the view's centre. */
  readonly view: MapView;
  readonly bounds: Bounds;
  /** Metres on the ground under a pixel of the middle; undefined for a tilted view, where it differs. */
  readonly metresPerPixel: number | undefined;
}

/**
 * What any element may ask of a map, without importing one. `<yzt-map>` offers it as its `mapHost`;
 * elements find it by `for="id"` or under a shared `<yzt-provider>`.
 */
export interface MapHost {
  readonly state: MapHostState;
  /** Calls `listener` after each change, not at once. Returns the way to stop. */
  subscribe(listener: (state: MapHostState) => void): () => void;

  /**
   * Puts a layer on top, or brings new data to one that is on. `entry.source` of type `geojson` with
   * inline `data` shows things that are in no catalogue; with an id that begins with `~` no link carries it.
   */
  showLayer(entry: CatalogueEntry): void;
  hideLayer(id: string): void;
  /** `opacity` from 0 to 1. */
  setLayerOpacity(id: string, opacity: number): void;
  /** Moves a layer to `index` in {@link MapHostState.layers}; 0 is the top. */
  moveLayer(id: string, index: number): void;
  /** Asks again for a layer that is in error. */
  retryLayer(id: string): void;
  /** Paint state of a feature, for live values: no tile is made anew. */
  setFeatureState(
    layer: string,
    feature: string | number,
    state: Readonly<Record<string, unknown>>,
  ): void;

  /**
   * What is in view of a layer that is on, once what is under way of it has come. Without graphics: what
   * lies in the division that the map has gone down to, or in the county. Ask again when `bounds`, the
   * layer's `status` or, without graphics, `division` changes.
   *
   * Rejects with `not_found` for a layer that is not on, with the layer's own error, and with `aborted`.
   */
  featuresInView(
    layer: string,
    options?: { readonly signal?: AbortSignal },
  ): Promise<FeaturesInView>;

  /** What a copy of the map must carry. */
  readonly imprint: MapImprint;
  /**
   * A picture of the map: the same layers in the same look, the base map, what is chosen. Waits for what is
   * on its way.
   *
   * Rejects with `graphics` where there are none or they are lost, `too_large` where memory ends, the
   * error of a layer (`where` is its id) of which something could not be read, and with `aborted`.
   */
  picture(options: PictureOptions): Promise<MapPicture>;

  setBaseMap(id: string): void;
  /** Goes down (or up) to a division by its code. */
  goToDivision(code: string): void;
  fitBounds(bounds: Bounds): void;
  /** Chooses one of `hits`, or nothing (-1). */
  select(index: number): void;
  /** Shows features chosen elsewhere (a list, a search) as the hits, the first of them selected. */
  showHits(hits: readonly FeatureHit[]): void;

  /**
   * One place, by pointer or keyboard. Rejects with code `aborted` when the person or `signal` gives up, and
   * with the map's fault, such as `graphics`, where nothing can be drawn.
   */
  pickPoint(options?: PickOptions): Promise<LngLat>;
  /** One line, by pointer or keyboard. Rejects as {@link MapHost.pickPoint} does. */
  drawLine(options?: DrawOptions<GeoJSON.LineString>): Promise<GeoJSON.LineString>;
  /** One area that does not cross itself, by pointer or keyboard. Rejects as {@link MapHost.pickPoint} does. */
  drawArea(options?: DrawOptions<GeoJSON.Polygon>): Promise<GeoJSON.Polygon>;
  /**
   * Lets a person move, add and remove the corners of a shape. The one given stays as it was.
   * Rejects as {@link MapHost.pickPoint} does, and with `unsupported` for what {@link EditableShape} leaves out.
   */
  editShape<Shape extends EditableShape>(
    shape: Shape,
    options?: DrawOptions<Shape>,
  ): Promise<Shape>;
  /** Gives up what a person is asked for, if anything: it rejects with code `aborted`. */
  endTask(): void;
}
