/** One key a feature, however many tiles hold a part of it. */
export function featureKey({ id, geometry, properties }: GeoJSON.Feature): string {
  const own: unknown = id ?? properties?.['id'];
  if (own !== undefined) return String(own);
  // Two houses may say the same of themselves: without an id, the place tells them apart.
  const place = 'coordinates' in geometry ? geometry.coordinates.flat(3).slice(0, 2) : [];
  return JSON.stringify([place.map((value) => Number(value.toFixed(6))), properties]);
}
