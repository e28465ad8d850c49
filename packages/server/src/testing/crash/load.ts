import { lamp, newKey, PATH } from '../case-desk.ts';
import { TOWN, VILLAGE } from '../divided-county.ts';
import { OWN, signedInWith } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

/** Something that is sent until it is answered, always under the same key. */
export interface Sent {
  readonly who: Who;
  readonly path: string;
  readonly body: Json;
  readonly key: string;
  readonly version?: number | undefined;
  /** Case and event that came of it, once it is answered. */
  answer?: Answer | undefined;
}
interface Answer {
  readonly case: string;
  readonly version: number;
  readonly event?: string | undefined;
}
type Who = 'resident' | 'town' | 'centre';

/** What happens to each case after its report, one command after the other. */
const STEPS: readonly { readonly who: Who; readonly command: (order: string) => Json }[] = [
  { who: 'town', command: (order) => ({ type: 'sign', order }) },
  { who: 'centre', command: () => ({ type: 'note', note: '已看过现场' }) },
  { who: 'town', command: (order) => ({ type: 'start', order }) },
  { who: 'centre', command: () => ({ type: 'publish' }) },
  { who: 'town', command: (order) => ({ type: 'finish', order, result: '换了灯泡' }) },
];

/** One after the other reports a case and works on it. */
interface Hand {
  waiting: Sent;
  step: number;
  order: string;
}

const report = (): Sent => ({ who: 'resident', path: 'cases', body: lamp(), key: newKey() });

/** People who report cases and work on them, on whatever server there is at the time. */
export class Load {
  /** All that was ever sent, in the order in which it was first sent. */
  readonly sent: Sent[] = [];
  /** Answers that should not have been given. */
  readonly faults: string[] = [];
  readonly #hands: Hand[];
  #headers: Partial<Record<Who, Record<string, string>>> = {};
  #url = '';

  constructor(hands: number) {
    this.#hands = Array.from({ length: hands }, () => this.#next(report()));
  }

  #next(waiting: Sent, step = 0, order = ''): Hand {
    this.sent.push(waiting);
    return { waiting, step, order };
  }

  /** Signs everybody in. Their sessions outlive the server. */
  async signIn(url: string): Promise<void> {
    const at = (path: string): string => `${url}api/${path}`;
    const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(at(path), { headers });
    const json = async (path: string): Promise<Json> => (await get(path)).json();
    const server: TestServer = { at, get, json, queries: [] };
    this.#headers = {
      resident: await signedInWith(server, 'resident', VILLAGE),
      town: await signedInWith(server, 'town-command', TOWN),
      centre: await signedInWith(server, 'county-centre'),
    };
  }

  /** Works until the server is gone. */
  async work(url: string, gone: Promise<unknown>): Promise<void> {
    this.#url = url;
    let isGone = false;
    const ended = gone.then(() => (isGone = true));
    await Promise.all(
      this.#hands.map(async (_, index) => {
        while (!isGone && (await this.#go(index)));
      }),
    );
    await ended;
  }

  /** Sends what is waiting for an answer yet, and begins nothing new. */
  async finish(url: string): Promise<void> {
    this.#url = url;
    for (const one of this.sent) {
      if (one.answer === undefined && !(await this.#send(one))) {
        this.faults.push(`no answer to ${one.key}`);
      }
    }
  }

  /** Sends everything once more. @returns what was answered otherwise than the first time */
  async sendAllAgain(url: string): Promise<string[]> {
    this.#url = url;
    const other: string[] = [];
    for (const one of this.sent) {
      const before = one.answer;
      const copy: Sent = { ...one, answer: undefined };
      await this.#send(copy);
      const now = copy.answer;
      if (before?.case !== now?.case || before?.event !== now?.event) {
        other.push(`${one.path} under ${one.key} was answered otherwise the second time`);
      }
    }
    return other;
  }

  /** @returns false when there is no server any more */
  async #go(index: number): Promise<boolean> {
    const hand = this.#hands[index];
    if (hand === undefined || !(await this.#send(hand.waiting, index % 2 === 1))) return false;
    const { answer } = hand.waiting;
    const step = STEPS[hand.step];
    if (answer === undefined || step === undefined) {
      this.#hands[index] = this.#next(report());
      return true;
    }
    const order = `${answer.case}.1`;
    const command: Sent = {
      who: step.who,
      path: `cases/${answer.case}/commands`,
      body: step.command(order),
      key: newKey(),
      version: answer.version,
    };
    this.#hands[index] = this.#next(command, hand.step + 1, order);
    return true;
  }

  /** @returns false when there was no answer. `twice`: as by somebody who presses a button two times. */
  async #send(one: Sent, twice = false): Promise<boolean> {
    const asks = Array.from({ length: twice ? 2 : 1 }, () => this.#ask(one));
    const answers = await Promise.allSettled(asks);
    for (const answer of answers) {
      if (answer.status === 'rejected') continue;
      const { status, body } = answer.value;
      // Passes: it is sent again.
      if (status === 503) continue;
      if (status !== 200 && status !== 201) {
        this.faults.push(`${one.path} under ${one.key}: ${status} ${body.code}`);
        continue;
      }
      const told = { case: body.case.id, version: body.case.version, event: body.event?.id };
      if (one.answer !== undefined && one.answer.event !== told.event) {
        this.faults.push(`${one.path} under ${one.key} has two answers`);
      }
      one.answer ??= told;
    }
    return answers.some(({ status }) => status === 'fulfilled');
  }

  async #ask({ who, path, body, key, version }: Sent): Promise<{ status: number; body: Json }> {
    const response = await fetch(`${this.#url}api/${PATH}/${path}`, {
      method: 'POST',
      headers: {
        ...OWN,
        ...this.#headers[who],
        'idempotency-key': key,
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }
}
