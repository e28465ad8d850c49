import { passes } from '../database/typed-error.ts';

/** How long a case is left alone: a fault of its data does not go away within seconds. */
const ASIDE_MS = 3600_000;

/** Cases to which the server cannot do what their time has come for: said once in a while, and left alone until then. */
export class SetAside {
  readonly #onSetAside: (id: string, error: unknown) => void;
  /** Until when, by the id. */
  readonly #until = new Map<string, number>();

  constructor(onSetAside: (id: string, error: unknown) => void) {
    this.#onSetAside = onSetAside;
  }

  /**
   * Does `work` unless the case is set aside, and sets it aside when that fails.
   *
   * @throws what passes by itself, as when there is no database
   */
  async unless(id: string, work: () => Promise<void>): Promise<void> {
    if (performance.now() < (this.#until.get(id) ?? 0)) return;
    this.#until.delete(id);
    try {
      await work();
    } catch (error) {
      if (passes(error)) throw error;
      this.#until.set(id, performance.now() + ASIDE_MS);
      this.#onSetAside(id, error);
    }
  }
}
