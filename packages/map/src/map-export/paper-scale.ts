import type { MapPicture } from '@yizhangtu/core';
import { scaleBarOf, type ScaleBar } from '../model/scale-bar.ts';
import type { SheetLayout } from './paper-layout.ts';

/** The bar that is true on paper: `pixels` are millimetres. Undefined where the scale differs from place to place. */
export function paperScale(
  { image, metresPerPixel }: Pick<MapPicture, 'metresPerPixel'> & { image: { width: number } },
  layout: Pick<SheetLayout, 'map' | 'scale'>,
): ScaleBar | undefined {
  if (metresPerPixel === undefined || layout.scale === undefined) return undefined;
  const perMillimetre = (metresPerPixel * image.width) / layout.map.width;
  // The words at its ends stand out over it.
  return scaleBarOf(perMillimetre, layout.scale.width * 0.75);
}
