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
  /** Of each case the version and the number of the event that were told last. */
  readonly #cases = new Map<string, readonly [version: number, seq: number]>();
  #count = -1;

  /**
   * What is to be told instead of `news`, whose id in the stream is `id`: itself; nothing for what was told; and for a case of which later
   * things were told before, that something of it was missed. A case may come as it is now with each of
   * several events that led there.
   */
  inOrder(id: string, news: News[NewsType]): News[NewsType] | undefined {
    if (news.type === 'reset') {
      // Numbers may begin anew, as after a database was restored.
      this.#ids.clear();
      this.#cases.clear();
      this.#count = -1;
      return news;
    }
    if (this.#ids.has(id)) return undefined;
    if (id !== '') this.#ids.add(id);
    trim(this.#ids, MOST_IDS);
    if (news.type === 'case') {
      const { id: matter, version } = news.case;
      const [lastVersion, lastSeq] = this.#cases.get(matter) ?? [-1, -1];
      const seq = news.event?.seq ?? lastSeq;
      if (version < lastVersion || seq < lastSeq) return { type: 'reset', case: matter };
      // Without an event a clock warns: the case is as it was, and how near its end it is changed.
      if (news.event !== undefined && version === lastVersion && seq === lastSeq) return undefined;
      this.#cases.delete(matter);
      this.#cases.set(matter, [version, seq]);
      trim(this.#cases, MOST_CASES);
    }
    if (news.type === 'count') {
      if (news.count.version <= this.#count) return undefined;
      this.#count = news.count.version;
    }
    return news;
  }
}

/** Forgets the oldest. */
function trim(kept: Set<string> | Map<string, unknown>, most: number): void {
  // One at most has come since.
  if (kept.size > most) kept.delete(kept.keys().next().value!);
}
