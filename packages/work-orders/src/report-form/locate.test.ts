import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locate } from './locate.ts';

type Ask = Geolocation['getCurrentPosition'];
const asking = (getCurrentPosition: Ask) => ({
  isSecureContext: true,
  navigator: { geolocation: { getCurrentPosition } as Geolocation },
});
const refusing = (code: number) =>
  asking((_, refuse) => refuse?.({ code } as GeolocationPositionError));

test('says where the device is, with how far off that may be', async () => {
  const coords = { longitude: 119.97, latitude: 30.54, accuracy: 19.6 } as GeolocationCoordinates;
  const place = asking((take) => take({ coords, timestamp: 0 } as GeolocationPosition));
  assert.deepEqual(await locate(place), { ok: true, point: [119.97, 30.54], accuracy: 20 });
});

test('permission refused, a fault, a page without encryption and no device are told apart', async () => {
  assert.deepEqual(await locate(refusing(1)), { ok: false, why: 'refused' });
  assert.deepEqual(await locate(refusing(2)), { ok: false, why: 'failed' });
  assert.deepEqual(await locate(refusing(3)), { ok: false, why: 'failed' });
  assert.deepEqual(await locate({ isSecureContext: false, navigator: {} }), {
    ok: false,
    why: 'insecure',
  });
  assert.deepEqual(await locate({ isSecureContext: true, navigator: {} }), {
    ok: false,
    why: 'missing',
  });
});
