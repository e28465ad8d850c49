import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import {
  MapHostController,
  StringsController,
  YztElement,
  type FeaturesInView,
  type ShownLayer,
} from '@yizhangtu/core';
import { classCounts, type ClassCounts } from './class-counts.ts';
import { CountController } from './count-controller.ts';
import { legendSections, type LegendSection } from './legend-model.ts';
import { legendStrings } from './legend.strings.ts';
import { legendStyles } from './legend.styles.ts';
import { swatch } from './swatch.ts';

/**
 * What the colours and signs of the layers that are on mean, the topmost first. Works on the map that
 * `for` names or that a provider holds, or on `layers` alone.
 *
 * @tagname yzt-legend
 */
export class YztLegend extends YztElement {
  static override styles = [YztElement.styles, legendStyles];

  /** The layers, the topmost first. Unset: those of the map. */
  @property({ attribute: false }) layers: readonly ShownLayer[] | undefined;

  /** What is in view of each layer, by its id, to be counted. Unset: what the map holds. */
  @property({ attribute: false }) inView: ReadonlyMap<string, FeaturesInView> | undefined;

  /** Id of the map. */
  @property({ attribute: 'for' }) htmlFor = '';

  private readonly strings = new StringsController(this, legendStrings);
  private readonly map = new MapHostController(this);
  private readonly counts = new CountController(this, () =>
    this.layers === undefined && this.inView === undefined ? this.map.host : undefined,
  );

  private countsOf({ entry }: ShownLayer): ClassCounts | undefined {
    const { inView } = this;
    if (inView === undefined) return this.counts.value.get(entry.id);
    const seen = inView.get(entry.id);
    return seen && classCounts(entry, seen);
  }

  protected override render(): TemplateResult {
    const { t, locale } = this.strings;
    const layers = this.layers ?? this.map.host?.state.layers ?? [];
    const sections = legendSections(layers, locale);
    const counts = new Map(layers.map((layer) => [layer.entry.id, this.countsOf(layer)]));
    const counted = [...counts.values()].some((each) => each !== undefined);
    return html`<section aria-label=${t.legend}>
      ${sections.length === 0 ? html`<p class="quiet">${t.empty}</p>` : nothing}
      ${sections.map((section) => this.section(section, counts.get(section.id)))}
      ${counted ? html`<p class="quiet about">${t.about}</p>` : nothing}
    </section>`;
  }

  private section(
    { title, field, lines, pictures, sample }: LegendSection,
    counts: ClassCounts | undefined,
  ): TemplateResult {
    const { t } = this.strings;
    const [first] = lines;
    const single = lines.length === 1 && first;
    const bare = pictures.length === 0 && single && single.geometry === 'raster';
    return html`<article class=${single ? 'single' : nothing}>
      <h3>
        ${single ? swatch(single) : nothing}
        <span class="title"
          >${title}${sample ? html`<span class="quiet mark">${t.sample}</span>` : nothing}</span
        >
        ${single ? this.count(counts, 0) : nothing}
      </h3>
      ${field === undefined ? nothing : html`<p class="quiet">${field}</p>`}
      ${bare ? html`<p class="quiet">${t.raster}</p>` : nothing}
      ${pictures.length === 0 ? nothing : this.pictures(title, pictures)}
      ${
        single
          ? nothing
          : html`<ul>
              ${lines.map(
                (line, at) =>
                  html`<li>
                    ${swatch(line)}<span class="label">${line.label}</span>${this.count(counts, at)}
                  </li>`,
              )}
            </ul>`
      }
    </article>`;
  }

  private count(counts: ClassCounts | undefined, at: number): TemplateResult | typeof nothing {
    const number = counts?.rows[at];
    if (counts === undefined || number === undefined) return nothing;
    const { t, locale } = this.strings;
    const said = new Intl.NumberFormat(locale).format(number);
    const words = counts.complete ? t.inView(said) : t.inViewAtLeast(said);
    return html`<span class="count"
      ><span aria-hidden="true">${counts.complete ? said : `≥ ${said}`}</span
      ><span class="sr-only">${words}</span></span
    >`;
  }

  private pictures(title: string, pictures: LegendSection['pictures']): TemplateResult {
    const { t } = this.strings;
    return html`<ul class=${pictures.length === 1 ? 'pictures one' : 'pictures'}>
      ${pictures.map(
        ({ href, label }) =>
          html`<li>
            <img src=${href} alt=${label === undefined ? t.pictureOf(title) : ''} loading="lazy" />
            ${label === undefined ? nothing : html`<span>${label}</span>`}
          </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-legend': YztLegend;
  }
}
