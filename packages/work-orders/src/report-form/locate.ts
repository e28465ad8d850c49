import type { LngLat } from '@yizhangtu/standard';

/** Why a device does not say where it is. `insecure`: a page without encryption may not ask (law of browsers). */
export type LocateFault = 'insecure' | 'missing' | 'refused' | 'failed';

export type Located =
  | { readonly ok: true; readonly point: LngLat; readonly accuracy: number }
  | { readonly ok: false; readonly why: LocateFault };

/** What this needs of the page. */
export interface Place {
  readonly isSecureContext: boolean;
  readonly navigator: { readonly geolocation?: Geolocation | undefined };
}

const PATIENCE = 15_000;
/** `GeolocationPositionError.PERMISSION_DENIED` (W3C Geolocation 8.3). */
const PERMISSION_DENIED = 1;

/** Where the device is, in WGS84 (W3C Geolocation 7.1). Asks the person once. Never rejects. */
export function locate({ isSecureContext, navigator }: Place): Promise<Located> {
  const { geolocation } = navigator;
  if (!isSecureContext) return Promise.resolve({ ok: false, why: 'insecure' });
  if (geolocation === undefined) return Promise.resolve({ ok: false, why: 'missing' });
  return new Promise((resolve) => {
    geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) =>
        resolve({ ok: true, point: [longitude, latitude], accuracy: Math.round(accuracy) }),
      ({ code }) => resolve({ ok: false, why: code === PERMISSION_DENIED ? 'refused' : 'failed' }),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 60_000 },
    );
  });
}
