import type { CaseEvent, CaseRecord, ClockWarning } from '@yizhangtu/standard/cases.js';
import type { Text } from '@yizhangtu/standard';
import { sql, type Kysely } from 'kysely';
import { divisionNames } from '../cases/division-names.ts';
import type { Tables } from '../database/tables.ts';
import type { Scope } from '../store/scope.ts';
import { poll, type Poll } from './poll.ts';
import { readReach, readStream, type StreamRow } from './stream-store.ts';

/** What happened to a case: the case as it is now, and the event. */
export interface CaseNews {
  readonly record: CaseRecord;
  readonly due: Date | null;
  readonly wasLate: boolean;
  readonly warnings: readonly ClockWarning[];
  readonly name: Text | undefined;
  readonly event: CaseEvent | null;
}

/** A line of a county's stream with what it is about, read once for all who listen. */
export interface StreamNews extends StreamRow {
  readonly news: CaseNews | undefined;
}

type Listener = (news: readonly StreamNews[]) => void;

interface Feed {
  readonly listeners: Set<Listener>;
  /** Settles once it is known where the feed stands. */
  readonly begun: Promise<Poll>;
}

/** Another server of the same database may have written: looked for this often, in milliseconds. */
const LOOK_MS = 1000;
const AT_ONCE = 200;

async function caseNews({ db, county }: Scope, row: StreamRow): Promise<CaseNews | undefined> {
  if (row.caseId === null) return undefined;
  const found = await db
    .selectFrom('case_record')
    .leftJoin('case_event', (join) =>
      join
        .onRef('case_event.county_code', '=', 'case_record.county_code')
        .on('case_event.id', '=', row.eventId),
    )
    .select([
      sql<CaseRecord>`case_record.body`.as('record'),
      'case_record.due',
      'case_record.was_late',
      sql<readonly ClockWarning[]>`case_record.warnings`.as('warnings'),
      sql<CaseEvent | null>`case_event.body`.as('event'),
    ])
    .where('case_record.county_code', '=', county)
    .where('case_record.id', '=', row.caseId)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const { record, due, was_late: wasLate, warnings, event } = found;
  const { division } = record.place;
  const names = await divisionNames({ db, county }, [division]);
  return { record, due, wasLate, warnings, name: names.get(division), event };
}

/** Lines of a county's stream with what they are about. */
export async function withNews(scope: Scope, rows: readonly StreamRow[]): Promise<StreamNews[]> {
  const news: StreamNews[] = [];
  for (const row of rows) news.push({ ...row, news: await caseNews(scope, row) });
  return news;
}

/** A feed that never began has nothing to close. */
const closing = ({ begun }: Feed): Promise<void> =>
  begun.then(
    (poll) => poll.close(),
    () => undefined,
  );

/** Reads the streams of counties that somebody listens to, once for all who listen. */
export class StreamHub {
  readonly #db: Kysely<Tables>;
  readonly #onError: (error: unknown) => void;
  readonly #feeds = new Map<string, Feed>();

  constructor(db: Kysely<Tables>, onError: (error: unknown) => void) {
    this.#db = db;
    this.#onError = onError;
  }

  /** Something may have been written to a county's stream. */
  wake(county: string): void {
    // A feed that could not begin is told to who listens.
    void this.#feeds.get(county)?.begun.then(
      (poll) => poll.wake(),
      () => undefined,
    );
  }

  /**
   * Calls `listener` with all that is written once the promise has resolved, and perhaps with what was written
   * shortly before: what is read of the stream from then on and what is heard have no gap between them. What came
   * before has to be read.
   *
   * @returns how to stop
   */
  async listen(county: string, listener: Listener): Promise<() => void> {
    const feed = this.#feeds.get(county) ?? this.#open(county);
    feed.listeners.add(listener);
    const stop = (): void => {
      feed.listeners.delete(listener);
      if (feed.listeners.size > 0 || this.#feeds.get(county) !== feed) return;
      this.#feeds.delete(county);
      void closing(feed);
    };
    try {
      await feed.begun;
    } catch (error) {
      stop();
      throw error;
    }
    return stop;
  }

  async close(): Promise<void> {
    const feeds = [...this.#feeds.values()];
    this.#feeds.clear();
    await Promise.all(feeds.map(closing));
    // For them to see that the server stops.
    for (const { listeners } of feeds) for (const listener of listeners) listener([]);
  }

  #open(county: string): Feed {
    const scope: Scope = { db: this.#db, county };
    const listeners = new Set<Listener>();
    let at = 0;
    const read = async (): Promise<void> => {
      for (let rows; (rows = await readStream(scope, at, AT_ONCE)).length > 0;) {
        const news = await withNews(scope, rows);
        at = rows.at(-1)!.seq;
        for (const listener of listeners) listener(news);
      }
    };
    const begin = async (): Promise<Poll> => {
      at = (await readReach(scope)).head;
      return poll(LOOK_MS, read, this.#onError);
    };
    const feed: Feed = { listeners, begun: begin() };
    this.#feeds.set(county, feed);
    return feed;
  }
}
