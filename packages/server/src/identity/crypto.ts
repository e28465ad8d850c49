/**
 * The Chinese commercial algorithms (SM3: GB/T 32905, SM4: GB/T 32907) as Node has them, behind the few
 * functions that the server needs.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';

/** SM3 of a text in UTF-8, in hexadecimal. */
export const sm3 = (text: string): string => createHash('sm3').update(text).digest('hex');

/** HMAC-SM3 of a text in UTF-8, in hexadecimal. A key that is a text is taken in UTF-8. */
export const hmacSm3 = (key: string | Buffer, text: string | Buffer): string =>
  createHmac('sm3', key).update(text).digest('hex');

const VERSION = 'v1';
const IV_BYTES = 16;
const TAG_BYTES = 32;
const SM4_KEY_BYTES = 16;

interface Keys {
  readonly encrypt: KeyObject;
  readonly authenticate: KeyObject;
}

// One key for each use, so that what is known of one tells nothing of the other.
const keyFor = (key: string, use: keyof Keys, bytes?: number): KeyObject =>
  createSecretKey(
    Buffer.from(hmacSm3(key, `yizhangtu ${VERSION} ${use}`), 'hex').subarray(0, bytes),
  );

/** Keys derived before, by the one that they were derived from: a server has one of these for each county. */
const derived = new Map<string, Keys>();

function keysOf(key: string): Keys {
  const known = derived.get(key);
  if (known !== undefined) return known;
  const keys = {
    encrypt: keyFor(key, 'encrypt', SM4_KEY_BYTES),
    authenticate: keyFor(key, 'authenticate'),
  };
  derived.set(key, keys);
  return keys;
}

const tagOf = ({ authenticate }: Keys, body: Buffer): Buffer =>
  createHmac('sm3', authenticate).update(body).digest();

/**
 * Seals a text for storage: SM4 in CTR mode, then HMAC-SM3 of what came out (encrypt-then-MAC), because
 * Node has no SM4-GCM. The same text is sealed otherwise each time.
 *
 * @param key at least 32 characters of chance
 */
export function seal(key: string, text: string): string {
  const iv = randomBytes(IV_BYTES);
  const keys = keysOf(key);
  const cipher = createCipheriv('sm4-ctr', keys.encrypt, iv);
  const body = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]);
  return `${VERSION}.${Buffer.concat([body, tagOf(keys, body)]).toString('base64url')}`;
}

/** What was sealed with this key. @throws Error when it was sealed with another key, or changed since */
export function unseal(key: string, sealed: string): string {
  const [version, data = ''] = sealed.split('.');
  const bytes = Buffer.from(data, 'base64url');
  const body = bytes.subarray(0, -TAG_BYTES);
  const tag = bytes.subarray(-TAG_BYTES);
  const keys = keysOf(key);
  const whole = version === VERSION && bytes.length >= IV_BYTES + TAG_BYTES;
  if (!whole || !timingSafeEqual(tag, tagOf(keys, body))) {
    throw new Error('this was not sealed with the key that is set, or was changed since');
  }
  const cipher = createDecipheriv('sm4-ctr', keys.encrypt, body.subarray(0, IV_BYTES));
  return Buffer.concat([cipher.update(body.subarray(IV_BYTES)), cipher.final()]).toString('utf8');
}

/** A secret for a cookie or a state: 256 bits of chance. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** By what a secret is found in the database: who reads the database cannot use it. */
export const digestOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');
