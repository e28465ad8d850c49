import type { Datum } from '@yizhangtu/standard';
import { ownFault } from './own-file-error.ts';

/** The files of one shapefile. */
export interface ShapefileParts {
  readonly shp: Uint8Array;
  readonly dbf: Uint8Array | undefined;
  readonly prj: string | undefined;
  /** What the .cpg file says of the characters. */
  readonly cpg: string | undefined;
}

export interface ReadShapefile {
  readonly features: readonly GeoJSON.Feature[];
  readonly says: Datum | undefined;
}

/** Whether bytes are text in UTF-8. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Chinese software writes GBK and says so at times: as `936`, `GBK`, or not at all. */
function encodingOf({ dbf, cpg }: ShapefileParts): string {
  const said = cpg?.trim() ?? '';
  if (/^(ansi\s*)?936$|^cp936$|^gb/i.test(said)) return 'gb18030';
  if (dbf === undefined) return 'utf-8';
  // The header may hold any byte.
  return isUtf8(dbf.subarray(new DataView(dbf.buffer, dbf.byteOffset).getUint16(8, true)))
    ? 'utf-8'
    : 'gb18030';
}

/** The datum that a .prj file names. @throws YztError `unsupported` for one that the map cannot convert */
function datumOf(prj: string | undefined, where: string): Datum | undefined {
  if (prj === undefined) return undefined;
  if (/CGCS_?2000|China_?(Geodetic_)?2000|China Geodetic Coordinate System 2000/i.test(prj)) {
    return 'CGCS2000';
  }
  if (/WGS[_ ]?(19)?84/i.test(prj)) return 'WGS84';
  const old = /Xian_?(19)?80|Beijing_?(19)?54|Krasovsky|Krassovsky/i.test(prj);
  const name = /^\s*(?:PROJCS|GEOGCS)\["([^"]{1,60})"/.exec(prj)?.[1] ?? '';
  throw ownFault(
    'unsupported',
    'reference_system',
    [
      `坐标系是${old ? '西安80或北京54' : ''}${name === '' ? '' : `（${name}）`}，不能准确换算。`,
      `Its reference system${name === '' ? '' : ` (${name})`} cannot be converted exactly.`,
      '请先由测绘部门转换到国家 2000（CGCS2000）。',
      'Have it converted to CGCS2000 first.',
    ],
    { where },
  );
}

const isProjected = (prj: string | undefined): boolean => /^\s*PROJCS/i.test(prj ?? '');

/**
 * Features of a shapefile in degrees. A Gauss–Krüger or other projection is undone as the .prj file says.
 *
 * @throws YztError `unsupported` for a reference system that cannot be converted, `bad_response` for broken
 * files
 */
export async function readShapefile(parts: ShapefileParts, where: string): Promise<ReadShapefile> {
  const says = datumOf(parts.prj, where);
  const { parseShp, parseDbf } = await import('shpjs');
  try {
    refuseCut(parts.shp);
    const shapes = parseShp(parts.shp, isProjected(parts.prj) ? parts.prj : undefined);
    const rows = parts.dbf === undefined ? [] : parseDbf(parts.dbf, encodingOf(parts));
    const features = shapes.map((geometry, index): GeoJSON.Feature => ({
      type: 'Feature',
      id: index + 1,
      geometry: geometry as GeoJSON.Geometry,
      properties: plain(rows[index]),
    }));
    return { features, says };
  } catch (cause) {
    throw ownFault(
      'bad_response',
      'shapefile_broken',
      [
        'Shapefile 已损坏或不完整。',
        'The shapefile is broken or cut off.',
        '重新导出，并把 .shp、.dbf、.prj 打进同一个 zip。',
        'Export it again and pack .shp, .dbf and .prj into one zip.',
      ],
      { where, cause },
    );
  }
}

/** The header of a .shp says how long it is, in words of two bytes (ESRI white paper J-7855). */
function refuseCut(shp: Uint8Array): void {
  const words = new DataView(shp.buffer, shp.byteOffset, shp.byteLength).getInt32(24);
  if (shp.byteLength < words * 2) throw new RangeError('the file breaks off before its end');
}

/** Values as JSON has them. */
function plain(row: Record<string, unknown> | undefined): Record<string, unknown> {
  const entries = Object.entries(row ?? {}).map(([name, value]) => {
    if (!(value instanceof Date)) return [name, Number.isNaN(value) ? null : value];
    return [name, Number.isNaN(value.getTime()) ? null : value.toLocaleDateString('sv-SE')];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}
