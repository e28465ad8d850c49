import type { Desk } from '@yizhangtu/client';
import { AsyncController, type AsyncHost } from '@yizhangtu/core';
import type { RunFile } from '@yizhangtu/gep';
import { toYztError, type YztError } from '@yizhangtu/standard';
import {
  GEP_STEPS,
  type GepAccount,
  type GepPackage,
  type GepStatus,
  type GepStepId,
} from '@yizhangtu/standard/contract.js';
import { PERMISSIONS, type SessionUser } from '@yizhangtu/standard/identity.js';
import type { TemplateResult } from 'lit';
import {
  readAccount,
  readList,
  readVersion,
  storeVersion,
  takeStep,
  type AccountList,
} from './stored-calls.ts';
import { PAGE, type OnDesk, type StoredHands, type StoredLook } from './stored-look.ts';
import { asksReason, divisionOf, profileId, runChanges, type Leave } from './stored-model.ts';
import { storedTemplate } from './stored-panel.ts';
import { storedStrings } from './stored.strings.ts';

const FIRST: StoredLook = {
  status: undefined,
  most: PAGE,
  opened: undefined,
  busy: undefined,
  error: undefined,
  said: '',
  conflict: undefined,
  sheet: undefined,
  leaving: undefined,
};

type Host = AsyncHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/**
 * The accounts that the county has stored, as far as the person may see them: opens a version, stores what is on the
 * desk as the next one, and does the steps of signing. What was typed stays until the person gives it up.
 */
export class StoredAccounts {
  readonly hands: StoredHands;
  readonly list: AsyncController<readonly unknown[], AccountList>;
  readonly #host: Host;
  #look = FIRST;
  /** Counts up with each change of who acts, so that answers to others are left. */
  #turn = 0;

  constructor(host: Host, hands: StoredHands) {
    this.#host = host;
    this.hands = hands;
    const list = new AsyncController(host, {
      args: () => {
        const { user } = this;
        const desk = hands.desk();
        const { opened, status, most } = this.#look;
        if (!desk || !user || opened) return undefined;
        return [desk, status, most, user.id, user.post] as const;
      },
      task: ([desk, status, most], signal) => readList(desk, { status, most }, signal),
      isEmpty: ({ accounts }) => accounts.length === 0,
    });
    this.list = list as unknown as StoredAccounts['list'];
  }

  get look(): StoredLook {
    return this.#look;
  }

  see(change: Partial<StoredLook>): void {
    this.#look = { ...this.#look, ...change };
    this.#host.requestUpdate();
  }

  get user(): SessionUser | undefined {
    const session = this.hands.session();
    return session?.state === 'signedIn' ? session.user : undefined;
  }

  /** Undefined for whoever is not signed in. */
  render(): TemplateResult | undefined {
    const { user } = this;
    const locale = this.hands.locale();
    return user && storedTemplate(this, { user, locale, t: storedStrings[locale] });
  }

  /** Somebody else acts. Says whether what is on the desk came from here. */
  forget(): boolean {
    const own = this.#look.opened !== undefined;
    this.#turn += 1;
    this.see(FIRST);
    return own;
  }

  /** Does it, once a person gave up what they changed. */
  ask(go: () => void): void {
    if (!this.hands.onDesk()?.changed) return go();
    this.see({ leaving: go });
    this.focus('.told');
  }

  close(): void {
    const { status, most } = this.#look;
    this.forget();
    this.see({ status, most });
    this.hands.show(undefined);
    this.focus('h2');
  }

