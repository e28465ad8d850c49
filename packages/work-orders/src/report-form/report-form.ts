import {
  AsyncController,
  ContextController,
  countyContext,
  errorTemplate,
  LooksController,
  MapHostController,
  SessionController,
  stateTemplate,
  StringsController,
  Epoch,
  YztElement,
  YztErrorEvent,
} from '@yizhangtu/core';
import { toYztError, type Division, type YztError } from '@yizhangtu/standard';
import type { CaseSummary, CategoryTree, NewCase } from '@yizhangtu/standard/cases.js';
import type { NearCase, ReportReceipt } from '@yizhangtu/standard/contract.js';
import type { SessionUser } from '@yizhangtu/standard/identity.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { YztCaseChooseEvent } from '../case-choose.events.ts';
import { CaseElement } from '../case-element.ts';
import { loadCalls, loadForm, type FormPart } from '../load-part.ts';
import { DraftKeeper, type DraftOwner } from './draft-keeper.ts';
import type { FormParts } from './form-steps.ts';
import { PhotoDesk } from './photo-desk.ts';
import { PlaceDesk } from './place-desk.ts';
import { YztReportArriveEvent, YztReportSubmitEvent } from './report-form.events.ts';
import { formStartStrings } from './form-start.strings.ts';
import type { ReportFormStrings } from './report-form.strings.ts';
import { reportFormStyles } from './report-form.styles.ts';
import { EMPTY_DRAFT, isTouched, type ReportDraft } from './report-draft.ts';
import type { Fault, Filler } from './report-model.ts';
import { SentReports } from './sent-reports.ts';

/**
 * Anyone reports a matter: what, where, with photos, by name or anonymously, or on behalf of a villager.
 * One page in one column; with large text one step at a time. What is filled in is kept on the device, and
 * so is what was sent until the server has it.
 *
 * @tagname yzt-report-form
 * @fires {YztReportSubmitEvent} yzt-report-submit - A person sends a report. Cancel it to send it yourself.
 * @fires {YztReportArriveEvent} yzt-report-arrive - The server has it: see `receipt`.
 * @fires {YztCaseChooseEvent} yzt-case-choose - A person finds their matter among those reported nearby.
 * @fires {YztErrorEvent} yzt-error - Something that the form needs failed.
 */
export class YztReportForm extends CaseElement {
  static override styles = [YztElement.styles, reportFormStyles];

  /** The category tree. Unset: the one of the provider's county, or the kit's to begin with. */
  @property({ attribute: false }) categories: CategoryTree | undefined;

  /** The divisions to choose a place from. Unset: those of the provider's county. */
  @property({ attribute: false }) divisions: readonly Division[] | undefined;

  /** What others reported nearby. Unset: asked of the provider's backend. */
  @property({ attribute: false }) near: readonly NearCase[] | undefined;

  /** What the server said to the last report. Set it after sending a report yourself. */
  @property({ attribute: false }) receipt: ReportReceipt | undefined;

  /** Id of the map to point on. Unset: the map under the same provider. */
  @property({ attribute: 'for' }) htmlFor = '';

  @state() private draft: ReportDraft = EMPTY_DRAFT;
  @state() private faults: readonly Fault[] = [];
  @state() private query = '';
  @state() private step = 0;
  @state() private apart = '';
  @state() private restored = false;
  @state() private trouble: YztError | undefined;
  @state() private unconnected = false;
  @state() private busy = false;
  private focusOn = '';
  private owner: DraftOwner | undefined;
  private readonly epoch = new Epoch();

  private readonly strings = new StringsController(this, formStartStrings);
  private readonly looks = new LooksController(this);
  private readonly county = new ContextController(this, countyContext);
  private readonly at = new SessionController(this, () => this.another());
  private readonly maps = new MapHostController(this);
  private readonly shape = new AsyncController(this, {
    args: () => [] as const,
    task: () => loadForm(),
  });
  private readonly tree = new AsyncController(this, {
    args: () => (this.waits ? undefined : ([this.categories, this.desk] as const)),
    task: async ([given, desk], signal) => {
      if (given) return given;
      const calls = await loadCalls();
      return desk ? calls.readCategories(desk, { signal }) : calls.SEED_CATEGORIES;
    },
    isEmpty: ({ categories }) => categories.length === 0,
  });
  private readonly units = new AsyncController(this, {
    args: () => {
      const context = this.county.value;
      return this.divisions || context ? ([this.divisions, context] as const) : undefined;
    },
    task: async ([given, context], signal) =>
      given ?? (context ? (await loadCalls()).readUnits(context, signal) : []),
  });
  private readonly nearby = new AsyncController(this, {
    args: () => this.nearArgs,
    task: async ([desk, lng, lat, category], signal) =>
      (await loadCalls()).readNearCases(desk, { lng, lat, category }, { signal }),
  });
  private readonly photos = new PhotoDesk(this, () => this.keep());
  private readonly place = new PlaceDesk(this, {
    maps: this.maps,
    units: () => this.units.value ?? [],
    prompt: () => this.words?.prompt ?? '',
    found: (found) => this.set(found),
    failed: (fault) => this.tell(fault),
  });
  private readonly drafts = new DraftKeeper(this, {
    owner: () => this.draftOwner,
    current: () => (this.isTouched ? { draft: this.draft, photos: this.photos.photos } : undefined),
    found: ({ draft, photos }) => {
      this.draft = { ...EMPTY_DRAFT, ...draft };
      this.photos.set(photos);
      this.restored = true;
    },
  });
  private readonly sent = new SentReports(this, {
    live: () => (this.at.known ? this.county.value?.live : undefined),
    receipt: () => this.receipt,
    arrive: (receipt) => {
      this.receipt = receipt;
      this.focusOn = 'received';
      void this.updateComplete.then(() => this.dispatchEvent(new YztReportArriveEvent()));
    },
    again: () => {
      this.receipt = undefined;
      this.focusOn = 'description';
    },
    mend: (report, photos) => {
      this.draft = this.shape.value?.draftOfReport(report, this.units.value ?? []) ?? this.draft;
      this.photos.set(photos);
      this.focusOn = 'description';
    },
    tell: (fault) => this.tell(fault),
  });

