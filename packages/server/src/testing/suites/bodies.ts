import assert from 'node:assert/strict';
import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { BODY_BYTES, OPERATIONS, PHOTO_BYTES } from '@yizhangtu/standard/contract.js';
import { newKey, PATH, report } from '../case-desk.ts';
import { COUNTY, layer, TOKEN } from '../county-folder.ts';
import type { Json, TestServer } from '../test-server.ts';

const PIECE = Buffer.alloc(64 * 1024, '[');

/** How much a server reads of what is sent to it: little of anyone, more of who imports. */
export function bodySuite(server: TestServer): void {
  const sent = async (path: string, init: RequestInit): Promise<[number, string | undefined]> => {
    const response = await fetch(server.at(path), init);
    const { code } = (await response.json()) as Json;
    return [response.status, response.ok ? undefined : code];
  };
  const reporting = (body: string | Buffer<ArrayBuffer>, more: Record<string, string> = {}) =>
    sent(`${PATH}/cases`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'idempotency-key': newKey(), ...more },
    });
  /** Sends pieces without a length until the server answers, and says how many bytes went out. */
  const endless = async (
    method: string,
    path: string,
    headers: Record<string, string>,
  ): Promise<{ status: number | undefined; code: string; bytes: number }> => {
    const request = http.request(server.at(path), {
      method,
      headers: { 'transfer-encoding': 'chunked', ...headers },
    });
    // It is cut off in the middle of a sentence.
    request.on('error', () => undefined);
    let answered = false;
    const answer = once(request, 'response').then(([response]) => {
      answered = true;
      return response as IncomingMessage;
    });
    let bytes = 0;
    while (!answered && bytes < 64_000_000) {
      const flushed = new Promise<void>((resolve) => request.write(PIECE, () => resolve()));
      await Promise.race([flushed, answer]);
      bytes += PIECE.length;
    }
    const response = await answer;
    let text = '';
    for await (const part of response.setEncoding('utf8')) text += part as string;
    request.destroy();
    return { status: response.statusCode, code: (JSON.parse(text) as Json).code, bytes };
  };

  describe('a body', () => {
    it('of what people fill in is read, and none that is larger', async () => {
      const most = Math.max(...OPERATIONS.map(({ mostBytes = BODY_BYTES }) => mostBytes));
      assert.equal(most, OPERATIONS.find(({ id }) => id === 'putLayer')?.mostBytes);
      const whole = JSON.stringify(report());
      const padded = (length: number): string =>
        whole.padEnd(length - Buffer.byteLength(whole) + whole.length);
      assert.deepEqual(await reporting(padded(BODY_BYTES)), [201, undefined]);
      assert.deepEqual(await reporting(padded(BODY_BYTES + 1)), [413, 'too_large']);
      assert.deepEqual(await reporting(`[${'[],'.repeat(9_000_000)}[]]`), [413, 'too_large']);
    });

    it('of a layer may be larger, for who may import one', async () => {
      const lamp = {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [120, 30.5] },
        properties: { note: 'x'.repeat(BODY_BYTES) },
      };
      const put = (token: string) =>
        sent(`counties/${COUNTY}/layers/large`, {
          method: 'PUT',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ entry: layer('large'), features: [lamp] }),
        });
      assert.deepEqual(await put(TOKEN), [200, undefined]);
      assert.deepEqual(await put('another'), [401, 'unauthenticated']);
    });

    it('that says no length is read to the limit and no further', async () => {
      const key = { 'idempotency-key': newKey(), 'content-type': 'application/json' };
      for (const path of ['cases', 'case-lookups', 'uploads']) {
        const { status, code, bytes } = await endless('POST', `${PATH}/${path}`, key);
        assert.deepEqual([status, code], [413, 'too_large'], path);
        // What lies in buffers on the way has been sent and not been read.
        assert.ok(bytes < 8_000_000, `${path}: ${bytes}`);
      }
    });

    it('of a photo is no longer than a photo', async () => {
      const upload: Json = await (
        await fetch(server.at(`${PATH}/uploads`), {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
          body: JSON.stringify({ length: 100_000, type: 'image/jpeg' }),
        })
      ).json();
      const piece = {
        'content-type': 'application/offset+octet-stream',
        'upload-offset': '0',
      };
      const path = `${PATH}/uploads/${upload.id}`;
      const { status, code } = await endless('PATCH', path, piece);
      assert.deepEqual([status, code], [413, 'too_large']);
      const stated = { method: 'PATCH', headers: piece, body: new Uint8Array(PHOTO_BYTES + 1) };
      assert.deepEqual(await sent(path, stated), [413, 'too_large']);
    });

    it('that is packed is not unpacked, so that a little cannot become much', async () => {
      const packed = gzipSync(JSON.stringify(report()));
      const answer = await reporting(packed, { 'content-encoding': 'gzip' });
      assert.deepEqual(answer, [400, 'invalid']);
    });
  });
}
