import { call } from '@yizhangtu/client';
import type { CountyContext, MapHost } from '@yizhangtu/core';
import {
  domainsOf,
  entryWithAbsoluteHrefs,
  matchesQuery,
  nameProperty,
  resolveEntry,
  type CatalogueEntry,
  type Division,
  type Place,
  type Text,
} from '@yizhangtu/standard';
import { listCatalogue, searchPlaces } from '@yizhangtu/standard/contract.js';
import { readCatalogue } from '../layer-list/read-catalogue.ts';
import { readUnits } from '../map/county-data.ts';
import { boundsOf } from '../model/bounds.ts';
import {
  findAmong,
  fits,
  mergeFound,
  MOST_PLACES,
  type Found,
  type FoundPlace,
} from './search-model.ts';

/** Layers and features in view that are listed beside what the county itself finds. */
const MOST_LAYERS_FOUND = 6;
const MOST_IN_VIEW = 6;

export interface Asked {
  readonly words: string;
  /** Places at hand; then nowhere else is looked. */
  readonly places: readonly Place[] | undefined;
  readonly context: CountyContext | undefined;
  readonly host: MapHost | undefined;
  readonly signal: AbortSignal;
}

/** What a county without a backend of its own knows: read once, then searched here. */
interface Files {
  readonly context: CountyContext;
  readonly read: Promise<readonly [readonly Division[], readonly CatalogueEntry[]]>;
}

/** Looks for places where they are: in the county's backend or its files, and in what the map shows. */
export class PlaceFinder {
  #files: Files | undefined;

  find(asked: Asked): Promise<Found> | Found {
    const { places, words } = asked;
    return places === undefined ? this.#ask(asked) : findAmong(places, words);
  }

  async #ask(asked: Asked): Promise<Found> {
    const { context } = asked;
    const county =
      context === undefined
        ? undefined
        : context.county.services?.api === undefined
          ? this.#inFiles(context, asked)
          : inBackend(context, asked);
    return mergeFound(
      (await Promise.all([county, inView(asked)])).filter((one) => one !== undefined),
    );
  }

  #filesOf(context: CountyContext): Files {
    if (this.#files?.context === context) return this.#files;
    // Whoever asks next waits for the same: no question that is given up ends it.
    const { signal } = new AbortController();
    const read = Promise.all([
      readUnits(context, signal),
      readCatalogue(context, { signal, onProgress: () => undefined }),
    ]);
    const files = (this.#files = { context, read });
    // What failed is asked again the next time.
    read.catch(() => {
      if (this.#files === files) this.#files = undefined;
    });
    return files;
  }

  async #inFiles(context: CountyContext, { words }: Asked): Promise<Found> {
    const [units, entries] = await this.#filesOf(context).read;
    const divisions = divisionPlaces(units, context).filter((place) => fits(place, words));
    return {
      places: [
        ...divisions.slice(0, MOST_PLACES).map((place) => ({ place })),
        ...layerPlaces(
          entries.filter((entry) => matchesQuery(entry, words)),
          context,
        ),
      ],
      complete: divisions.length <= MOST_PLACES,
    };
  }
}

async function inBackend(context: CountyContext, { words, signal }: Asked): Promise<Found> {
  const { county, client } = context;
  const params = { county: county.county.code };
  const [places, layers] = await Promise.all([
    call(client, searchPlaces, { params, query: { q: words, limit: MOST_PLACES }, signal }),
    call(client, listCatalogue, { params, query: { q: words, limit: MOST_LAYERS_FOUND }, signal }),
  ]);
  const entries = layers.items.map((entry) =>
    entryWithAbsoluteHrefs(entry, county.catalogue.href as string),
  );
  return {
    places: [...places.items.map((place) => ({ place })), ...layerPlaces(entries, context)],
    complete: places.complete && layers.next === undefined,
  };
}

function layerPlaces(entries: readonly CatalogueEntry[], { county }: CountyContext): FoundPlace[] {
  const domains = new Map(domainsOf(county.domains).map(({ id, name }) => [id, name]));
  return entries.slice(0, MOST_LAYERS_FOUND).map((entry) => {
    const { group } = resolveEntry(entry);
    const path = [domains.get(entry.domain), group].filter((text) => text !== undefined);
    const { id, title: name, pinyin, bounds } = entry;
    const place: Place = {
      type: 'layer',
      id,
      name,
      path,
      ...(pinyin === undefined ? {} : { pinyin }),
      ...(bounds === undefined ? {} : { bounds }),
    };
    return { place, entry };
  });
}

function divisionPlaces(units: readonly Division[], { county }: CountyContext): Place[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const kinds = new Map(county.divisions.kinds.map((kind) => [kind.id, kind]));
  const pathOf = (code: string | undefined): Text[] => {
    const path: Text[] = [];
    for (let at = byCode.get(code ?? ''); at?.parent !== undefined && path.length < 9;) {
      path.unshift(at.name);
      at = byCode.get(at.parent);
    }
    return path;
  };
  const rank = ({ kind }: Division): number => kinds.get(kind)?.rank ?? 9;
  return [...units]
    .sort((a, b) => rank(a) - rank(b))
    .map((unit) => {
      const kind = kinds.get(unit.kind)?.name;
      return {
        type: 'division',
        id: unit.code,
        name: unit.name,
        path: pathOf(unit.parent),
        ...(kind === undefined ? {} : { kind }),
        ...(unit.bounds === undefined ? {} : { bounds: unit.bounds }),
      };
    });
}

/** Features of the layers that are on, by their names. A layer that cannot be asked says so in its own place. */
async function inView({ words, host, signal }: Asked): Promise<Found> {
  const layers = host?.state.layers.filter(({ status }) => status.state === 'ready') ?? [];
  const answers = await Promise.allSettled(
    layers.map(async ({ entry }) => {
      const seen = await host?.featuresInView(entry.id, { signal });
      return (seen?.features ?? []).flatMap((feature) => named(entry, feature, words) ?? []);
    }),
  );
  signal.throwIfAborted();
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  return { places: found.slice(0, MOST_IN_VIEW), complete: found.length <= MOST_IN_VIEW };
}

function named(
  entry: CatalogueEntry,
  feature: GeoJSON.Feature,
  words: string,
): FoundPlace | undefined {
  const properties = feature.properties ?? {};
  const property = nameProperty(resolveEntry(entry), properties);
  if (property === undefined) return undefined;
  const bounds = boundsOf(feature.geometry);
  const place: Place = {
    type: 'feature',
    id: String(feature.id ?? properties[property]),
    name: String(properties[property]),
    kind: entry.title,
    layer: entry.id,
    ...(bounds === undefined ? {} : { bounds }),
  };
  return matchesQuery({ id: '', title: place.name }, words) ? { place, entry, feature } : undefined;
}
