import { call } from '@yizhangtu/client';
import type { CountyContext, MapHost } from '@yizhangtu/core';
import type { Bounds, CatalogueEntry } from '@yizhangtu/standard';
import { getFeature } from '@yizhangtu/standard/contract.js';
import { MOST_LAYERS } from '../layer-list/layer-order.ts';
import { readEntries } from '../map/county-data.ts';
import type { FoundPlace } from './search-model.ts';

/** Degrees around a point, some 300 m, so that its surroundings show. */
const AROUND = 0.003;

export interface Way {
  readonly host: MapHost | undefined;
  readonly context: CountyContext | undefined;
  readonly signal: AbortSignal;
}

/** What came of it: there, a layer that came on, or no room for one more layer. */
export type Arrival = 'there' | 'shown' | 'full';

/** Goes to a place on the map: down to a division, to a layer, or to a feature of a layer. */
export async function goToPlace(found: FoundPlace, way: Way): Promise<Arrival> {
  const { place } = found;
  const { host } = way;
  if (host === undefined) return 'there';
  switch (place.type) {
    case 'division':
      host.goToDivision(place.id);
      return 'there';
    case 'layer': {
      const entry = await entryOf(place.id, found, way);
      return entry === undefined || show(host, entry) ? 'shown' : 'full';
    }
    default:
      return goToFeature(host, found, way);
  }
}

async function goToFeature(host: MapHost, found: FoundPlace, way: Way): Promise<Arrival> {
  const { place } = found;
  const [entry, feature] = await Promise.all([
    entryOf(place.layer, found, way),
    featureOf(found, way),
  ]);
  if (entry !== undefined && !show(host, entry)) return 'full';
  if (place.bounds !== undefined) host.fitBounds(around(place.bounds));
  if (entry !== undefined && feature !== undefined) host.showHits([{ entry, feature }]);
  return 'there';
}

/** The layer of a place: at hand, on the map, or asked for. */
async function entryOf(
  id: string | undefined,
  { entry }: FoundPlace,
  { host, context, signal }: Way,
): Promise<CatalogueEntry | undefined> {
  if (entry !== undefined || id === undefined) return entry;
  const on = host?.state.layers.find((layer) => layer.entry.id === id);
  if (on !== undefined || context === undefined) return on?.entry;
  return (await readEntries(context, [id], signal))[0];
}

async function featureOf(
  { place: { id, collection }, feature }: FoundPlace,
  { context, signal }: Way,
): Promise<GeoJSON.Feature | undefined> {
  if (feature !== undefined || collection === undefined || context === undefined) return feature;
  const { county, client } = context;
  const params = { county: county.county.code, id: collection, feature: id };
  return (await call(client, getFeature, { params, signal })) as unknown as GeoJSON.Feature;
}

/** False when there is no room for one more layer. */
function show(host: MapHost, entry: CatalogueEntry): boolean {
  const { layers } = host.state;
  if (layers.some((layer) => layer.entry.id === entry.id)) return true;
  if (layers.length >= MOST_LAYERS) return false;
  host.showLayer(entry);
  return true;
}

function around([west, south, east, north]: Bounds): Bounds {
  if (east - west > AROUND || north - south > AROUND) return [west, south, east, north];
  return [west - AROUND, south - AROUND, east + AROUND, north + AROUND];
}
