import assert from 'node:assert/strict';
import { hash, randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { MOST_UPLOADS } from '../../photos/upload-store.ts';
import { caseDesk, lamp, PATH, publishedCase, report } from '../case-desk.ts';
import { NEXT_VILLAGE, VILLAGE } from '../divided-county.ts';
import { photo, photoSender } from '../photos.ts';
import { OWN, signedInWith } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

const bytesOf = async (seed: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await photo(seed));

/** Sends half of what it announces and cuts the connection. */
function cutOff(server: TestServer, path: string, bytes: Uint8Array): Promise<void> {
  const { hostname, port, pathname } = new URL(server.at(`${PATH}/${path}`));
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `PATCH ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\nupload-offset: 0\r\n` +
          `content-type: application/offset+octet-stream\r\ncontent-length: ${bytes.length}\r\n\r\n`,
      );
      socket.write(bytes.subarray(0, bytes.length / 2), () => socket.destroy());
    });
    socket.on('close', () => resolve());
  });
}

/** Photos come in pieces, are made anew, and are seen by whoever sees what they came with. */
export function photoSuite(server: TestServer): void {
  const { begin, append, finish, offset, send } = photoSender(server);
  const desk = caseDesk(server);

  describe('an upload', () => {
    it('goes on after a connection that was cut', async () => {
      const bytes = await bytesOf(10);
      const { body: upload } = await begin({ length: bytes.length, type: 'image/jpeg' });
      await cutOff(server, `uploads/${upload.id}`, bytes);
      // The server hears of the end a moment after it.
      let at = 0;
      while (at === 0) at = (await offset(upload.id)).body.offset;
      assert.ok(at > 0 && at < bytes.length, String(at));
      const wrong = await append(upload.id, at + 1, bytes.subarray(at + 1));
      assert.deepEqual([wrong.status, wrong.body.code], [409, 'conflict']);
      assert.equal((await finish(upload.id)).body.code, 'conflict');
      const rest = await append(upload.id, at, bytes.subarray(at));
      assert.equal(rest.body.offset, bytes.length);
      const done = await finish(upload.id, hash('sha256', bytes, 'hex'));
      assert.deepEqual([done.status, done.body.width, done.body.height], [200, 64, 48]);
    });

    it('is one for a key', async () => {
      const key = randomUUID();
      const [one, two] = await Promise.all([
        begin({ length: 5, type: 'image/png' }, key),
        begin({ length: 5, type: 'image/png' }, key),
      ]);
      assert.equal(one.body.id, two.body.id);
      const other = await begin({ length: 6, type: 'image/png' }, key);
      assert.deepEqual([other.status, other.body.code], [422, 'idempotency_mismatch']);
    });

    it('is refused to an address with many that are not finished, which is told when to ask again', async () => {
      const ask = (from: string): Promise<Response> =>
        fetch(server.at(`${PATH}/uploads`), {
          method: 'POST',
          body: JSON.stringify({ length: 5, type: 'image/png' }),
          headers: {
            'content-type': 'application/json',
            'idempotency-key': randomUUID(),
            'x-forwarded-for': from,
          },
        });
      for (let made = 0; made < MOST_UPLOADS.address; made += 1) {
        assert.equal((await ask('192.0.2.1')).status, 201);
      }
      const refused = await ask('192.0.2.1');
      assert.equal(refused.status, 429);
      assert.equal(((await refused.json()) as Json).code, 'rate_limited');
      assert.ok(Number(refused.headers.get('retry-after')) > 0);
      assert.equal((await ask('192.0.2.2')).status, 201);
    });

    it('of a photo that the server has is finished before it begins', async () => {
      const bytes = await bytesOf(11);
      const address = await send(bytes);
      const sha256 = hash('sha256', bytes, 'hex');
      const { body } = await begin({ length: bytes.length, type: 'image/jpeg', sha256 });
      assert.equal(body.offset, bytes.length);
      assert.equal((await finish(body.id)).body.hash, address);
    });

    it('refuses what is too large, before it is sent and while it is', async () => {
      const huge = await begin({ length: 50_000_000, type: 'image/jpeg' });
      assert.deepEqual([huge.status, huge.body.code], [413, 'too_large']);
      const { body } = await begin({ length: 10, type: 'image/jpeg' });
      const more = await append(body.id, 0, new Uint8Array(11));
      assert.deepEqual([more.status, more.body.code], [413, 'too_large']);
    });

    it('refuses what is no photo, whatever it was said to be', async () => {
      for (const bytes of [
        new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
        new Uint8Array(randomBytes(500)),
      ]) {
        const { body } = await begin({ length: bytes.length, type: 'image/jpeg' });
        await append(body.id, 0, bytes);
        const refused = await finish(body.id);
        assert.deepEqual([refused.status, refused.body.code], [415, 'unsupported_media']);
      }
    });

    it('whose bytes are not those that were meant starts from nothing', async () => {
      const bytes = await bytesOf(12);
      const { body } = await begin({ length: bytes.length, type: 'image/jpeg' });
      await append(body.id, 0, bytes.toReversed());
      const refused = await finish(body.id, hash('sha256', bytes, 'hex'));
      assert.deepEqual([refused.status, refused.body.code], [409, 'conflict']);
      assert.equal((await offset(body.id)).body.offset, 0);
    });
  });

  describe('a photo', () => {
    const see = async (address: string, headers: Record<string, string>) => {
      const response = await server.get(`${PATH}/photos/${address}`, headers);
      return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
    };

    it('is seen by who sees its case, and by nobody else', async () => {
      const resident = await signedInWith(server, 'resident', VILLAGE);
      const neighbour = await signedInWith(server, 'resident', NEXT_VILLAGE);
      const address = await send(await bytesOf(20));
      // Before it is of a case it is nobody's.
      assert.equal((await see(address, resident)).status, 404);
      await desk.report(resident, lamp({ photos: [address] }));
      const shown = await see(address, resident);
      assert.equal(shown.status, 200);
      assert.equal(hash('sha256', shown.bytes, 'hex'), address);
      for (const headers of [neighbour, OWN]) {
        assert.equal((await see(address, headers)).status, 404);
      }
    });

    it('of a published case is for everyone, and that of a note is not', async () => {
      const centre = await signedInWith(server, 'county-centre');
      const [open, inner] = [await send(await bytesOf(21)), await send(await bytesOf(22))];
      const known = await publishedCase(server, { photos: [open] });
      const note = await desk.command(centre, known, {
        type: 'note',
        note: '内部情况',
        photos: [inner],
      });
      assert.equal(note.status, 200, JSON.stringify(note.body));
      assert.equal((await see(open, OWN)).status, 200);
      assert.equal((await see(inner, OWN)).status, 404);
      assert.equal((await see(inner, centre)).status, 200);
    });

    it('that the server does not have is named, and nothing is kept of the report', async () => {
      const resident = await signedInWith(server, 'resident', VILLAGE);
      const before: Json = await server.json(`${PATH}/cases?mine=true`, resident);
      const address = await send(await bytesOf(23));
      const refused = await desk.report(
        resident,
        report({ title: '没有照片', photos: [address, 'ab'.repeat(32)] }),
      );
      assert.deepEqual([refused.status, refused.body.code], [400, 'invalid']);
      assert.deepEqual(
        refused.body.issues.map(({ path, code }: Json) => [path, code]),
        [['photos[1]', 'unknown_photo']],
      );
      const after: Json = await server.json(`${PATH}/cases?mine=true`, resident);
      assert.equal(after.items.length, before.items.length);
    });
  });
}
