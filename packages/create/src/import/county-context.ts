import { call, pages, type Client } from '@yizhangtu/client';
import { geojsonToWgs84 } from '@yizhangtu/standard/datum.js';
import {
  getCounty,
  getCountyLine,
  getDivisionAreas,
  listDivisions,
  PAGE_LIMIT,
} from '@yizhangtu/standard/contract.js';
import { YztError, type Division } from '@yizhangtu/standard';
import type { Gazetteer } from './join.ts';
import type { CountyContext } from './prepare.ts';

type Areal = GeoJSON.Polygon | GeoJSON.MultiPolygon;

/** What an import needs to know of the county, asked of its server. */
export async function countyContext(client: Client, county: string): Promise<CountyContext> {
  const params = { county };
  const [file, line] = await Promise.all([
    call(client, getCounty, { params }),
    call(client, getCountyLine, { params }),
  ]);
  const area = areal(line.geometry);
  if (area === undefined) {
    throw new YztError({ code: 'bad_response', message: `The line of ${county} is no area` });
  }
  return {
    file,
    line: geojsonToWgs84(area, file.county.line.datum),
    gazetteer: () => gazetteer(client, county, file.divisions.areas?.datum ?? 'WGS84'),
  };
}

async function gazetteer(
  client: Client,
  county: string,
  datum: 'WGS84' | 'CGCS2000' | 'GCJ02' | 'BD09',
): Promise<Gazetteer> {
  const params = { county };
  const divisions: Division[] = [];
  for await (const division of pages(client, listDivisions, {
    params,
    query: { limit: PAGE_LIMIT.most },
  })) {
    divisions.push(division);
  }
  const areas = new Map<string, Areal>();
  for await (const { geometry, properties } of pages(client, getDivisionAreas, { params })) {
    const area = areal(geometry);
    const code = properties?.['code'];
    if (area && typeof code === 'string') areas.set(code, geojsonToWgs84(area, datum));
  }
  return { divisions, areas };
}

function areal(geometry: { type: string } | null): Areal | undefined {
  const isArea = geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';
  return isArea ? (geometry as Areal) : undefined;
}
