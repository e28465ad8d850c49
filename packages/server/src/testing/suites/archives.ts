import assert from 'node:assert/strict';
import http from 'node:http';
import { describe, it } from 'node:test';
import { COUNTY } from '../county-folder.ts';
import type { TestServer } from '../test-server.ts';

/** Sends a path as it stands: `fetch` would resolve the dots first. */
function rawStatus(address: string, path: string): Promise<number> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    http
      .get({ hostname, port, path, agent: false }, (message) => {
        message.resume();
        resolve(message.statusCode ?? 0);
      })
      .on('error', reject);
  });
}

const bytes = (from: number, to: number): Uint8Array =>
  Uint8Array.from({ length: to - from + 1 }, (_, index) => (from + index) % 256);

export function archiveSuite(server: TestServer): void {
  const archive = `counties/${COUNTY}/archives/buildings.pmtiles`;
  const range = (value: string, more: Record<string, string> = {}): Promise<Response> =>
    server.get(archive, { range: value, ...more });

  describe('archives', () => {
    for (const [asked, from, to] of [
      ['bytes=0-99', 0, 99],
      ['bytes=990-', 990, 999],
      ['bytes=-5', 995, 999],
      ['bytes=500-99999', 500, 999],
    ] as const) {
      it(`gives ${asked}`, async () => {
        const response = await range(asked);
        assert.equal(response.status, 206);
        assert.equal(response.headers.get('content-range'), `bytes ${from}-${to}/1000`);
        assert.equal(response.headers.get('content-encoding'), null);
        assert.deepEqual(await response.bytes(), bytes(from, to));
      });
    }

    it('refuses a range beyond its end, and says how long it is', async () => {
      const response = await range('bytes=1000-1010');
      assert.equal(response.status, 416);
      assert.equal(response.headers.get('content-range'), 'bytes */1000');
    });

    it('gives the whole when the copy of the caller is of another version', async () => {
      const first = await range('bytes=0-0');
      await first.body?.cancel();
      const tag = first.headers.get('etag') ?? '';
      assert.doesNotMatch(tag, /^W\//);
      const same = await range('bytes=0-9', { 'if-range': tag });
      const other = await range('bytes=0-9', { 'if-range': '"other"' });
      assert.deepEqual([same.status, other.status], [206, 200]);
      assert.deepEqual(await other.bytes(), bytes(0, 999));
      await same.body?.cancel();
    });

    it('answers HEAD with the length and nothing else', async () => {
      const response = await fetch(server.at(archive), { method: 'HEAD' });
      assert.equal(response.headers.get('content-length'), '1000');
      assert.equal((await response.arrayBuffer()).byteLength, 0);
    });

    for (const name of [
      '../county.server.json',
      '..%2fcounty.server.json',
      '%2e%2e%2fcounty.server.json',
      '..%5ccounty.server.json',
      '%252e%252e%252fcounty.server.json',
      '....//county.server.json',
      '../archives/../county.server.json%00.pmtiles',
      '%2fetc%2fpasswd',
      'buildings.pmtiles%00',
      '.pmtiles',
      'buildings.pmtiles%2f..%2f..%2fcounty.server.json',
    ]) {
      it(`does not follow ${name}`, async () => {
        const status = await rawStatus(server.at(''), `/api/counties/${COUNTY}/archives/${name}`);
        assert.ok(status === 400 || status === 404, String(status));
      });
    }
  });
}
