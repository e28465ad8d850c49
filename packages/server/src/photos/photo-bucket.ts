import { hash } from 'node:crypto';
import { YztError } from '@yizhangtu/standard';
import { AwsClient } from 'aws4fetch';
import type { PhotoFiles } from './photo-files.ts';

export interface Bucket {
  /** Address of the bucket, without a slash at its end. */
  readonly address: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const TRIES = 3;
const FIRST_MS = 50;
const ANSWER_MS = 20_000;
const RETRY_AFTER = 5;

const unavailable = (where: string, message: string, cause?: unknown): YztError =>
  new YztError({
    code: 'unavailable',
    message,
    where,
    retryAfter: RETRY_AFTER,
    ...(cause === undefined ? {} : { cause }),
  });

/** What a service says is wrong, such as `SignatureDoesNotMatch`. */
async function reasonOf(response: Response): Promise<string> {
  const text = await response.text();
  return /<Code>(\w{1,64})<\/Code>/.exec(text)?.[1] ?? '';
}

/**
 * Photos in a bucket of a service that speaks the S3 API: `COUNTY/ab/abcd…`, as in a folder. Requests are
 * signed (AWS Signature Version 4) and name the bucket in their path.
 *
 * Its methods throw YztError: `unavailable` when there is no answer or the service fails; `internal` when it
 * refuses, which only whoever runs the server can put right; `bad_response` for a photo that is not the one
 * that was kept.
 */
export function photoBucket({ address, ...credentials }: Bucket): PhotoFiles {
  const client = new AwsClient({
    ...credentials,
    service: 's3',
    retries: TRIES - 1,
    initRetryMs: FIRST_MS,
  });
  const addressOf = (county: string, photo: string): string =>
    `${address}/${county}/${photo.slice(0, 2)}/${photo}`;

  async function ask(url: string, init: RequestInit): Promise<Response> {
    try {
      return await client.fetch(url, {
        ...init,
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_MS),
      });
    } catch (cause) {
      throw unavailable(address, 'the bucket of photos cannot be reached', cause);
    }
  }

  function refusal({ status }: Response, reason: string): YztError {
    const said = reason === '' ? String(status) : `${status} ${reason}`;
    if (status >= 500 || status === 429) {
      return unavailable(address, `the bucket of photos is not available: ${said}`);
    }
    return new YztError({
      code: 'internal',
      message: `the bucket of photos refuses: ${said}`,
      where: address,
    });
  }

  async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
    try {
      return new Uint8Array(await response.arrayBuffer());
    } catch (cause) {
      throw unavailable(address, 'the bucket of photos broke off', cause);
    }
  }

  return {
    async put(county, photo, bytes) {
      const response = await ask(addressOf(county, photo), {
        method: 'PUT',
        body: Buffer.from(bytes),
        // The name of a photo is the hash of its bytes: the service refuses any others.
        headers: { 'x-amz-content-sha256': photo },
      });
      const reason = await reasonOf(response);
      if (!response.ok) throw refusal(response, reason);
    },
    async get(county, photo) {
      const response = await ask(addressOf(county, photo), { method: 'GET' });
      if (!response.ok) {
        const reason = await reasonOf(response);
        if (response.status === 404 && reason !== 'NoSuchBucket') return undefined;
        throw refusal(response, reason);
      }
      const bytes = await bytesOf(response);
      if (hash('sha256', bytes, 'hex') === photo) return bytes;
      throw new YztError({
        code: 'bad_response',
        message: 'the bucket gave another photo than was kept',
        where: address,
      });
    },
  };
}
