import {
  AsyncController,
  MapHostController,
  LooksController,
  stateTemplate,
  StringsController,
  YztElement,
  YztErrorEvent,
} from '@yizhangtu/core';
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { disclosureStyles } from '../format/disclosure.styles.ts';
import type { DrawDesk } from './draw-desk.ts';
import { YztDrawingChangeEvent } from './draw.events.ts';
import { drawStrings } from './draw.strings.ts';
import { NeedController } from '../format/need-controller.ts';
import { toolShellStyles } from '../format/tool-shell.styles.ts';
import { loadDrawDesk } from './load-draw-desk.ts';
import { adoptStyles } from '../adopt-styles.ts';

/**
 * Points, lines and areas that a person draws on the map, with a list of them: named, moved to, changed,
 * removed, each step to be taken back; as GeoJSON out and in. Works on the map that `for` names or that a
 * provider holds; without a map it lists `features`.
 *
 * @tagname yzt-draw
 * @fires yzt-drawing-change - A person changed what is drawn: see `features`.
 * @fires yzt-error - A file, or what was given, cannot be read. What is drawn stays as it was.
 */
export class YztDraw extends YztElement {
  static override styles = [YztElement.styles, disclosureStyles, toolShellStyles];

  /** Id of the map. */
  @property({ attribute: 'for' }) htmlFor = '';

  private readonly strings = new StringsController(this, drawStrings);
  private readonly looks = new LooksController(this);
  private readonly map = new MapHostController(this);
  private readonly need = new NeedController(this);
  private readonly desk = new AsyncController<[], DrawDesk>(this, {
    args: () => (this.need.value ? [] : undefined),
    task: () => this.open(),
  });
  /** Features that wait for the desk. */
  private given: readonly GeoJSON.Feature[] | undefined;

  /**
   * What is drawn: features in WGS84, each with an id and a `name` among its properties. Setting it puts
   * others in their place, which can be taken back as a step. What cannot be drawn changes nothing and is
   * told by `yzt-error`.
   */
  @property({ attribute: false })
  get features(): readonly GeoJSON.Feature[] {
    return this.given ?? this.desk.value?.things ?? [];
  }
  set features(features: readonly GeoJSON.Feature[]) {
    this.given = features;
    if (features.length !== 0) this.need.begin();
    this.requestUpdate();
  }

  private async open(): Promise<DrawDesk> {
    const { DrawDesk, deskStyles, drawDeskStyles } = await loadDrawDesk();
    const root = this.renderRoot as ShadowRoot;
    adoptStyles(root, deskStyles, drawDeskStyles);
    return new DrawDesk({
      root,
      drawn: () => this.updateComplete,
      update: () => this.requestUpdate(),
      changed: () => this.dispatchEvent(new YztDrawingChangeEvent()),
      failed: (error) => !this.dispatchEvent(new YztErrorEvent(error)),
    });
  }

  protected override updated(): void {
    const desk = this.desk.value;
    if (desk === undefined) return;
    desk.follow(this.map.host);
    const { given } = this;
    this.given = undefined;
    if (given !== undefined) desk.give(given);
  }

  protected override render(): TemplateResult {
    const { t, locale } = this.strings;
    return html`<section aria-label=${t.draw} class=${this.looks.value.largeText ? 'large' : ''}>
      <h2>${t.draw}</h2>
      ${stateTemplate(this.desk, {
        locale,
        pending: t.pending,
        ready: (desk) => desk.render(locale),
      })}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-draw': YztDraw;
  }
}
