import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { install, openWorkshop, runNode, writeProject, type Workshop } from './consumer.ts';
import { COUNTY_FILES, html, showsMap, TWO_LINES } from './pages.ts';

const KIT = ['standard', 'client', 'embed', 'create'] as const;
let workshop: Workshop;
before(() => {
  workshop = openWorkshop(KIT);
});
after(() => workshop.close());

test('a plain HTML page with the folder that the package copies', async (t) => {
  const folder = join(workshop.folder, 'html');
  if (!install(t, folder, workshop, KIT)) return;
  const bin = join(folder, 'node_modules/@yizhangtu/embed/bin/embed.mjs');
  assert.match(runNode(folder, [bin, 'copy', 'public/yzt']), /loader\.js/);

  // Under the very policy that the command prints for this county.
  writeProject(folder, {
    'county.json': COUNTY_FILES['/county/county.json'] ?? '',
    'line.geojson': COUNTY_FILES['/county/line.geojson'] ?? '',
  });
  const cli = join(folder, 'node_modules/@yizhangtu/create/dist/cli.js');
  const checked = runNode(folder, [cli, 'check', 'county.json', '--json']);
  const { contentSecurityPolicy } = JSON.parse(checked) as { contentSecurityPolicy: string };
  assert.match(contentSecurityPolicy, /^default-src 'self'; /);
  await showsMap({
    folders: { '/yzt/': join(folder, 'public/yzt/') },
    files: { ...COUNTY_FILES, '/index.html': html(TWO_LINES()) },
    headers: { 'content-security-policy': contentSecurityPolicy },
  });
});