  /** A provider is there, and its county is not read yet. */
  private get waits(): boolean {
    const { value, provided } = this.county;
    if (this.categories || !provided) return false;
    return value === undefined || (this.desk === undefined && !this.at.alone);
  }

  private get words(): ReportFormStrings | undefined {
    return this.shape.value?.reportFormStrings[this.strings.locale];
  }

  private get desk() {
    return this.at.desk;
  }

  private get who(): SessionUser | undefined {
    const { session } = this.at;
    return this.user ?? (session?.state === 'signedIn' ? session.user : undefined);
  }

  private get isTouched(): boolean {
    return isTouched(this.draft) || this.photos.photos.length > 0 || this.photos.working;
  }

  private get draftOwner(): DraftOwner | undefined {
    const { desk } = this;
    if (!desk || !this.at.known) return undefined;
    const { client, county } = desk;
    return { backend: client.baseUrl, county, person: this.who?.id };
  }

  private get nearArgs() {
    const { desk } = this;
    const { point, category } = this.draft;
    if (this.near || !desk || !point || !category) return undefined;
    return [desk, point[0], point[1], category] as const;
  }

  /** Of the place and category for which a person said that theirs is another matter. */
  private get nearKey(): string {
    const { point, category } = this.draft;
    return `${point?.join(' ') ?? ''} ${category ?? ''}`;
  }

  private fillerOf(tree: CategoryTree): Filler {
    const units = this.units.value ?? [];
    const role = this.who?.posts.find(({ id }) => id === this.who?.post)?.role;
    const root = units.find(({ parent }) => parent === undefined)?.code;
    return {
      tree,
      county: this.county.value?.county.county.code ?? root,
      divided: units.length > 0,
      signedIn: this.who !== undefined,
      role,
    };
  }

  /** Somebody else acts: what is filled in is not theirs. A draft stays with its person until they sign out. */
  private another(): void {
    const left = this.owner;
    const { session } = this.at;
    if (left?.person && session?.state === 'signedOut')
      void this.drafts.wipe(left).catch(() => undefined);
    this.epoch.next();
    this.busy = false;
    this.clear();
    this.receipt = undefined;
    this.sent.forget();
  }

  private clear(): void {
    this.draft = EMPTY_DRAFT;
    this.faults = [];
    this.query = '';
    this.step = 0;
    this.restored = false;
    this.trouble = undefined;
    this.photos.set([]);
    this.place.clear();
  }

  private set(change: Partial<ReportDraft>): void {
    this.draft = { ...this.draft, ...change };
    this.unconnected = false;
    this.keep();
  }

  private keep(): void {
    void this.drafts.save();
  }

  private tell(thrown: unknown): void {
    const error = toYztError(thrown);
    if (this.dispatchEvent(new YztErrorEvent(error))) this.trouble = error;
  }

  private choose(category: string | undefined): void {
    this.query = '';
    this.focusOn = 'category';
    this.set({ category, kind: undefined });
  }

  private async submit(tree: CategoryTree, part: FormPart): Promise<void> {
    const { signal } = this.epoch;
    await this.photos.done;
    if (signal.aborted) return;
    const filler = this.fillerOf(tree);
    this.faults = part.faultsOf(this.draft, filler);
    if (this.faults.length > 0) {
      this.step = part.stepOf(this.faults);
      this.focusOn = 'faults';
      return;
    }
    const report = part.reportOf(this.draft, filler, Date.now());
    const { photos } = this.photos;
    if (!this.dispatchEvent(new YztReportSubmitEvent(report, photos))) return;
    await this.send(report, photos);
  }

