import {
  AsyncController,
  MapHostController,
  NewsController,
  SessionController,
  stateTemplate,
  StringsController,
  YztElement,
  type MapHost,
} from '@yizhangtu/core';
import type { Session } from '@yizhangtu/client/session.js';
import type { CaseSummary } from '@yizhangtu/standard/cases.js';
import type { CasePoints } from '@yizhangtu/standard/contract.js';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { YztCaseChooseEvent } from '../case-choose.events.ts';
import { loadDeskCalls } from '../load-desk.ts';
import { caseLayerStrings } from './case-layer.strings.ts';
import { entryOf, featureOf, newsOf, pointOf, type CaseFeature } from './layer-model.ts';

/** Degrees to which the view is rounded, so that a small move asks for nothing. */
const STEP = 0.05;

/**
 * Cases on a map, as a live layer in heaps: those that are overdue, open and dealt with. It draws nothing
 * itself, but for what is wrong; a press on a case tells the page, and the page opens it.
 *
 * @tagname yzt-case-layer
 * @fires {YztCaseChooseEvent} yzt-case-choose - A person pressed a case on the map.
 * @fires {YztErrorEvent} yzt-error - The cases did not come. Cancel it to show it yourself.
 */
export class YztCaseLayer extends YztElement {
  /** The cases, when they are not to be fetched. */
  @property({ attribute: false }) points: CasePoints | undefined;

  /** Id of the map. */
  @property({ attribute: 'for' }) htmlFor = '';

  /** Id of the case that is open: the map shows which one it is. */
  @property() selected: string | undefined;

  /** Those with this state alone. */
  @property() state: string | undefined;

  /** Those of this category, and of those below it, alone. */
  @property() category: string | undefined;

  /** Those in this division alone. */
  @property() division: string | undefined;

  /** Those that are overdue alone. */
  @property({ type: Boolean }) late = false;

  /** The data are samples, and are labelled so. */
  @property({ type: Boolean }) sample = false;

  /** Who acts. Unset: the session of the provider. */
  @property({ attribute: false }) session: Session | undefined;

  @state() private turn = 0;
  @state() private partial = false;

  private readonly layer = `~cases-${Math.random().toString(36).slice(2, 8)}`;
  private readonly features = new Map<string, CaseFeature>();
  private readonly strings = new StringsController(this, caseLayerStrings);
  private readonly map = new MapHostController(this);
  private readonly at = new SessionController(this);
  private readonly read = new AsyncController(this, {
    args: () => {
      const { points } = this;
      if (points) return [points] as const;
      const { desk, known } = this.at;
      if (!desk || !known) return undefined;
      const { state: wanted, category, division, late, turn } = this;
      const filter = JSON.stringify({
        ...(wanted ? { state: wanted } : {}),
        ...(category ? { category } : {}),
        ...(division ? { division } : {}),
        ...(late ? { late: 'true' } : {}),
        ...(this.partial && this.box ? { bbox: this.box } : {}),
      });
      return [undefined, desk, filter, turn, known.user?.post] as const;
    },
    task: async ([given, desk, filter], signal): Promise<CasePoints> => {
      if (given || !desk || filter === undefined) return given!;
      return (await loadDeskCalls()).readCasePoints(
        desk,
        JSON.parse(filter) as Record<string, string>,
        { signal },
      );
    },
  });

  private host: MapHost | undefined;
  private taken: CasePoints | undefined;
  private hit: string | undefined;
  private pointed: string | undefined;
  private frame = 0;

  constructor() {
    super();
    new NewsController(this, {
      args: () => (this.points ? undefined : ([] as const)),
      listen: (stream) => [
        stream.on('case', ({ case: matter }) => this.follow(matter)),
        stream.on('reset', () => (this.turn += 1)),
      ],
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move puts it in again at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.leave();
    });
  }

  private leave(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.host?.hideLayer(this.layer);
    this.host = undefined;
    this.pointed = undefined;
  }

  /** After the controllers have what is new, and before it is drawn. */
  protected override update(changed: PropertyValues<this>): void {
    this.takeNew();
    super.update(changed);
  }

  private takeNew(): void {
    const { value } = this.read;
    if (value !== this.taken) {
      this.taken = value;
      this.partial ||= value?.complete === false;
      this.features.clear();
      for (const point of value?.features ?? []) this.features.set(point.id, featureOf(point));
      this.pointed = undefined;
      if (value) this.showSoon();
    }
  }

  protected override updated(): void {
    const { host } = this.map;
    if (host !== this.host) {
      this.leave();
      this.host = host;
      if (host && this.taken) this.showSoon();
    }
    this.listenToMap();
    this.point();
  }

  /** A press on a case is told once, and not when the page chose it. */
  private listenToMap(): void {
    const hit = this.host?.state.hits[this.host.state.selected];
    const id = hit?.entry.id === this.layer ? String(hit.feature.id) : undefined;
    if (id === this.hit) return;
    this.hit = id;
    const feature = id === undefined ? undefined : this.features.get(id);
    if (feature === undefined || id === this.selected) return;
    this.selected = feature.id;
    this.pointed = feature.id;
    const { receipt, title, state: now } = feature.properties;
    this.dispatchEvent(new YztCaseChooseEvent({ id: feature.id, receipt, title, state: now }));
  }

  /** Shows on the map which case is open elsewhere. */
  private point(): void {
    const { host, selected, layer } = this;
    const shown = host?.state.layers.find(({ entry }) => entry.id === layer);
    const feature = selected === undefined ? undefined : this.features.get(selected);
    if (!host || !shown || !feature || this.pointed === selected) return;
    this.pointed = selected;
    this.hit = feature.id;
    host.showHits([{ entry: shown.entry, feature }]);
  }

  private follow(matter: CaseSummary): void {
    const news = newsOf(this.features.get(matter.id), pointOf(matter));
    if (news.what === 'nothing' || !this.fits(matter)) return;
    const { feature } = news;
    this.features.set(feature.id, feature);
    if (news.what === 'data') this.showSoon();
    else this.host?.setFeatureState(this.layer, feature.id, feature.properties);
  }

  /** A narrowed layer takes up what the server would: what it cannot tell, the next question does. */
  private fits({ id, state: now, category, late }: CaseSummary): boolean {
    if (this.features.has(id)) return true;
    const under = this.category === undefined || `${category}.`.startsWith(`${this.category}.`);
    return (
      under &&
      (this.state === undefined || now === this.state) &&
      (!this.late || late === true) &&
      this.division === undefined
    );
  }

  /** Many news of one moment are one drawing. */
  private showSoon(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.host?.showLayer(entryOf(this.layer, [...this.features.values()], this.sample));
    });
  }

  /** What is in view, rounded outwards: `west,south,east,north`. */
  private get box(): string | undefined {
    const bounds = this.map.host?.state.bounds;
    if (bounds === undefined) return undefined;
    const [west, south, east, north] = bounds;
    const out = (value: number, way: 1 | -1) =>
      ((way < 0 ? Math.floor(value / STEP) : Math.ceil(value / STEP)) * STEP).toFixed(2);
    return [out(west, -1), out(south, -1), out(east, 1), out(north, 1)].join(',');
  }

  protected override render(): unknown {
    const { t, locale } = this.strings;
    return stateTemplate(this.read, {
      locale,
      pending: t.pending,
      skeleton: nothing,
      ready: ({ complete }) =>
        complete ? nothing : html`<p class="state" role="status">${t.part}</p>`,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-case-layer': YztCaseLayer;
  }
}
