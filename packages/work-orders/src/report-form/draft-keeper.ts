import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadDrafts } from '../load-part.ts';
import type { Drafts, KeptDraft } from './drafts.ts';

/** Whose draft: a backend, a county, and a person or nobody. */
export interface DraftOwner {
  readonly backend: string;
  readonly county: string;
  readonly person: string | undefined;
}

export interface DraftKeeperInit {
  /** Undefined until it is known who fills in the form, and where nothing is kept. */
  readonly owner: () => DraftOwner | undefined;
  /** What is filled in now; undefined for nothing worth keeping. */
  readonly current: () => KeptDraft | undefined;
  /** A draft of an earlier visit. */
  readonly found: (kept: KeptDraft) => void;
}

const sameOwner = (a: DraftOwner | undefined, b: DraftOwner | undefined): boolean =>
  a?.backend === b?.backend && a?.county === b?.county && a?.person === b?.person;

/** Keeps what is filled in on the device, and brings it back. One write at a time, the last one always. */
export class DraftKeeper implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly isConnected: boolean };
  readonly #init: DraftKeeperInit;
  #owner: DraftOwner | undefined;
  #key: string | undefined;
  #drafts: Drafts | undefined;
  #writing: Promise<void> | undefined;
  #again = false;

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    init: DraftKeeperInit,
  ) {
    this.#host = host;
    this.#init = init;
    host.addController(this);
  }

  /** Where it is kept; undefined while nothing is. */
  get kind(): Drafts['kind'] | undefined {
    return this.#drafts?.kind;
  }

  hostUpdate(): void {
    const owner = this.#host.isConnected ? this.#init.owner() : undefined;
    if (sameOwner(owner, this.#owner)) return;
    this.#owner = owner;
    this.#key = undefined;
    if (owner) void this.#open(owner);
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#owner = undefined;
      this.#key = undefined;
      const drafts = this.#drafts;
      this.#drafts = undefined;
      void (this.#writing ?? Promise.resolve()).then(() => drafts?.close());
    });
  }

  async #open(owner: DraftOwner): Promise<void> {
    try {
      const { openDrafts, draftOwner } = await loadDrafts();
      this.#drafts ??= await openDrafts();
      const key = draftOwner(owner.backend, owner.county, owner.person);
      const kept = await this.#drafts.read(key);
      if (owner !== this.#owner) return;
      this.#key = key;
      // What was typed before the draft came is newer than it.
      if (this.#init.current() !== undefined) this.save();
      else if (kept) this.#init.found(kept);
    } catch {
      // A device that keeps nothing: the form says so.
      this.#key = undefined;
    }
    this.#host.requestUpdate();
  }

  /** Resolves when what is filled in is kept. */
  save(): Promise<void> {
    this.#again = true;
    this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
    return this.#writing;
  }

  async #write(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const [key, drafts, kept] = [this.#key, this.#drafts, this.#init.current()];
      if (key === undefined || drafts === undefined) return;
      await (kept ? drafts.write(key, kept) : drafts.remove(key)).catch(() => undefined);
    }
  }

  /** Throws away a person's draft: they have signed out of this device. */
  async wipe({ backend, county, person }: DraftOwner): Promise<void> {
    const { openDrafts, draftOwner } = await loadDrafts();
    const drafts = await openDrafts();
    await drafts.remove(draftOwner(backend, county, person));
    drafts.close();
  }
}
