import {
  AsyncController,
  LooksController,
  MapHostController,
  stateTemplate,
  StringsController,
  YztElement,
  YztErrorEvent,
} from '@yizhangtu/core';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { disclosureStyles } from '../format/disclosure.styles.ts';
import { loadMeasureDesk } from './load-measure-desk.ts';
import type { MeasureDesk } from './measure-desk.ts';
import { YztMeasurementChangeEvent } from './measure.events.ts';
import { measureStrings } from './measure.strings.ts';
import { NeedController } from '../format/need-controller.ts';
import { toolShellStyles } from '../format/tool-shell.styles.ts';
import type { Measurable, Measured } from './measured.ts';
import { adoptStyles } from '../adopt-styles.ts';

/**
 * Distances and areas that a person measures on the map, live while they are drawn, each segment, in
 * metres and kilometres, mu (亩), hectares and square kilometres. Works on the map that `for` names or that
 * a provider holds; without a map it measures `geometry`.
 *
 * @tagname yzt-measure
 * @fires yzt-measurement-change - A person measured, or cleared it: see `geometry` and `result`.
 * @fires yzt-error - The map cannot be drawn on, or a part did not load. The last result stays.
 */
export class YztMeasure extends YztElement {
  static override styles = [YztElement.styles, disclosureStyles, toolShellStyles];

  /** Id of the map. */
  @property({ attribute: 'for' }) htmlFor = '';

  private readonly strings = new StringsController(this, measureStrings);
  private readonly looks = new LooksController(this);
  private readonly map = new MapHostController(this);
  private readonly need = new NeedController(this);
  private readonly desk = new AsyncController<[], MeasureDesk>(this, {
    args: () => (this.need.value ? [] : undefined),
    task: () => this.open(),
  });
  /** A geometry that waits for the desk. */
  private given: { readonly geometry: Measurable | undefined } | undefined;

  /** What is measured, in WGS84 or CGCS2000; `undefined` for nothing. Setting it measures that. */
  @property({ attribute: false })
  get geometry(): Measurable | undefined {
    return this.given === undefined ? this.desk.value?.geometry : this.given.geometry;
  }
  set geometry(geometry: Measurable | undefined) {
    this.given = { geometry };
    if (geometry !== undefined) this.need.begin();
    this.requestUpdate();
  }

  /** The last result: metres and square metres on the ellipsoid. It follows `geometry` when that is measured. */
  get result(): Measured | undefined {
    return this.desk.value?.result;
  }

  private async open(): Promise<MeasureDesk> {
    const { MeasureDesk, deskStyles, measureDeskStyles } = await loadMeasureDesk();
    const root = this.renderRoot as ShadowRoot;
    adoptStyles(root, deskStyles, measureDeskStyles);
    return new MeasureDesk({
      root,
      drawn: () => this.updateComplete,
      update: () => this.requestUpdate(),
      changed: () => this.dispatchEvent(new YztMeasurementChangeEvent()),
      failed: (error) => !this.dispatchEvent(new YztErrorEvent(error)),
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const desk = this.desk.value;
    if (desk === undefined) return;
    desk.follow(this.map.host);
    const { given } = this;
    this.given = undefined;
    if (given !== undefined) void desk.give(given.geometry);
  }

  protected override render(): TemplateResult {
    const { t, locale } = this.strings;
    return html`<section aria-label=${t.measure} class=${this.looks.value.largeText ? 'large' : ''}>
      <h2>${t.measure}</h2>
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
    'yzt-measure': YztMeasure;
  }
}