  async open(id: string, number: number): Promise<void> {
    await this.#work('opening', async (desk, isMine) => {
      const [{ account, versions }, { version, package: of }] = await Promise.all([
        readAccount(desk, id),
        readVersion(desk, { account: id, version: number }),
      ]);
      if (!isMine()) return;
      const opened = { account, versions, version, run: of.run as unknown as RunFile };
      this.see({ opened, conflict: undefined, sheet: undefined, said: '' });
      this.hands.show(of);
      this.focus('h2');
    });
  }

  /** Stores what is on the desk; `seen` is the newest version that the person knows of. */
  async store(seen: number): Promise<void> {
    const onDesk = this.hands.onDesk();
    const { opened, conflict } = this.#look;
    if (!onDesk) return;
    // Of another division, year or method it is another account, of which no version was seen.
    const known = conflict !== undefined || (opened && isOf(opened.account, onDesk.run));
    await this.#work('storing', async (desk, isMine) => {
      const of = JSON.parse(await this.hands.pack()) as GepPackage;
      const made = await storeVersion(desk, of, { seen: known ? seen : 0 }).catch(
        refused('version_mismatch'),
      );
      if (!isMine()) return;
      if (made instanceof Error) return this.#clash(desk, made, onDesk);
      const { account, versions } = await readAccount(desk, made.account);
      if (!isMine()) return;
      const stored = { account, versions, version: made, run: of.run as unknown as RunFile };
      this.see({
        opened: stored,
        conflict: undefined,
        said: this.#words.stored(made.version),
      });
      this.hands.show(of);
      this.focus('.done');
    });
  }

  /** Somebody stored a version meanwhile: what is otherwise in it than in what was opened, or in what is here. */
  async #clash(desk: Desk, { facts }: YztError, { run, profile }: OnDesk): Promise<void> {
    const { account, version } = facts as { account: string; version: number };
    const { version: theirs, package: of } = await readVersion(desk, { account, version });
    const { opened } = this.#look;
    const before = opened?.account.id === account ? opened.run : run;
    const after = of.run as unknown as RunFile;
    const lines = profile ? runChanges(before, after, profile, this.hands.locale()) : [];
    this.see({ conflict: { account, theirs, lines } });
    this.focus('.told');
  }

  press(step: GepStepId, leave: Leave): void {
    this.see({ said: '', error: undefined });
    if (leave === 'step_up') {
      const { assurance } = PERMISSIONS[GEP_STEPS[step].permission];
      void this.#work('stepping', async () => this.hands.session()?.signIn({ assurance }));
    } else if (asksReason(step)) {
      const open = this.#look.sheet?.step === step;
      this.see({ sheet: open ? undefined : { step, reason: '', missing: false } });
      this.focus(open ? `[data-step="${step}"]` : '.sheet textarea');
    } else void this.#step(step, '');
  }

  /** Does the step that a reason was typed for. */
  confirm(): void {
    const { step, reason } = this.#look.sheet!;
    if (reason.trim() !== '') return void this.#step(step, reason.trim());
    this.see({ sheet: { step, reason, missing: true } });
    this.focus('.sheet textarea');
  }

  async #step(step: GepStepId, reason: string): Promise<void> {
    const opened = this.#look.opened!;
    const { version: seen } = opened;
    await this.#work('stepping', async (desk, isMine) => {
      const done = await takeStep(desk, seen, step, reason).catch(
        refused('version_mismatch', 'transition_not_allowed'),
      );
      const { account, versions } = await readAccount(desk, seen.account);
      if (!isMine()) return;
      const version = versions.find((one) => one.version === seen.version) ?? seen;
      const t = this.#words;
      this.see({ opened: { ...opened, account, versions, version } });
      // Somebody was faster: a reason that was typed stays.
      if (done instanceof Error) {
        this.see({ said: t.moved(t.statuses[version.status as GepStatus] ?? version.status) });
      } else this.see({ said: t.stepped(t.steps[step]), sheet: undefined });
      this.focus('.done');
    });
  }

  /** One thing at a time. What goes wrong is shown; what was typed stays. */
  async #work(
    busy: NonNullable<StoredLook['busy']>,
    work: (desk: Desk, isMine: () => boolean) => Promise<unknown>,
  ): Promise<void> {
    const desk = this.hands.desk();
    if (this.#look.busy !== undefined || !desk) return;
    const turn = this.#turn;
    const isMine = () => turn === this.#turn;
    this.see({ busy, error: undefined });
    try {
      await work(desk, isMine);
    } catch (thrown) {
      const error = toYztError(thrown);
      if (isMine() && error.code !== 'aborted') this.see({ error });
    } finally {
      if (isMine()) this.see({ busy: undefined });
    }
  }

  get #words() {
    return storedStrings[this.hands.locale()];
  }

  focus(selector: string): void {
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>(`.stored ${selector}`)?.focus(),
    );
  }
}

/** Whether a run is of an account: of its division, its year and its method. */
const isOf = ({ year, division, profile }: GepAccount, run: RunFile): boolean =>
  year === run.year && division.code === divisionOf(run) && profile === profileId(run);

/** A refusal of one of these codes as a value; anything else is thrown. */
const refused =
  (...codes: readonly YztError['code'][]) =>
  (thrown: unknown): YztError => {
    const error = toYztError(thrown);
    if (!codes.includes(error.code)) throw error;
    return error;
  };
