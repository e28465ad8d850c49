import type { Adapter, AdapterConstructor, AdapterPayload } from 'oidc-provider';

interface Kept {
  readonly payload: AdapterPayload;
  readonly until: number;
}

/** Where the development issuer keeps what it has given out: in memory, for as long as it is good. */
export function memoryAdapter(): AdapterConstructor {
  const kept = new Map<string, Kept>();
  const forget = (now: number): void => {
    for (const [key, { until }] of kept) if (until <= now) kept.delete(key);
  };
  return class implements Adapter {
    readonly #model: string;

    constructor(model: string) {
      this.#model = model;
    }

    #find(matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
      forget(Date.now());
      return [...kept]
        .filter(([key]) => key.startsWith(`${this.#model}:`))
        .map(([, { payload }]) => payload)
        .find(matches);
    }

    upsert(id: string, payload: AdapterPayload, expiresIn = Infinity): Promise<void> {
      kept.set(`${this.#model}:${id}`, { payload, until: Date.now() + expiresIn * 1000 });
      return Promise.resolve();
    }

    find(id: string): Promise<AdapterPayload | undefined> {
      forget(Date.now());
      return Promise.resolve(kept.get(`${this.#model}:${id}`)?.payload);
    }

    findByUid(uid: string): Promise<AdapterPayload | undefined> {
      return Promise.resolve(this.#find((payload) => payload.uid === uid));
    }

    findByUserCode(code: string): Promise<AdapterPayload | undefined> {
      return Promise.resolve(this.#find((payload) => payload.userCode === code));
    }

    async consume(id: string): Promise<void> {
      const payload = await this.find(id);
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
    }

    destroy(id: string): Promise<void> {
      kept.delete(`${this.#model}:${id}`);
      return Promise.resolve();
    }

    revokeByGrantId(grant: string): Promise<void> {
      for (const [key, { payload }] of kept) if (payload.grantId === grant) kept.delete(key);
      return Promise.resolve();
    }
  };
}
