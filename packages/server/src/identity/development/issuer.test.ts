import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testBrowser } from '../../testing/browser.ts';
import { COUNTY } from '../../testing/county-folder.ts';
import { samples } from '../../testing/signed-in.ts';
import { testServer } from '../../testing/test-server.ts';

describe('the development issuer', () => {
  const server = testServer('PGlite');
  const session = `counties/${COUNTY}/session`;

  it('signs somebody made up in, by the whole way of OpenID Connect', async () => {
    const browser = testBrowser();
    const page = await browser.go(server.at(`${session}/sign-in?return_to=/api/healthz`));
    const shown = await page.text();
    assert.equal(page.status, 200, shown);
    assert.match(shown, /示例/);
    const cadre = (await samples(server)).find(({ posts }) => posts[0]?.role === 'village-cadre');
    const back = await browser.submit(page.url, { person: cadre?.id ?? '', assurance: 'face' });
    assert.equal(new URL(back.url).pathname, '/api/healthz', await back.text());
    const info = await (await browser.ask(server.at(session))).json();
    assert.equal(info.state, 'signedIn');
    assert.equal(info.user.id, cadre?.id);
    assert.equal(info.user.assurance, 'face');
  });
});
