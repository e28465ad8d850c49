import { geojsonToWgs84 } from '@yizhangtu/standard/datum.js';
import { contains, ringsOf } from '@yizhangtu/standard';
import type { CatalogueEntry, CountyFile, Datum, Domain } from '@yizhangtu/standard';
import type { Candidate, Sorted } from './candidate.ts';
import { columnIndex, columnsOfPlaces, pointsFromColumns } from './columns.ts';
import { datumHint, type DatumHint } from './datum-hint.ts';
import { decode, type Encoding, type EncodingOption } from './encoding.ts';
import { inferFields } from './fields.ts';
import { fileFault } from './file-fault.ts';
import { refuseStrangers, textFormat, type FileFormat } from './file-kind.ts';
import { inBounds, positions } from './geometry.ts';
import { joinDivisions, type Gazetteer, type JoinBy } from './join.ts';
import { domainOf, layerEntry, type LayerWords } from './layer-entry.ts';
import { checkPositions, keepOneKind } from './positions.ts';
import { readCsv, type CsvTable } from './read-csv.ts';
import { readGeojson } from './read-geojson.ts';
import type { Refusal } from './refusal.ts';

export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadOptions extends LayerWords {
  readonly encoding: EncodingOption;
  readonly datum: Datum;
  /** Names of the longitude and latitude columns; guessed when left out. */
  readonly x?: string | undefined;
  readonly y?: string | undefined;
  readonly join?: JoinBy | undefined;
  readonly joinColumn?: string | undefined;
}

/** What an import knows of its county, all in WGS84. */
export interface CountyContext {
  readonly file: CountyFile;
  readonly line: GeoJSON.Polygon | GeoJSON.MultiPolygon;
  /** Asked for only when rows are joined to divisions. */
  readonly gazetteer: () => Promise<Gazetteer>;
}

/** A layer ready to be stored, and what is to be said about the file. */
export interface Prepared {
  readonly format: FileFormat;
  readonly encoding: Encoding;
  /** Header of a CSV file, for writing refused rows out again. */
  readonly header: readonly string[] | undefined;
  readonly placedBy: string;
  readonly datum: Datum;
  readonly read: number;
  readonly entry: CatalogueEntry;
  /** Name of the entry's domain. */
  readonly domain: Domain['name'];
  readonly features: readonly GeoJSON.Feature[];
  readonly refusals: readonly Refusal[];
  /** Rows with no position inside the county line. They are kept. */
  readonly outside: readonly number[];
  readonly hint: DatumHint | undefined;
}

/** Reads a county's file into a layer. Rejects with a `YztError` when nothing of it can be used. */
export async function prepareLayer(
  source: SourceFile,
  options: ReadOptions,
  county: CountyContext,
  today: string,
): Promise<Prepared> {
  refuseStrangers(source.bytes);
  const { text, encoding } = decode(source.bytes, options.encoding);
  const format = textFormat(text, source.name);
  const table = format === 'csv' ? readCsv(text) : undefined;
  const placed = table
    ? await placeTable(table, options, county)
    : { ...readGeojson(text), placedBy: 'geometry', datum: options.datum };

  const near = checkPositions(placed.candidates, county.file.county.bounds);
  const { kind, ...kept } = keepOneKind(near.candidates);
  const refusals = [
    ...(table?.refusals ?? []),
    ...placed.refusals,
    ...near.refusals,
    ...kept.refusals,
  ].sort((a, b) => a.row - b.row);
  if (kept.candidates.length === 0) throw nothingUsable(refusals);

  const hint = datumHint(kept.candidates, placed.datum, county.line);
  const typed = inferFields(kept.candidates.map(({ properties }) => properties));
  const features = kept.candidates.map((candidate, index) =>
    toFeature(candidate, placed.datum, typed.properties[index] ?? {}),
  );
  const all = features.flatMap(({ geometry }) => positions(geometry));
  const data = { kind, fields: typed.fields, positions: all };
  return {
    format,
    encoding,
    header: table?.header,
    placedBy: placed.placedBy,
    datum: placed.datum,
    read: features.length + refusals.length,
    entry: layerEntry(options, data, county.file, today),
    domain: domainOf(options.domain, county.file).name,
    features,
    refusals,
    outside: rowsOutside(features, kept.candidates, county),
    hint,
  };
}

type Placed = Sorted & { readonly placedBy: string; readonly datum: Datum };
type PlainFeature = GeoJSON.Feature<Candidate['geometry']>;

async function placeTable(
  table: CsvTable,
  options: ReadOptions,
  county: CountyContext,
): Promise<Placed> {
  const { header } = table;
  if (options.join !== undefined) {
    const column = columnIndex(header, options.joinColumn ?? '');
    const joined = joinDivisions(table, column, options.join, await county.gazetteer());
    // Divisions come from the server in WGS84, whatever the table's own coordinates are in.
    return { ...joined, placedBy: header[column] ?? '', datum: 'WGS84' };
  }
  const columns = columnsOfPlaces(header, options.x, options.y);
  if (columns === undefined) throw noPlace(header);
  const placedBy = `${header[columns.x]}, ${header[columns.y]}`;
  return { ...pointsFromColumns(table, columns), placedBy, datum: options.datum };
}

function toFeature(
  { id, geometry }: Candidate,
  datum: Datum,
  properties: Readonly<Record<string, unknown>>,
): PlainFeature {
  return {
    type: 'Feature',
    ...(id === undefined ? {} : { id }),
    geometry: geojsonToWgs84(geometry, datum),
    properties,
  };
}

/** Rows of the candidates whose features, in the same order and in WGS84, lie outside. */
function rowsOutside(
  features: readonly PlainFeature[],
  candidates: readonly Candidate[],
  county: CountyContext,
): number[] {
  const rings = ringsOf(county.line);
  const { bounds } = county.file.county;
  const isIn = ([x = 0, y = 0]: GeoJSON.Position): boolean =>
    inBounds([x, y], bounds) && contains(rings, [x, y]);
  return features.flatMap(({ geometry }, index) =>
    positions(geometry).some(isIn) ? [] : (candidates[index]?.row ?? []),
  );
}

const noPlace = (header: readonly string[]) =>
  fileFault(
    'invalid',
    'no_place_columns',
    {
      'zh-CN': `看不出哪两列是经度和纬度。有这些列：${header.join('、')}。`,
      en: `No column names say longitude and latitude. The columns are: ${header.join(', ')}.`,
    },
    {
      'zh-CN':
        '用 --x、--y 指明两列；没有坐标时，用 --join name --join-column 列名 按村镇名称落图。',
      en: 'Name them with --x and --y. Without coordinates, place rows by village or town: --join name --join-column COLUMN.',
    },
  );

/** When every row was refused, the commonest reason is the file's. */
function nothingUsable(refusals: readonly Refusal[]) {
  const counts = new Map<string, number>();
  for (const { code } of refusals) counts.set(code, (counts.get(code) ?? 0) + 1);
  const [code = 'no_rows'] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const example = refusals.find((refusal) => refusal.code === code);
  const total = refusals.length;
  return fileFault(
    'invalid',
    code,
    {
      'zh-CN': `${total} 行都不能用。${example?.message['zh-CN'] ?? ''}`,
      en: `None of the ${total} rows can be used. ${example?.message.en ?? ''}`,
    },
    example?.mend ?? { 'zh-CN': '检查文件。', en: 'Check the file.' },
  );
}
