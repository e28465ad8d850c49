import {
  AsyncController,
  ContextController,
  countyContext,
  emptyTemplate,
  errorTemplate,
  NewsController,
  SessionController,
  stateTemplate,
  StringsController,
  Epoch,
  YztElement,
  type CountyContext,
} from '@yizhangtu/core';
import type { Outbox } from '@yizhangtu/client/outbox.js';
import type { Session } from '@yizhangtu/client/session.js';
import { toYztError, type YztError } from '@yizhangtu/standard';
import type { Case, CategoryTree, Unit } from '@yizhangtu/standard/cases.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ActionPanel, PanelAsk } from '../case-actions/action-panel.ts';
import { adoptStyles } from '../adopt-styles.ts';
import { loadActions, loadDeskCalls, loadPhotoStrip } from '../load-desk.ts';
import { YztCaseChangeEvent, YztCaseCommandEvent } from './case-detail.events.ts';
import type { CaseChange, changesOf } from './case-changes.ts';
import { clocksOf, newestOf } from './case-model.ts';
import {
  answerTemplate,
  changeWords,
  clockTemplate,
  factsTemplate,
  headTemplate,
  noticesTemplate,
  ordersTemplate,
  type CaseView,
} from './case-parts.ts';
import { caseDetailStrings } from './case-detail.strings.ts';
import { caseDetailStyles } from './case-detail.styles.ts';
import type { PhotoStrip } from './photo-strip.ts';

/**
 * A case: what was reported, how it stands, whom it was given to, its answer, and what the viewer may do
 * to it now, by the standard's table and what they are to it. It follows what happens elsewhere, and keeps
 * what is typed meanwhile.
 *
 * @tagname yzt-case-detail
 * @fires {YztCaseCommandEvent} yzt-case-command - A person has filled in what is to be done. Cancel it to do it yourself.
 * @fires {YztCaseChangeEvent} yzt-case-change - The case is another one than before.
 * @fires {YztErrorEvent} yzt-error - The case did not come. Cancel it to show it yourself.
 */
export class YztCaseDetail extends YztElement {
  static override styles = [YztElement.styles, caseDetailStyles];

  /** The case, when it is not to be fetched. */
  @property({ attribute: false }) case: Case | undefined;

  /** Id of the case to fetch. */
  @property({ attribute: 'case-id' }) caseId: string | undefined;

  /** The county's categories, for their names; fetched when absent. */
  @property({ attribute: false }) categories: CategoryTree | undefined;

  /** Whom it can be given to; without them the backend’s units, or else their names are typed. */
  @property({ attribute: false }) units: readonly Unit[] | undefined;

  /** Leave to act as the reporter without a session: see `findCase`. */
  @property({ attribute: false }) token: string | undefined;

  /** Who acts. Unset: the session of the provider. */
  @property({ attribute: false }) session: Session | undefined;

  @state() private newer: Case | undefined;
  @state() private changes: readonly CaseChange[] = [];
  @state() private partError: YztError | undefined;

  private readonly strings = new StringsController(this, caseDetailStrings);
  private readonly county = new ContextController<CountyContext | undefined>(this, countyContext);
  private readonly at = new SessionController(this, () => this.forget());
  private readonly read = new AsyncController(this, {
    args: () => {
      const { desk, known } = this.at;
      if (this.case !== undefined || !this.caseId || !desk || !known) return undefined;
      return [
        desk,
        this.caseId,
        this.token,
        known.user?.id,
        known.user?.post,
        known.state,
      ] as const;
    },
    task: async ([desk, id, token], signal) =>
      (await loadDeskCalls()).readCase(desk, id, { signal, token }),
  });
  private readonly tree = new AsyncController(this, {
    args: () => {
      const { desk } = this.at;
      return this.categories === undefined && desk && this.shown ? ([desk] as const) : undefined;
    },
    task: async ([desk], signal) =>
      (await loadDeskCalls()).readCategories(desk, { signal }).catch(() => undefined),
  });
  private panel: ActionPanel | undefined;
  private strip: PhotoStrip | undefined;
  private parts: typeof import('../case-actions/action-panel.ts') | undefined;
  private outbox: Outbox | undefined;
  /** The county's, of who acts. */
  private live: CountyContext['live'];
  private readonly epoch = new Epoch();
  private loading = false;

