import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { install, openWorkshop, runNode, type Workshop } from './consumer.ts';
import { COUNTY_FILES, html, showsMap, TWO_LINES } from './pages.ts';

let workshop: Workshop;
before(() => {
  workshop = openWorkshop(['standard', 'client', 'core', 'map', 'embed']);
});
after(() => workshop.close());

test('a plain HTML page with the folder that the package copies', async (t) => {
  const folder = join(workshop.folder, 'html');
  const kit = ['standard', 'client', 'core', 'map', 'embed'] as const;
  if (!install(t, folder, workshop, kit)) return;
  const bin = join(folder, 'node_modules/@yizhangtu/embed/bin/embed.mjs');
  assert.match(runNode(folder, [bin, 'copy', 'public/yzt']), /loader\.js/);
  await showsMap({
    folders: { '/yzt/': join(folder, 'public/yzt/') },
    files: { ...COUNTY_FILES, '/index.html': html(TWO_LINES()) },
    headers: { 'content-security-policy': "default-src 'self'" },
  });
});
