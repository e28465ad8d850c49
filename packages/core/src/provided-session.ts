import { createClient, type Transport } from '@yizhangtu/client';
import type { Session, SessionChangeEvent } from '@yizhangtu/client/session.js';
import type { CountyFile } from '@yizhangtu/standard';
import type { ClosableSession, CountyContext, SessionPlace } from './context.ts';
import { Live } from './live.ts';

/** What a provider does when its session changes. */
export interface SessionHands {
  /** Gives the context to the elements. */
  give(context: CountyContext | undefined): void;
  /** Takes away what was fetched for who has left; resolves when nothing shows it any more. */
  forget(): Promise<unknown>;
}

/**
 * The session of one provider, and the context that goes with it: a new one whenever what was fetched with
 * the one before is not what the person who acts now would be given.
 */
export class ProvidedSession implements SessionPlace {
  readonly #hands: SessionHands;
  #county: CountyFile | undefined;
  #given: Session | undefined;
  #transport: Transport | undefined;
  #brought: ClosableSession | undefined;
  #followed: Session | undefined;
  #context: CountyContext | undefined;
  #giving = false;
  /** Whether there is somebody whose things are to be forgotten when they leave. */
  #acting = false;
  #expired = false;

  constructor(hands: SessionHands) {
    this.#hands = hands;
  }

  get #session(): Session | undefined {
    return this.#given ?? this.#brought;
  }

  /** The county as read, and the session and the transport that the page gave. */
  update(
    county: CountyFile | undefined,
    given: Session | undefined,
    transport?: Transport | undefined,
  ): void {
    if (county === this.#county && given === this.#given && transport === this.#transport) return;
    this.#county = county;
    this.#given = given;
    this.#transport = transport;
    this.close();
    this.#renew();
  }

  sessionOf(make: (context: CountyContext) => ClosableSession): Session | undefined {
    if (this.#session !== undefined || this.#context === undefined) return this.#session;
    this.#brought = make(this.#context);
    this.#follow();
    // Before anybody has fetched anything it costs nothing; later it does, and only who is signed in needs it.
    if (this.#giving) this.#renew();
    return this.#brought;
  }

  /** Gives up what was brought. */
  close(): void {
    this.#context?.live?.close();
    this.#brought?.close();
    this.#brought = undefined;
    this.#follow();
  }

  #renew(): void {
    const county = this.#county;
    const session = this.#session;
    this.#follow();
    this.#context?.live?.close();
    this.#context = county && this.#contextOf(county, session);
    this.#giving = true;
    this.#hands.give(this.#context);
    this.#giving = false;
  }

  #contextOf(county: CountyFile, session: Session | undefined): CountyContext {
    const api = county.services?.api;
    const client = createClient({ baseUrl: api ?? '', session, transport: this.#transport });
    const live = api ? new Live(client, county.county.code, () => this.#session) : undefined;
    return { county, client, live };
  }

  #follow(): void {
    const session = this.#session;
    if (session === this.#followed) return;
    this.#followed?.removeEventListener('statechange', this.#onChange);
    this.#followed = session;
    this.#acting = session?.user !== undefined;
    session?.addEventListener('statechange', this.#onChange);
  }

  readonly #onChange = async (event: Event): Promise<void> => {
    const session = this.#session;
    const { another } = event as SessionChangeEvent;
    // What was asked for in vain since it expired, or before the session was there, is asked for again.
    const back =
      session?.state === 'signedIn' && (this.#expired || this.#context?.client.session !== session);
    const left = another && this.#acting;
    this.#acting = session?.user !== undefined;
    this.#expired = session?.state === 'expired';
    if (left) await this.#hands.forget();
    if (another || back) this.#renew();
  };
}
