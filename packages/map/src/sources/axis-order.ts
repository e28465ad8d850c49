import type { Bounds, Issue } from '@yizhangtu/standard';
import { firstPosition, isSwapped } from './geojson.ts';

/** Whether most features make sense only with their two numbers the other way round. */
export function seemSwapped(
  features: readonly GeoJSON.Feature[],
  near: Bounds | undefined,
): boolean {
  let [placed, swapped] = [0, 0];
  for (const { geometry } of features as readonly { geometry: GeoJSON.Geometry | null }[]) {
    const first = geometry === null ? undefined : firstPosition(geometry);
    if (first === undefined) continue;
    placed += 1;
    if (isSwapped(first, near)) swapped += 1;
  }
  return swapped > 0 && swapped * 2 >= placed;
}

function turned(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (!Array.isArray(value[0])) {
    const [first, second, ...rest] = value as unknown[];
    return value.length < 2 ? value : [second, first, ...rest];
  }
  return value.map(turned);
}

function turnedGeometry(geometry: GeoJSON.Geometry): GeoJSON.Geometry {
  return geometry.type === 'GeometryCollection'
    ? { ...geometry, geometries: geometry.geometries.map(turnedGeometry) }
    : ({ ...geometry, coordinates: turned(geometry.coordinates) } as GeoJSON.Geometry);
}

/** The features with the two numbers of each position the other way round. */
export const swapAxes = (features: readonly GeoJSON.Feature[]): GeoJSON.Feature[] =>
  features.map((feature) =>
    feature.geometry === null
      ? feature
      : { ...feature, geometry: turnedGeometry(feature.geometry) },
  );

/** Said of a service that does not keep to the order of its reference system. */
export const axisOrderIssue = (): Issue => ({
  path: 'source.axisOrder',
  code: 'axis_order',
  message: {
    'zh-CN': '服务的坐标顺序与其坐标系的规定不符，已按数据所在位置纠正',
    en: 'The service does not keep to the axis order of its reference system; put right by where the data lie',
  },
  mend: {
    'zh-CN': '请在 source.axisOrder 写明顺序，并告知服务的主管单位',
    en: 'State the order in source.axisOrder, and tell whoever runs the service',
  },
});
