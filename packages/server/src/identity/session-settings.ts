import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SignInSettings } from '@yizhangtu/standard';
import type { CountyOnDisk } from '../services.ts';
import { oidcClient, type OidcClient } from './oidc.ts';

/** How one county knows its people. */
export interface CountyIdentity {
  /** What its private file says; absent where it names no way to sign in. */
  readonly signIn: SignInSettings | undefined;
  /** Seals what is stored of people. */
  readonly sealKey: string;
  /** A session ends when it was not used for so long, and in any case so long after sign-in. */
  readonly idleMs: number;
  readonly lifeMs: number;
}

/** How the server knows people. */
export interface Identity {
  /** Whether people are made up, and the development issuer runs: never beside an issuer of a county. */
  readonly development: boolean;
  /** @throws Error for a county that is not served */
  of(county: string): CountyIdentity;
  /** The issuer of a county, or the development issuer; undefined where there is none. */
  issuer(county: string): Promise<OidcClient | undefined>;
  now(): Date;
}

const MINUTE = 60_000;
const IDLE_MINUTES = 30;
const HOURS = 12;

/** The key of a server whose counties name none: kept beside the data, or as long as the process lasts. */
export function ownKey(dataDir: string | undefined): string {
  const fresh = randomBytes(32).toString('base64url');
  if (dataDir === undefined) return fresh;
  const file = join(dataDir, 'seal-key');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, fresh, { flag: 'wx', mode: 0o600 });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFileSync(file, 'utf8');
  }
}

export interface IdentityOptions {
  readonly counties: ReadonlyMap<string, CountyOnDisk>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly dataDir?: string | undefined;
  readonly now: () => number;
  /** Makes a client of the development issuer. */
  readonly developmentClient: (county: string) => Promise<OidcClient>;
}

export function identityOf(options: IdentityOptions): Identity {
  const { counties, env, dataDir, now, developmentClient } = options;
  const own = ownKey(dataDir);
  const all = new Map(
    [...counties].map(([county, { settings }]) => {
      const { signIn } = settings;
      const known: CountyIdentity = {
        signIn,
        sealKey: signIn?.sealKey ?? own,
        idleMs: (signIn?.idleMinutes ?? IDLE_MINUTES) * MINUTE,
        lifeMs: (signIn?.hours ?? HOURS) * 60 * MINUTE,
      };
      return [county, known] as const;
    }),
  );
  const real = [...all.values()].some(({ signIn }) => signIn !== undefined);
  const development = !real && env['NODE_ENV'] !== 'production';
  const clients = new Map<string, Promise<OidcClient>>();
  const clientOf = (county: string): Promise<OidcClient> | undefined => {
    if (development) return developmentClient(county);
    const { oidc } = all.get(county)?.signIn ?? {};
    return oidc && Promise.resolve(oidcClient(oidc));
  };
  return {
    development,
    of(county) {
      const found = all.get(county);
      if (found === undefined) throw new Error(`the county ${county} is not served`);
      return found;
    },
    async issuer(county) {
      const client = clients.get(county) ?? clientOf(county);
      if (client !== undefined) clients.set(county, client);
      return client;
    },
    now: () => new Date(now()),
  };
}
