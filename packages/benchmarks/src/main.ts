/**
 * `npm run bench -- NAME …`: measures and writes `results/NAME.json`. `map` runs all that is about drawing.
 */
const SUITES: Record<string, () => Promise<void>> = {
  map: async () => {
    await (await import('./map/buildings.ts')).benchBuildings();
    for (const name of ['peers', 'geojson', 'sensors', 'catalogue']) await SUITES[name]!();
  },
  peers: async () => (await import('./map/peers.ts')).benchPeers(),
  geojson: async () => (await import('./map/geojson.ts')).benchGeojson(),
  sensors: async () => (await import('./map/sensors.ts')).benchSensors(),
  catalogue: async () => (await import('./map/catalogue.ts')).benchCatalogue(),
  lifetime: async () => (await import('./map/lifetime.ts')).benchLifetime(),
  start: async () => (await import('./server/start.ts')).benchStart(),
  server: async () => (await import('./server/endpoints.ts')).benchServer(),
  service: async () => {
    await (await import('./service/service.ts')).benchService();
    await SUITES['feeds']!();
  },
  feeds: async () => (await import('./feeds/feeds.ts')).benchFeeds(),
  kill: async () => (await import('./server/kill.ts')).benchKill(),
  gep: async () => (await import('./gep/monte-carlo.ts')).benchGep(),
  weights: async () => (await import('./weights/weights.ts')).benchWeights(),
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(SUITES, name));
if (names.length === 0 || unknown.length > 0) {
  console.error(`Say what to measure: ${Object.keys(SUITES).join(', ')}.`);
  process.exit(2);
}
for (const name of names) await SUITES[name]!();
