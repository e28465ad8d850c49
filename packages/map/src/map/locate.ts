import type { Bounds, LngLat } from '@yizhangtu/standard';

/** Where the person is; or why that is not known: outside the county, refused or failed, no HTTPS. */
export type Place = LngLat | 'outside' | 'unknown' | 'plain';

/** Asks the browser, which asks the person. */
export function locate(within: Bounds | undefined): Promise<Place> {
  // Browsers give no place to pages on plain HTTP, which many county networks have.
  if (!isSecureContext || !('geolocation' in navigator)) return Promise.resolve('plain');
  const [west, south, east, north] = within ?? [-180, -90, 180, 90];
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude: x, latitude: y } }) =>
        resolve(x >= west && x <= east && y >= south && y <= north ? [x, y] : 'outside'),
      () => resolve('unknown'),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  });
}