  private async send(report: NewCase, photos: readonly Blob[]): Promise<void> {
    const county = this.county.value?.county.county.code;
    if (!county || !this.county.value?.live) {
      this.unconnected = true;
      return;
    }
    const { signal } = this.epoch;
    this.busy = true;
    this.trouble = undefined;
    try {
      await this.sent.send(county, report, photos);
      if (signal.aborted) return;
      this.focusOn = 'kept';
      this.clear();
      this.keep();
    } catch (thrown) {
      if (signal.aborted) return;
      this.tell(thrown);
    }
    this.busy = false;
  }

  private follow(found: CaseSummary): void {
    this.dispatchEvent(new YztCaseChooseEvent(found));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.owner = this.draftOwner ?? this.owner;
    this.place.mark(this.draft.point, this.words?.where ?? '');
  }

  protected override updated(): void {
    if (this.focusOn === '') return;
    const wanted = this.renderRoot.querySelector<HTMLElement>(`#${this.focusOn}`);
    if (wanted === null) return;
    this.focusOn = '';
    wanted.focus();
  }

  protected override render(): unknown {
    const { t, locale } = this.strings;
    return stateTemplate(this.shape, {
      locale,
      pending: t.loading,
      ready: (part) => this.view(part),
    });
  }

  private view(part: FormPart): unknown {
    const { t, locale } = this.strings;
    const words = { t: part.reportFormStrings[locale], locale, part };
    if (this.receipt) return this.sent.receiptView(this.receipt, words);
    return html`${this.sent.keptView(words)}${
      this.sent.shown
        ? nothing
        : stateTemplate(this.tree, {
            locale,
            pending: t.loading,
            initial: html`<div class="state skeleton">
              <span></span><span></span><span></span>
            </div>`,
            empty: t.noCategories,
            ready: (tree) => this.form(tree, part),
          })
    }`;
  }

  private form(tree: CategoryTree, part: FormPart): TemplateResult {
    const { locale } = this.strings;
    const t = part.reportFormStrings[locale];
    const filler = this.fillerOf(tree);
    const parts: FormParts = {
      t,
      locale,
      tree,
      draft: this.draft,
      faults: this.faults,
      set: (change) => this.set(change),
      setField: (name, value) => this.set({ fields: { ...this.draft.fields, [name]: value } }),
      query: this.query,
      search: (query) => (this.query = query),
      choose: (category) => this.choose(category),
      units: this.units.value ?? [],
      quest: this.place.quest,
      hasMap: this.place.hasMap,
      locate: () => void this.place.locate(),
      point: () => void this.place.point(),
      near: this.apart === this.nearKey ? [] : (this.near ?? this.nearby.value?.items ?? []),
      now: Date.now(),
      follow: (found) => this.follow(found),
      goOn: () => (this.apart = this.nearKey),
      photos: this.photos.photos,
      refused: this.photos.refused,
      working: this.photos.working,
      add: (files) => this.photos.add(files),
      remove: (at) => this.photos.remove(at),
      user: this.who,
      mayAct: part.mayAct(filler.role),
    };
    const step = this.stepwise ? this.step : undefined;
    const shown = step === undefined ? this.faults : part.faultsIn(this.faults, step);
    const goesOn = step !== undefined && step < part.LAST_STEP;
    return html`<form
      novalidate
      aria-label=${t.form}
      @submit=${(event: Event) => {
        event.preventDefault();
        if (goesOn) this.go(step, filler, part);
        else void this.submit(tree, part);
      }}
    >
      ${this.restored ? this.restoredView(t) : nothing} ${part.faultsSummary(parts, shown)}
      ${part.formContent(parts, step)}
      ${this.trouble ? errorTemplate(this.trouble, locale, undefined) : nothing}
      ${this.unconnected ? html`<p class="fault" role="alert">${t.notConnected}</p>` : nothing}
      <div class="row actions">
        ${
          step
            ? html`<button class="button" type="button" @click=${() => (this.step = step - 1)}>
                ${t.back}
              </button>`
            : nothing
        }
        <button class="button main" ?disabled=${this.busy}>
          ${this.busy ? t.keeping : goesOn ? t.next : t.send}
        </button>
      </div>
      ${this.keepNote(t)}
    </form>`;
  }

  /** One thing at a time for who reads large text. */
  private get stepwise(): boolean {
    return this.looks.value.largeText;
  }

  private go(step: number, filler: Filler, part: FormPart): void {
    this.faults = part.faultsIn(part.faultsOf(this.draft, filler), step);
    if (this.faults.length > 0) this.focusOn = 'faults';
    else this.step = step + 1;
  }

  private restoredView(t: ReportFormStrings): TemplateResult {
    const discard = () => {
      this.clear();
      this.keep();
      this.focusOn = 'description';
    };
    return html`<div class="restored">
      <p role="status">${t.restored}</p>
      <button class="button" type="button" @click=${discard}>${t.discard}</button>
    </div>`;
  }

  private keepNote(t: ReportFormStrings): unknown {
    const { kind } = this.drafts;
    if (kind === undefined || !this.isTouched) return nothing;
    return html`<p class="hint">${kind === 'device' ? t.draftKept : t.draftMemory}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-report-form': YztReportForm;
  }
}
