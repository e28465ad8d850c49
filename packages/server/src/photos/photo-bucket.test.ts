import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { buffer } from 'node:stream/consumers';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { ErrorCode, YztError } from '@yizhangtu/standard';
import { photoStore } from './photo-store.ts';

const KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  AWS_REGION: 'cn-east-1',
};
const COUNTY = '330521';
const PHOTO = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7) % 251));
const HASH = hash('sha256', PHOTO, 'hex');

const xml = (code: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>no</Message></Error>`;

/** `20260302T010000Z` as a moment. */
const momentOf = (stamp: string): Date =>
  new Date(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** The `Authorization` that a request should have, by the library of those who made the scheme. */
async function authorizationOf({ method, url, headers }: IncomingMessage): Promise<string> {
  const signed = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1] ?? '';
  const names = signed.split(';');
  const signer = new SignatureV4({
    service: 's3',
    region: KEYS.AWS_REGION,
    credentials: {
      accessKeyId: KEYS.AWS_ACCESS_KEY_ID,
      secretAccessKey: KEYS.AWS_SECRET_ACCESS_KEY,
    },
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: false,
  });
  const { pathname, hostname } = new URL(url ?? '', `http://${headers.host}`);
  const right = await signer.sign(
    {
      method: method ?? '',
      protocol: 'http:',
      hostname,
      path: pathname,
      query: {},
      headers: Object.fromEntries(names.map((name) => [name, String(headers[name])])),
    },
    { signingDate: momentOf(String(headers['x-amz-date'])) },
  );
  return String(right.headers['authorization']);
}

