import type {
  EditableShape,
  FeatureHit,
  FeaturesInView,
  MapHost,
  MapHostState,
  MapImprint,
  MapPicture,
  PictureOptions,
  ShownLayer,
} from '@yizhangtu/core';
import { YztError } from '@yizhangtu/standard';
import { applyRequest } from '../layer-list/layer-order.ts';

const NOTHING: MapHostState = {
  view: undefined,
  bounds: undefined,
  baseMaps: [],
  baseMap: undefined,
  layers: [],
  division: undefined,
  divisionPath: [],
  hits: [],
  selected: -1,
};

/** A map that draws nothing and keeps its state as a real one does. `calls` lists what was asked of it. */
export class MemoryMapHost implements MapHost {
  state: MapHostState = NOTHING;
  readonly calls: string[] = [];
  /** What is in view, by layer; a layer without is not on. */
  readonly inView = new Map<string, FeaturesInView>();
  imprint: MapImprint = { county: undefined, approval: '无审图号，不得公开发布', credits: [] };
  /** How it answers to `picture`. */
  take: (options: PictureOptions) => Promise<MapPicture> = () =>
    Promise.reject(new YztError({ code: 'graphics', message: 'no graphics' }));
  readonly #listeners = new Set<(state: MapHostState) => void>();

  subscribe(listener: (state: MapHostState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /** What happens to a real map by itself: data come, a press finds features. */
  set(change: Partial<MapHostState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of [...this.#listeners]) listener(this.state);
  }

  /** A layer comes to stand as `status` says. */
  settle(id: string, status: ShownLayer['status']): void {
    const layers = this.state.layers.map((layer) =>
      layer.entry.id === id ? { ...layer, status } : layer,
    );
    this.set({ layers });
  }

  #ask(call: string, request: Parameters<typeof applyRequest>[1]): void {
    this.calls.push(call);
    this.set({ layers: applyRequest(this.state.layers, request) });
  }

  showLayer(entry: ShownLayer['entry']): void {
    this.#ask(`show ${entry.id}`, { type: 'show', entry });
  }
  hideLayer(id: string): void {
    this.#ask(`hide ${id}`, { type: 'hide', id });
  }
  setLayerOpacity(id: string, opacity: number): void {
    this.#ask(`opacity ${id} ${opacity}`, { type: 'opacity', id, opacity });
  }
  moveLayer(id: string, index: number): void {
    this.#ask(`move ${id} ${index}`, { type: 'move', id, index });
  }
  retryLayer(id: string): void {
    this.calls.push(`retry ${id}`);
    this.settle(id, { state: 'loading' });
  }
  setFeatureState(): void {
    this.calls.push('feature-state');
  }
  featuresInView(layer: string): Promise<FeaturesInView> {
    this.calls.push(`in-view ${layer}`);
    const known = this.inView.get(layer);
    if (known !== undefined) return Promise.resolve(known);
    return Promise.reject(
      new YztError({ code: 'not_found', message: 'no such layer is on', where: layer }),
    );
  }
  picture(options: PictureOptions): Promise<MapPicture> {
    this.calls.push('picture');
    return this.take(options);
  }
  endTask(): void {
    this.calls.push('end');
  }
  setBaseMap(id: string): void {
    this.set({ baseMap: id });
  }
  goToDivision(code: string): void {
    this.calls.push(`division ${code}`);
  }
  fitBounds(): void {
    this.calls.push('fit');
  }
  select(index: number): void {
    this.calls.push(`select ${index}`);
    this.set({ selected: index });
  }
  showHits(hits: readonly FeatureHit[]): void {
    this.set({ hits, selected: hits.length > 0 ? 0 : -1 });
  }
  pickPoint(): Promise<never> {
    return Promise.reject(new YztError({ code: 'unsupported', message: 'no pointer' }));
  }
  drawLine(): Promise<GeoJSON.LineString> {
    return this.pickPoint();
  }
  drawArea(): Promise<GeoJSON.Polygon> {
    return this.pickPoint();
  }
  editShape<Shape extends EditableShape>(_shape: Shape): Promise<Shape> {
    return this.pickPoint();
  }
}
