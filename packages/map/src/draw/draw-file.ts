import { YztError, type Bounds, type Datum } from '@yizhangtu/standard';
import { readGeojson, type ReadFeatures } from '../sources/geojson.ts';
import { toWgs84From, type ToWgs84 } from '../sources/to-wgs84.ts';
import { MOST_THINGS, type Thing } from './draw-model.ts';

/** Most bytes of a file: more is no drawing but a layer. */
const MOST_BYTES = 20_000_000;

/** Text in UTF-8, or in GB 18030, which older programs write. */
function decode(bytes: ArrayBuffer): string {
  const utf8 = new TextDecoder().decode(bytes);
  return utf8.includes('\ufffd') ? new TextDecoder('gb18030').decode(bytes) : utf8;
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new YztError({
      code: 'bad_response',
      message: 'the file is no JSON',
      where,
      retriable: false,
      issues: [
        {
          path: '',
          code: 'json',
          message: { 'zh-CN': '文件不是 JSON，或者不完整', en: 'The file is no JSON, or cut off' },
          mend: { 'zh-CN': '请重新导出为 GeoJSON', en: 'Export it again as GeoJSON' },
        },
      ],
      cause,
    });
  }
}

const tooLarge = (message: string, where: string) =>
  new YztError({ code: 'too_large', message, where });

/**
 * Features as they are given, checked.
 *
 * @throws YztError as `readGeojson`, `too_large` for more features than a drawing holds
 */
export function checkFeatures(
  value: unknown,
  where: string,
  toWgs84: ToWgs84,
  near?: Bounds,
): ReadFeatures {
  const read = readGeojson(value, toWgs84, where, near);
  if (read.features.length > MOST_THINGS) {
    throw tooLarge(`${read.features.length} features, ${MOST_THINGS} are the most`, where);
  }
  return read;
}

/**
 * Reads a GeoJSON file.
 *
 * @throws YztError `too_large`, `bad_response` for what is no GeoJSON, `invalid` when nothing of it can be
 * drawn
 */
export async function readDrawing(file: File, datum: Datum, near?: Bounds): Promise<ReadFeatures> {
  if (file.size > MOST_BYTES) {
    throw tooLarge(`${file.size} bytes, ${MOST_BYTES} are the most`, file.name);
  }
  const value = parse(decode(await file.arrayBuffer()), file.name);
  return checkFeatures(value, file.name, await toWgs84From(datum), near);
}

/** What is drawn as a GeoJSON document (RFC 7946, WGS84). */
export function drawingText(things: readonly Thing[]): string {
  return `${JSON.stringify({ type: 'FeatureCollection', features: things }, null, 1)}\n`;
}
