import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { MapHostController, StringsController, YztElement, type ShownLayer } from '@yizhangtu/core';
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

  /** Id of the map. */
  @property({ attribute: 'for' }) htmlFor = '';

  private readonly strings = new StringsController(this, legendStrings);
  private readonly map = new MapHostController(this);

  protected override render(): TemplateResult {
    const { t, locale } = this.strings;
    const sections = legendSections(this.layers ?? this.map.host?.state.layers ?? [], locale);
    return html`<section aria-label=${t.legend}>
      ${sections.length === 0 ? html`<p class="quiet">${t.empty}</p>` : nothing}
      ${sections.map((section) => this.section(section))}
    </section>`;
  }

  private section({ title, field, lines, pictures, sample }: LegendSection): TemplateResult {
    const { t } = this.strings;
    const [first] = lines;
    const single = lines.length === 1 && first;
    const bare = pictures.length === 0 && single && single.geometry === 'raster';
    return html`<article>
      <h3>
        ${single ? html`<span class="single">${swatch(single)}${title}</span>` : title}
        ${sample ? html`<span class="quiet mark">${t.sample}</span>` : nothing}
      </h3>
      ${field === undefined ? nothing : html`<p class="quiet">${field}</p>`}
      ${bare ? html`<p class="quiet">${t.raster}</p>` : nothing}
      ${pictures.length === 0 ? nothing : this.pictures(title, pictures)}
      ${
        single
          ? nothing
          : html`<ul>
              ${lines.map((line) => html`<li>${swatch(line)}<span>${line.label}</span></li>`)}
            </ul>`
      }
    </article>`;
  }

  private pictures(title: string, pictures: LegendSection['pictures']): TemplateResult {
    const { t } = this.strings;
    return html`<ul class="pictures">
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