  constructor() {
    super();
    new NewsController(this, {
      args: () => {
        const id = this.shown?.id ?? this.caseId;
        return id === undefined ? undefined : ([id] as const);
      },
      listen: (stream, [id]) => [
        stream.onCase(id, (news) => {
          const version = this.shown?.version ?? -1;
          if (news.type === 'reset' || news.case.version > version) void this.refresh();
        }),
      ],
    });
  }

  /** The case as it is shown: as given or fetched, and as it has become since. */
  get shown(): Case | undefined {
    return newestOf(this.case ?? this.read.value, this.newer);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.panel?.hide();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { live } = this.county.value ?? {};
    if (live !== this.live) {
      this.leave();
      this.live = live;
    }
    if (changed.has('caseId') || (changed.has('case') && this.case?.id !== this.newer?.id)) {
      this.changes = [];
    }
  }

  protected override updated(): void {
    this.strip?.drawn();
    const { shown } = this;
    if (shown === undefined || this.loading || this.partError !== undefined) return;
    const acts = this.parts === undefined && shown.yours.length > 0;
    const pictures = this.strip === undefined && shown.photos.length > 0 && this.at.desk;
    if (acts || pictures) void this.load();
    if (this.parts === undefined || this.outbox !== undefined) return;
    const { signal } = this.epoch;
    this.openOutbox().catch((thrown: unknown) => {
      if (!signal.aborted) this.partError = toYztError(thrown);
    });
  }

  /** The parts that this case needs: what may be done to it, its photos. */
  private async load(): Promise<void> {
    const root = this.renderRoot as ShadowRoot;
    const update = () => this.requestUpdate();
    const { shown } = this;
    this.loading = true;
    this.partError = undefined;
    try {
      if (shown && shown.yours.length > 0 && this.parts === undefined) {
        this.parts = await loadActions();
        adoptStyles(root, this.parts.actionPanelStyles);
        this.panel = new this.parts.ActionPanel(root, update);
      }
      if (shown && shown.photos.length > 0 && this.strip === undefined && this.at.desk) {
        const { PhotoStrip, photoStripStyles } = await loadPhotoStrip();
        adoptStyles(root, photoStripStyles);
        this.strip = new PhotoStrip(root, update);
      }
    } catch (thrown) {
      this.partError = toYztError(thrown);
    }
    this.loading = false;
    update();
  }

  private async openOutbox(): Promise<Outbox | undefined> {
    const { live } = this;
    const { signal } = this.epoch;
    if (live === undefined || !this.isConnected) return undefined;
    const outbox = await (this.token === undefined ? live.outbox() : live.anonymousOutbox());
    if (signal.aborted) return undefined;
    if (outbox !== this.outbox) {
      this.outbox = outbox;
      outbox.addEventListener('change', () => this.requestUpdate(), { signal });
      this.requestUpdate();
    }
    return outbox;
  }

  /** Fetches the case as it is now; what changed is told. */
  private async refresh(): Promise<void> {
    const { desk } = this.at;
    const { shown, token } = this;
    const { signal } = this.epoch;
    if (desk === undefined || shown === undefined) return;
    // What fails is told by the next thing that the person does.
    const calls = await loadDeskCalls().catch(() => undefined);
    const fresh = await calls?.readCase(desk, shown.id, { token }).catch(() => undefined);
    if (calls && fresh && !signal.aborted) this.take(fresh, calls.changesOf);
  }

  private take(fresh: Case, tell?: typeof changesOf): void {
    const { shown } = this;
    if (shown === undefined || fresh.id !== shown.id || fresh.version <= shown.version) return;
    this.changes = tell?.(shown, fresh) ?? [];
    this.newer = fresh;
    this.dispatchEvent(new YztCaseChangeEvent());
  }