describe('photos in a bucket', () => {
  const objects = new Map<string, Buffer>();
  let asked: string[] = [];
  /** What is answered in place of the service, once for each. */
  let instead: ((request: IncomingMessage, response: ServerResponse) => void)[] = [];
  let address = '';

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const path = request.url ?? '';
    asked.push(`${request.method} ${path}`);
    const other = instead.shift();
    if (other !== undefined) return other(request, response);
    if (request.headers.authorization !== (await authorizationOf(request))) {
      return void response.writeHead(403).end(xml('SignatureDoesNotMatch'));
    }
    const stated = request.headers['x-amz-content-sha256'];
    if (stated !== 'UNSIGNED-PAYLOAD' && stated !== hash('sha256', body, 'hex')) {
      return void response.writeHead(400).end(xml('XAmzContentSHA256Mismatch'));
    }
    if (!path.startsWith('/photos/')) return void response.writeHead(404).end(xml('NoSuchBucket'));
    if (request.method === 'PUT') {
      objects.set(path, body);
      return void response.writeHead(200).end();
    }
    const found = objects.get(path);
    if (found === undefined) return void response.writeHead(404).end(xml('NoSuchKey'));
    response.writeHead(200).end(found);
  }

  const server = http.createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `s3+http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    asked = [];
    instead = [];
    objects.clear();
  });

  const bucket = (env: Partial<typeof KEYS> = {}, name = 'photos') =>
    photoStore(`${address}/${name}`, { ...KEYS, ...env });
  const says = (status: number, code: string) => (_: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(status).end(xml(code));

  async function fails(work: Promise<unknown>, code: ErrorCode, said: RegExp): Promise<void> {
    await assert.rejects(work, (error: YztError) => {
      assert.deepEqual([error.name, error.code], ['YztError', code]);
      assert.match(error.message, said);
      assert.ok(!JSON.stringify([error.message, error.where]).includes(KEYS.AWS_SECRET_ACCESS_KEY));
      return true;
    });
  }

  it('are kept by their hash and read again, with requests that are signed', async () => {
    const files = bucket();
    await files.put(COUNTY, HASH, PHOTO);
    await files.put(COUNTY, HASH, PHOTO);
    const path = `/photos/${COUNTY}/${HASH.slice(0, 2)}/${HASH}`;
    assert.deepEqual([...objects.keys()], [path]);
    assert.deepEqual(Buffer.from((await files.get(COUNTY, HASH)) ?? []), PHOTO);
    assert.deepEqual(asked, [`PUT ${path}`, `PUT ${path}`, `GET ${path}`]);
  });

  it('that are not there are none', async () => {
    assert.equal(await bucket().get(COUNTY, HASH), undefined);
  });

  it('are not kept when the bytes are not those of the name', async () => {
    const files = bucket();
    await fails(files.put(COUNTY, HASH, PHOTO.subarray(1)), 'internal', /400 XAmzContentSHA256/);
    assert.equal(objects.size, 0);
  });

  it('need the right keys, region and bucket: whoever runs the server is told', async () => {
    for (const wrong of [
      { AWS_SECRET_ACCESS_KEY: 'another' },
      { AWS_ACCESS_KEY_ID: 'another' },
      { AWS_REGION: 'eu-west-1' },
    ]) {
      const files = bucket(wrong);
      await fails(files.put(COUNTY, HASH, PHOTO), 'internal', /403 SignatureDoesNotMatch/);
      await fails(files.get(COUNTY, HASH), 'internal', /403/);
    }
    await fails(bucket({}, 'others').get(COUNTY, HASH), 'internal', /404 NoSuchBucket/);
    instead = [(_, response) => void response.writeHead(301, { location: '/elsewhere' }).end()];
    await fails(bucket().get(COUNTY, HASH), 'internal', /301/);
    assert.equal(objects.size, 0);
  });

  it('are asked for again when the service fails, and not available when it goes on to', async () => {
    instead = [says(503, 'SlowDown'), says(500, 'InternalError')];
    await bucket().put(COUNTY, HASH, PHOTO);
    assert.equal(asked.length, 3);
    assert.equal(objects.size, 1);
    instead = Array.from({ length: 3 }, () => says(503, 'SlowDown'));
    await fails(bucket().get(COUNTY, HASH), 'unavailable', /503 SlowDown/);
  });

  it('are not available when the connection is cut', async () => {
    const cut = (request: IncomingMessage): void => void request.socket.destroy();
    instead = [cut];
    await fails(bucket().put(COUNTY, HASH, PHOTO), 'unavailable', /cannot be reached/);
    instead = [
      (request, response) => {
        response.writeHead(200, { 'content-length': PHOTO.length });
        response.write(PHOTO.subarray(0, 1000), () => cut(request));
      },
    ];
    await fails(bucket().get(COUNTY, HASH), 'unavailable', /broke off/);
  });

  it('that are not what was kept are not shown', async () => {
    instead = [(_, response) => void response.writeHead(200).end(PHOTO.subarray(1))];
    await fails(bucket().get(COUNTY, HASH), 'bad_response', /another photo/);
  });
});

describe('the setting of photos', () => {
  const issuesOf = (setting: string, env: Record<string, string> = KEYS): string[] => {
    try {
      photoStore(setting, env);
      return [];
    } catch (error) {
      const { code, issues } = error as YztError;
      assert.equal(code, 'invalid');
      return issues.map((one) => `${one.path} ${one.code}`);
    }
  };

  it('is a folder or a bucket', () => {
    for (const good of [
      'data/photos',
      's3+https://s3.example/photos',
      's3+http://localhost:9000/photos/',
    ]) {
      assert.deepEqual(issuesOf(good), [], good);
    }
  });

  it('is no other address, and does not go over a network in the open', () => {
    for (const bad of [
      's3+http://s3.example/photos',
      's3+https://s3.example/',
      's3+https://s3.example/photos/folder',
      's3+https://s3.example/photos?x=1',
      's3+https://user:word@s3.example/photos',
      's3+ftp://s3.example/photos',
      's3+nothing',
    ]) {
      assert.deepEqual(issuesOf(bad), ['photos bucket_address'], bad);
    }
  });

  it('names each variable that is missing', () => {
    assert.deepEqual(issuesOf('s3+https://s3.example/photos', { AWS_REGION: 'cn-east-1' }), [
      'AWS_ACCESS_KEY_ID missing_variable',
      'AWS_SECRET_ACCESS_KEY missing_variable',
    ]);
  });
});
