import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAddress, writeAddress } from './address.ts';

const CASE = '01930000-0000-7000-8000-000000000004';

describe('the address of a portal', () => {
  it('is read back as it was written, beside what others keep there', () => {
    const hash = '#map-at=330521100&other';
    const said = { panel: 'cases', case: CASE, lang: 'en', theme: 'dark', large: true } as const;
    const written = writeAddress(hash, 'portal', said);
    assert.ok(written.startsWith('#map-at=330521100&other&'));
    assert.deepEqual(readAddress(written, 'portal'), said);
    assert.equal(writeAddress(written, 'portal', {}), hash);
    assert.deepEqual(readAddress(written, 'second'), {});
    // A panel that the page adds.
    assert.deepEqual(readAddress('#portal-panel=water', 'portal'), { panel: 'water' });
  });

  it('leaves the route of a router as it is', () => {
    for (const route of ['#/villages/12', '#!/villages']) {
      const written = writeAddress(route, 'portal', { panel: 'inbox' });
      assert.equal(written, `${route}?portal-panel=inbox`);
      assert.deepEqual(readAddress(written, 'portal'), { panel: 'inbox' });
      assert.equal(writeAddress(written, 'portal', {}), route);
    }
    assert.equal(
      writeAddress('#/a?page=2', 'portal', { panel: 'inbox' }),
      '#/a?page=2&portal-panel=inbox',
    );
  });

  it('takes what it does not understand for not said', () => {
    const hash = '#portal-panel=no%20name&portal-case=x&portal-lang=fr&portal-theme=pink&%E0%A4%A';
    assert.deepEqual(readAddress(hash, 'portal'), {});
    assert.equal(writeAddress('', 'portal', {}), '');
  });
});
