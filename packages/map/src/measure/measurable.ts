import { YztError } from '@yizhangtu/standard';
import { readGeojson } from '../sources/geojson.ts';
import { asIs } from '../sources/to-wgs84.ts';
import type { Measurable } from './measured.ts';

/**
 * A geometry of the host page, checked.
 *
 * @throws YztError as `readGeojson`, `invalid` for what is neither a line nor an area
 */
export function readMeasurable(value: unknown): Measurable {
  const { features } = readGeojson(value, asIs, 'geometry');
  const geometry = features[0]?.geometry;
  if (geometry?.type === 'LineString' || geometry?.type === 'Polygon') return geometry;
  throw new YztError({
    code: 'invalid',
    message: 'only lines and areas can be measured',
    where: 'geometry',
    issues: [
      {
        path: 'type',
        code: 'geometry',
        message: { 'zh-CN': '只能测量线和面', en: 'Only lines and areas can be measured' },
        mend: {
          'zh-CN': '请给出 LineString 或 Polygon',
          en: 'Give a LineString or a Polygon',
        },
      },
    ],
  });
}
