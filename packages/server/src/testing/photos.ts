import { hash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { PATH } from './case-desk.ts';
import type { Json, TestServer } from './test-server.ts';

/** A photo of its own for each number. */
export const photo = (seed: number): Promise<Buffer> =>
  sharp({
    create: {
      width: 64,
      height: 48,
      channels: 3,
      background: { r: (seed * 91) % 256, g: (seed * 53) % 256, b: 99 },
    },
  })
    .jpeg()
    .toBuffer();

export interface Sent {
  readonly status: number;
  readonly body: Json;
}

/** What a page does to send a photo. */
export function photoSender(server: Pick<TestServer, 'at'>) {
  const ask = async (method: string, path: string, init: RequestInit = {}): Promise<Sent> => {
    const response = await fetch(server.at(`${PATH}/${path}`), { method, ...init });
    return { status: response.status, body: await response.json() };
  };
  const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
  const begin = (body: Json, key: string = randomUUID()) =>
    ask('POST', 'uploads', json(body, { 'idempotency-key': key }));
  const append = (id: string, offset: number, bytes: Uint8Array<ArrayBuffer>) =>
    ask('PATCH', `uploads/${id}`, {
      body: bytes,
      headers: {
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(offset),
      },
    });
  const finish = (id: string, sha256?: string) =>
    ask('POST', `uploads/${id}/finish`, json(sha256 === undefined ? {} : { sha256 }));
  return {
    begin,
    append,
    finish,
    offset: (id: string) => ask('GET', `uploads/${id}`),
    /** Sends a photo whole. @returns its address */
    async send(bytes: Uint8Array<ArrayBuffer>, type = 'image/jpeg'): Promise<string> {
      const { body } = await begin({ length: bytes.length, type });
      await append(body.id, 0, bytes);
      const done = await finish(body.id, hash('sha256', bytes, 'hex'));
      if (done.status !== 200) throw new Error(JSON.stringify(done.body));
      return done.body.hash;
    },
  };
}