  /** Somebody else acts: nothing of what was typed or fetched is theirs. */
  private forget(): void {
    this.panel?.forget();
    this.strip?.forget();
    this.newer = undefined;
    this.changes = [];
    this.leave();
  }

  /** What was begun comes to nothing here; what is on its way goes on in its outbox. */
  private leave(): void {
    this.epoch.next();
    this.outbox = this.partError = undefined;
  }

  private readonly send: PanelAsk['send'] = async (command, photos, title, form) => {
    const deed = { case: this.shown!, command, photos, title, token: this.token };
    const { signal } = this.epoch;
    if (!this.dispatchEvent(new YztCaseCommandEvent(command, photos))) return 'theirs';
    const { desk } = this.at;
    const outbox = desk && (await this.openOutbox());
    if (desk === undefined || outbox === undefined) return 'unsent';
    try {
      const done = await this.parts!.sendCommand(outbox, desk, deed, form);
      if (!signal.aborted) this.take(done.case);
      return 'done';
    } catch (thrown) {
      const error = toYztError(thrown);
      if (error.code === 'version_mismatch' || error.code === 'transition_not_allowed') {
        await this.refresh();
      }
      throw error;
    }
  };

  protected override render(): unknown {
    const { t, locale } = this.strings;
    const { shown } = this;
    if (shown) return this.template(shown);
    if (!this.caseId) return emptyTemplate(t.noCase);
    return stateTemplate(this.read, {
      locale,
      initial: emptyTemplate(t.noCase),
      pending: t.loading,
      ready: (matter) => this.template(matter),
    });
  }

  private template(matter: Case): TemplateResult {
    const { t, locale } = this.strings;
    const tree = this.categories ?? this.tree.value;
    const view: CaseView = { t, locale, now: Date.now(), tree };
    const clocks = clocksOf(matter);
    const ask = this.askOf(matter);
    const words = this.changes.map((change) => changeWords(change, view));
    const panel = this.panel && ask ? this.panel : undefined;
    return html`<article aria-label=${matter.title}>
      ${headTemplate(matter, view)}
      <p class=${words.length > 0 ? 'news' : 'sr-only'} role="status">
        ${words.length > 0 ? `${t.news}${words.join(t.stop)}` : nothing}
      </p>
      ${clocks.map((each) => clockTemplate(each, view))} ${noticesTemplate(matter, view)}
      <section>
        <p class="words">${matter.description}</p>
        ${this.photos(matter)} ${factsTemplate(matter, view)}
      </section>
      ${answerTemplate(matter, view)}
      ${ordersTemplate(matter, view, (order) => (ask ? panel?.render(ask, order) : nothing))}
      ${
        matter.yours.length === 0
          ? nothing
          : html`<section aria-labelledby="act">
              <h3 id="act">${t.act}</h3>
              ${
                this.partError
                  ? errorTemplate(this.partError, locale, () => void this.load())
                  : nothing
              }
              ${ask ? panel?.render(ask) : nothing}
            </section>`
      }
    </article>`;
  }

  private photos({ photos }: Case): unknown {
    const { t, locale } = this.strings;
    const { desk } = this.at;
    if (photos.length === 0) return nothing;
    if (desk === undefined || this.strip === undefined) {
      return html`<p class="quiet">${t.photos(photos.length)}</p>`;
    }
    const { token } = this;
    return this.strip.render(photos, locale, async (hash) => {
      const bytes = await (await loadDeskCalls()).readPhoto(desk, hash, { token });
      return new Blob([bytes]);
    });
  }

  private askOf(matter: Case): PanelAsk | undefined {
    if (this.parts === undefined) return undefined;
    return {
      locale: this.strings.locale,
      case: matter,
      units: this.units ?? [],
      county: matter.county,
      desk: this.at.desk,
      outbox: this.outbox,
      token: this.token,
      send: this.send,
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-case-detail': YztCaseDetail;
  }
}
