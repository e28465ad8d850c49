import type { Session } from '@yizhangtu/client/session.js';
import {
  AsyncController,
  emptyTemplate,
  errorTemplate,
  saveFile,
  SessionController,
  stateTemplate,
  StringsController,
  YztElement,
} from '@yizhangtu/core';
import type { KnownProfiles, RunFile, SwitchEffect } from '@yizhangtu/gep';
import { textIn, toYztError, type YztError } from '@yizhangtu/standard';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { adoptStyles } from '../adopt-styles.ts';
import {
  loadDesk,
  loadExport,
  loadPaste,
  loadStored,
  loadWorker,
  type DeskPart,
} from '../load-parts.ts';
import type { StoredAccounts } from '../stored/stored-accounts.ts';
import type { OnDesk } from '../stored/stored-look.ts';
import type { GepCalls } from '../worker/gep-calls.ts';
import { footTemplate, headTemplate, issuesTemplate } from './calculator-parts.ts';
import { YztGepChangeEvent } from './gep-calculator.events.ts';
import { calculatorStrings, STEPS, type Step } from './gep-calculator.strings.ts';
import { calculatorStyles } from './gep-calculator.styles.ts';
import type { CalculatorDesk } from './desk.ts';
import type { StepLook, StepView, TakeAway } from './steps/step-view.ts';

/** As often as browsers need to see what is worth compiling. */
const REHEARSALS = 4;

interface Open {
  readonly part: DeskPart;
  readonly desk: CalculatorDesk;
}

/**
 * Makes an account of gross ecosystem product step by step: method, data, parameters, result. Each figure
 * shows its source and can be changed with a reason; the total follows each keystroke, and what moved it is
 * said. Tables come from a spreadsheet; what cannot be read stays as it was typed. Without `data`, whoever is
 * signed in under a provider opens the accounts that the county has stored, stores new versions of them, and
 * submits, signs, publishes and withdraws them as their post allows.
 *
 * @tagname yzt-gep-calculator
 * @fires {YztGepChangeEvent} yzt-gep-change - A person changed the account, or opened another.
 * @fires {YztErrorEvent} yzt-error - The data cannot be computed with. Cancel it to show it yourself.
 */
export class YztGepCalculator extends YztElement {
  static override styles = [YztElement.styles, calculatorStyles];

  /** What the account is computed from: a run (`yzt-gep-run/1`) or a run package. */
  @property({ attribute: false }) data: unknown;

  /** Who acts on the county's accounts. Unset: the session of the provider. */
  @property({ attribute: false }) session: Session | undefined;

  /** Methodologies to choose from, when they are not those of the kit. */
  @property({ attribute: false }) profiles: KnownProfiles | undefined;

  /** The step that is shown: `profile`, `data`, `parameters` or `result`. */
  @property({ reflect: true }) step: Step = 'parameters';

  @state() private look: StepLook | undefined;
  @state() private effects: readonly SwitchEffect[] | undefined;
  @state() private taking: string | undefined;
  /** A file or a stored version that a person opened stands for `data`. */
  @state() private opened: unknown;

  private readonly strings = new StringsController(this, calculatorStrings);
  private readonly read = new AsyncController(this, {
    args: () => {
      const value = this.opened ?? this.data;
      return value === undefined ? undefined : ([value, this.profiles] as const);
    },
    task: async ([value, profiles]): Promise<Open> => {
      const part = await loadDesk();
      adoptStyles(this.renderRoot as ShadowRoot, part.stepStyles);
      const known = profiles ?? part.KNOWN_PROFILES;
      const desk = new part.CalculatorDesk(known, runOf(value), () => this.follow());
      this.look = part.FIRST_LOOK;
      this.effects = undefined;
      this.taking = undefined;
      return { part, desk };
    },
  });
  /** The county's accounts come with the first who is signed in. Without them a file can be opened all the same. */
  private readonly stored: AsyncController<readonly ['stored'], StoredAccounts> =
    new AsyncController(this, {
      args: () => {
        const isWanted = this.data === undefined && (this.stored.value ?? this.at?.known?.user);
        return isWanted ? ['stored'] : undefined;
      },
      task: async (): Promise<StoredAccounts> => {
        const part = await loadStored();
        adoptStyles(this.renderRoot as ShadowRoot, part.storedStyles);
        return new part.StoredAccounts(this, {
          desk: () => this.at?.desk,
          session: () => (this.data === undefined ? this.at?.known : undefined),
          locale: () => this.strings.locale,
          onDesk: () => this.onDesk(),
          show: (of) => (this.opened = of),
          pack: () => this.packed(),
        });
      },
    });
  private calls: GepCalls | undefined;
  private asking: AbortController | undefined;
  private soon: ReturnType<typeof setTimeout> | undefined;
  private of: CalculatorDesk | undefined;
  private at: SessionController | undefined;

