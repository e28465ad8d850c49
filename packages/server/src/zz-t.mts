const u0 = process.cpuUsage();
const c = () => {
  const u = process.cpuUsage(u0);
  return ((u.user + u.system) / 1e3).toFixed(0);
};
import { mkdtempSync } from 'node:fs';
const { createServer } = await import('./index.ts');
console.log('import', c());
const dir = mkdtempSync('/tmp/lead/start-');
const s = await createServer({
  counties: ['/work/main/.cache/sample/330521', '/work/main/.cache/sample/330523'],
  dataDir: dir,
  snapshot: '/work/main/.cache/seed.tar.gz',
});
console.log('listening', c());
const r = await fetch(`${s.url}api/counties/330521/catalogue?limit=20`);
await r.json();
console.log('answer', c());
await s.close();
