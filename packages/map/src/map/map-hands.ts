import type {
  EditableShape,
  FeatureHit,
  FeaturesInView,
  MapImprint,
  MapPicture,
  MapView,
  PickOptions,
  PictureOptions,
} from '@yizhangtu/core';
import type { Bounds, CatalogueEntry, LngLat, YztError } from '@yizhangtu/standard';
import type { Scene } from '../model/scene.ts';
import type { DrawAsk } from './draw-task.ts';

/** What the model needs of what draws. All of it may be absent: before loading, and without WebGL2. */
export interface Surface {
  draw(scene: Scene): void;
  mark(hit: FeatureHit | undefined): void;
  fit(bounds: Bounds, animate?: boolean): void;
  jump(view: MapView): void;
  setFeatureState(layer: string, feature: string | number, state: Record<string, unknown>): void;
  featuresInView(layer: string, signal: AbortSignal | undefined): Promise<FeaturesInView>;
}

/** What only an element can do. */
export interface MapHands {
  /** Something changed; called once for all changes of one task. */
  changed(): void;
  failed(error: YztError): void;
  pick(options: PickOptions): Promise<LngLat>;
  draw(ask: DrawAsk): Promise<EditableShape>;
  endTask(): void;
  imprint(): MapImprint;
  picture(options: PictureOptions): Promise<MapPicture>;
  /** Reads a layer without what draws: what of it touches `bounds`. */
  read(
    entry: CatalogueEntry,
    bounds: Bounds | undefined,
    signal: AbortSignal | undefined,
  ): Promise<FeaturesInView>;
}