  override connectedCallback(): void {
    // Where data are given from the start, nobody is asked who is signed in.
    if (!this.hasUpdated && this.data === undefined) {
      this.at ??= new SessionController(this, () => this.forget());
    }
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move puts it in again at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.leave();
    });
  }

  private leave(): void {
    clearTimeout(this.soon);
    this.asking?.abort();
    this.calls?.close();
    this.calls = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('data')) this.opened = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const desk = this.read.value?.desk;
    const isNew = desk !== this.of;
    this.of = desk;
    if (isNew || changed.has('step')) this.compareSoon();
    if (isNew && desk) void this.rehearse(desk);
    if (isNew && desk && this.opened !== undefined) this.tellAccount(desk);
  }

  /** In pieces, so that nothing a person does waits for it. */
  private async rehearse(desk: CalculatorDesk): Promise<void> {
    for (let times = 0; times < REHEARSALS; times += 1) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (this.of !== desk || !this.isConnected) return;
      desk.rehearse();
    }
  }

  /** Somebody else acts: a version that was opened for another is put away. */
  private forget(): void {
    if (this.stored.value?.forget()) this.opened = undefined;
  }

  private onDesk(): OnDesk | undefined {
    const desk = this.read.value?.desk;
    if (!desk || this.read.state !== 'ready') return undefined;
    const { draft, reckoned, profile, open } = desk;
    return {
      run: reckoned.run?.file ?? draft.file,
      profile,
      changed: draft.file !== draft.origin || Object.keys(draft.faults).length > 0,
      complete: reckoned.run !== undefined && open.issues.length + open.reasons.length === 0,
    };
  }

  private async packed(): Promise<string> {
    const { part, desk } = this.read.value!;
    const run = part.finishedRun(desk);
    return (await this.worker()).ask('package', { run }, new AbortController().signal);
  }

  /** After each change that a person made. */
  private follow(): void {
    const open = this.read.value;
    if (!open) return;
    this.requestUpdate();
    this.tellAccount(open.desk);
    this.compareSoon();
  }

  private tellAccount(desk: CalculatorDesk): void {
    const { issues, reasons } = desk.open;
    const { reckoned } = desk;
    this.dispatchEvent(
      new YztGepChangeEvent({
        run: reckoned.run?.file ?? desk.draft.file,
        account: reckoned.account,
        complete: issues.length === 0 && reasons.length === 0 && reckoned.run !== undefined,
        issues,
      }),
    );
  }

  /** What other answers would change: after a pause, in a worker, where it is shown. */
  private compareSoon(): void {
    clearTimeout(this.soon);
    this.asking?.abort();
    if (this.step !== 'parameters' || !this.read.value) return;
    const asking = new AbortController();
    this.asking = asking;
    this.soon = setTimeout(() => void this.compare(asking.signal), 250);
  }

  private async compare(signal: AbortSignal): Promise<void> {
    const run = this.read.value?.desk.reckoned.run;
    if (!run) return;
    try {
      const calls = await this.worker();
      const effects = await calls.ask('effects', { run }, signal);
      if (!signal.aborted) this.effects = effects;
    } catch (thrown) {
      // Without a worker the switches stand without their effects; they work all the same.
      if (!signal.aborted) this.tell(toYztError(thrown));
    }
  }

  private async worker(): Promise<GepCalls> {
    const { GepCalls } = await loadWorker();
    this.calls ??= new GepCalls();
    return this.calls;
  }

  private tell(error: YztError): void {
    const { t, locale } = this.strings;
    this.taking = error.issues[0] ? textIn(error.issues[0].message, locale) : t.failed;
  }

  private async pasteRead(): Promise<void> {
    const { desk } = this.read.value!;
    const { paste } = this.look!;
    if (paste.text.trim() === '' || !desk.profile) {
      this.see({ read: undefined });
      return;
    }
    const { readPaste } = await loadPaste();
    if (this.look?.paste !== paste) return;
    this.look = { ...this.look, read: readPaste(paste, desk.profile, desk.draft.file) };
  }

  private see(change: Partial<StepLook>): void {
    this.look = { ...this.look!, ...change };
    if (!change.paste || 'read' in change) return;
    this.look = { ...this.look, said: undefined };
    void this.pasteRead().catch((thrown: unknown) => this.tell(toYztError(thrown)));
  }

  private async chooseFile(file: File): Promise<void> {
    try {
      const { textOfFile } = await loadPaste();
      const text = await textOfFile(file);
      this.see({ paste: { ...this.look!.paste, text } });
    } catch (thrown) {
      this.look = { ...this.look!, said: toYztError(thrown).issues };
    }
  }

  private async take(what: TakeAway): Promise<void> {
    const { part, desk } = this.read.value!;
    const { locale } = this.strings;
    const { t } = { t: part.stepStrings[locale] };
    this.taking = t.preparing;
    try {
      const { county, year } = part.finishedRun(desk).file;
      const name = `gep-${county}-${year}`;
      const saved = await this.save(what, name);
      this.taking = t.saved(saved);
    } catch (thrown) {
      this.tell(toYztError(thrown));
    }
  }

  private async save(what: TakeAway, name: string): Promise<string> {
    const { desk } = this.read.value!;
    if (what === 'package') {
      const text = await this.packed();
      saveFile(`${name}.json`, text, 'application/json');
      return `${name}.json`;
    }
    const { accountTable, tableCsv, tablesOf, tablesXlsx } = await loadExport();
    const account = desk.account!;
    const { locale } = this.strings;
    if (what === 'csv') {
      const csv = tableCsv(accountTable(account, locale));
      saveFile(`${name}.csv`, csv, 'text/csv;charset=utf-8');
      return `${name}.csv`;
    }
    const bytes = await tablesXlsx(tablesOf(account, locale));
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    saveFile(`${name}.xlsx`, bytes as Uint8Array<ArrayBuffer>, type);
    return `${name}.xlsx`;
  }

  /** Opens a file that a person chose. */
  private async openFile(file: File | undefined): Promise<void> {
    if (!file) return;
    try {
      this.opened = JSON.parse(await file.text()) as unknown;
    } catch {
      // What is no JSON is told as any other file that is no run.
      this.opened = { format: file.name };
    }
  }

  protected override render(): unknown {
    const { locale } = this.strings;
    const list = this.stored.value?.render();
    const isAlone = list === undefined && this.stored.state !== 'pending';
    return html`${stateTemplate(this.stored, { locale, ready: () => list })}${this.account(isAlone)}`;
  }

  private account(alone: boolean): unknown {
    const { t, locale } = this.strings;
    const { state: standing, error, handled } = this.read;
    if (standing === 'error' && error && !handled) {
      const { issues } = error;
      const details = issues.length > 0 ? issuesTemplate(t.broken, issues, t, locale) : nothing;
      return errorTemplate(error, locale, undefined, html`${details}${this.opener()}`);
    }
    return stateTemplate(this.read, {
      locale,
      initial: html`${alone ? emptyTemplate(t.initial) : nothing}${this.opener()}`,
      pending: t.pending,
      ready: (open) => (this.look ? this.frame(open, this.look) : nothing),
    });
  }

  private opener(): TemplateResult {
    return html`<label class="open"
      ><span>${this.strings.t.open}</span
      ><input
        type="file"
        accept=".json,application/json"
        @change=${({ target }: Event) => void this.openFile((target as HTMLInputElement).files?.[0])}
    /></label>`;
  }

  private frame({ part, desk }: Open, look: StepLook): TemplateResult {
    const { t, locale } = this.strings;
    const view: StepView = {
      desk,
      t: part.stepStrings[locale],
      locale,
      look,
      effects: this.effects,
      taking: this.taking,
      see: (change) => this.see(change),
      chooseFile: (file) => void this.chooseFile(file),
      take: (what) => void this.take(what),
    };
    const { issues } = desk.reckoned;
    return html`<section class="frame" aria-label=${t.title}>
      ${headTemplate(part, desk, t, locale)}
      <nav aria-label=${t.step}>
        <ol class="steps">
          ${STEPS.map(
            (each, at) =>
              html`<li>
                <button
                  class="button"
                  type="button"
                  aria-current=${each === this.step ? 'step' : nothing}
                  @click=${() => (this.step = each)}
                >
                  ${at + 1} ${t.steps[each]}
                </button>
              </li>`,
          )}
        </ol>
      </nav>
      ${issues.length === 0 ? nothing : issuesTemplate(t.missing, issues, t, locale)}
      <div class="step">${stepTemplate(part, this.step, view)}</div>
      ${footTemplate(this.step, t, (to) => (this.step = to))}
    </section>`;
  }
}

/** The run of a run package, or the run itself. */
function runOf(value: unknown): unknown {
  const of = value as { format?: unknown; run?: RunFile } | null;
  return of?.format === 'yzt-gep-package/1' ? of.run : value;
}

function stepTemplate(part: DeskPart, step: Step, view: StepView): TemplateResult {
  switch (step) {
    case 'profile':
      return part.profileStep(view);
    case 'data':
      return part.dataStep(view);
    case 'result':
      return part.resultStep(view);
    default:
      return part.parametersStep(view);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-gep-calculator': YztGepCalculator;
  }
}
