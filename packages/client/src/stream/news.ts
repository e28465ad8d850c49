import type { CaseEvent, CaseSummary, Message, MessageCount } from '@yizhangtu/standard/cases.js';

/** What a stream tells, by its type. */
export interface News {
  /** Something happened to a case; `event` where the caller may see what. */
  readonly case: {
    readonly type: 'case';
    readonly case: CaseSummary;
    readonly event?: CaseEvent | undefined;
  };
  /** A new notice, and how many there are with it. */
  readonly message: {
    readonly type: 'message';
    readonly message: Message;
    readonly count: MessageCount;
  };
  readonly count: { readonly type: 'count'; readonly count: MessageCount };
  /** Something was missed: of one case, or without `case`, of anything. Fetch afresh. */
  readonly reset: { readonly type: 'reset'; readonly case?: string | undefined };
}
export type NewsType = keyof News;

/** News to keep in mind, so that what comes again is known. */
const MOST_IDS = 1_000;
const MOST_CASES = 5_000;

/** Tells what is new from what came before, in another order, or twice. */
export class NewsOrder {
  readonly #ids = new Set<string>();
  readonly #versions = new Map<string, number>();
  #count = -1;

  /** Whether an id was not there before; without an id nothing is known. */
  isNew(id: string): boolean {
    if (id === '') return true;
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    trim(this.#ids, MOST_IDS);
    return true;
  }

  /**
   * What is to be told instead of `news`: itself; nothing for a version that is known; and for a case whose
   * newer version was told before, that something of it was missed.
   */
  inOrder(news: News[NewsType]): News[NewsType] | undefined {
    if (news.type === 'case') {
      const { id, version } = news.case;
      const known = this.#versions.get(id) ?? -1;
      if (version === known) return undefined;
      if (version < known) return { type: 'reset', case: id };
      this.#versions.delete(id);
      this.#versions.set(id, version);
      trim(this.#versions, MOST_CASES);
    }
    if (news.type === 'count') {
      if (news.count.version <= this.#count) return undefined;
      this.#count = news.count.version;
    }
    if (news.type === 'reset') this.#versions.clear();
    return news;
  }
}

/** Forgets the oldest. */
function trim(kept: Set<string> | Map<string, unknown>, most: number): void {
  // One at most has come since.
  if (kept.size > most) kept.delete(kept.keys().next().value!);
}
