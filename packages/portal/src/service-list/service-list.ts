import {
  ContextController,
  countyContext,
  emptyTemplate,
  icon,
  PANEL_ICONS,
  StringsController,
  strokeIcon,
  YztElement,
} from '@yizhangtu/core';
import {
  domainsOf,
  isServiceHref,
  textIn,
  type Domain,
  type PublicService,
  type ServiceLink,
} from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { YztServiceChooseEvent } from './service-list.events.ts';
import { serviceListStrings } from './service-list.strings.ts';
import { serviceListStyles } from './service-list.styles.ts';
import {
  findServices,
  groupServices,
  isPage,
  linkKind,
  phoneNumber,
  type ServiceGroup,
} from './service-model.ts';

/** From so many services on there is a search. */
const SEARCHED = 6;

/**
 * The public services of a county by domain, with a search: the one entrance (一端). A press leads to the page,
 * the app or the telephone number where the service is used.
 *
 * @tagname yzt-service-list
 * @fires {YztServiceChooseEvent} yzt-service-choose - A person follows a link: see `service` and `link`. Cancel it to go there yourself.
 */
export class YztServiceList extends YztElement {
  static override styles = [YztElement.styles, serviceListStyles];

  /** The services. Unset: those of the provider's county. */
  @property({ attribute: false }) services: readonly PublicService[] | undefined;

  /** The domains that they are grouped by. Unset: those of the provider's county. */
  @property({ attribute: false }) domains: readonly Domain[] | undefined;

  @state() private query = '';

  private readonly strings = new StringsController(this, serviceListStrings);
  private readonly county = new ContextController(this, countyContext);

  private get held(): readonly PublicService[] | undefined {
    const { value } = this.county;
    return this.services ?? (value && (value.county.services?.list ?? []));
  }

  private get groupedBy(): readonly Domain[] {
    const { value } = this.county;
    return this.domains ?? (value ? domainsOf(value.county.domains) : []);
  }

  /** Arrows lead from service to service, and from the search to the first. */
  private readonly onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const stops = [
      ...this.renderRoot.querySelectorAll<HTMLElement>('input, .links li:first-child a'),
    ];
    const from = (event.target as Element).closest('.service')?.querySelector('a');
    const at = stops.indexOf((from ?? event.target) as HTMLElement);
    const next = stops[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  private follow(event: Event, service: PublicService, link: ServiceLink): void {
    if (!this.dispatchEvent(new YztServiceChooseEvent(service, link))) event.preventDefault();
  }

  protected override render(): TemplateResult {
    const { t } = this.strings;
    const { held, query } = this;
    if (held === undefined) {
      if (!this.county.provided) return emptyTemplate(t.none);
      return html`<div role="status" aria-busy="true">
        <span class="sr-only">${t.loading}</span>
        <div class="state skeleton"><span></span><span></span><span></span></div>
      </div>`;
    }
    if (held.length === 0) return emptyTemplate(t.none);
    const found = findServices(held, query);
    return html`<div class="list" role="group" aria-label=${t.label} @keydown=${this.onKey}>
      ${held.length < SEARCHED ? nothing : this.searchTemplate(found.length)}
      ${repeat(
        groupServices(found, this.groupedBy),
        ({ domain }) => domain?.id,
        (group) => this.groupTemplate(group),
      )}
    </div>`;
  }

  private searchTemplate(count: number): TemplateResult {
    const { t } = this.strings;
    return html`<div>
      <input
        type="search"
        aria-label=${t.search}
        placeholder=${t.placeholder}
        .value=${this.query}
        @input=${(event: Event) => (this.query = (event.target as HTMLInputElement).value)}
      />
      <p class=${count === 0 ? 'nothing' : 'count'} role="status">
        ${count === 0 ? t.nothing(this.query.trim()) : t.found(count)}
      </p>
    </div>`;
  }

  private groupTemplate({ domain, services }: ServiceGroup): TemplateResult {
    const { t, locale } = this.strings;
    const id = `group-${domain?.id ?? ''}`;
    return html`<section class="group" aria-labelledby=${id}>
      <h3 id=${id}>
        ${icon(domain?.icon ?? 'list')}${domain ? textIn(domain.name, locale) : t.others}
      </h3>
      <ul class="services">
        ${repeat(
          services,
          (service) => service.id,
          (service) => this.serviceTemplate(service),
        )}
      </ul>
    </section>`;
  }

  private serviceTemplate(service: PublicService): TemplateResult {
    const { t, locale } = this.strings;
    const { title, summary, owner, sample } = service;
    return html`<li class="service">
      ${icon(service.icon)}
      <div>
        <h4>
          ${textIn(title, locale)}
          ${sample ? html`<span class="sample">${t.sample}</span>` : nothing}
        </h4>
        ${summary === undefined ? nothing : html`<p>${textIn(summary, locale)}</p>`}
        <p class="owner">${t.owner} ${textIn(owner, locale)}</p>
      </div>
      <ul class="links" aria-label=${t.ways}>
        ${service.links.map((link) => html`<li>${this.linkTemplate(service, link)}</li>`)}
      </ul>
    </li>`;
  }

  private linkTemplate(service: PublicService, link: ServiceLink): TemplateResult {
    const { t, locale } = this.strings;
    // Services may be given by a page, which no schema has passed.
    if (!isServiceHref(link.href)) return html`<span class="refused">${t.refused}</span>`;
    const kind = linkKind(link);
    const words =
      link.title !== undefined
        ? textIn(link.title, locale)
        : kind === 'phone'
          ? `${t.kinds.phone} ${phoneNumber(link)}`
          : t.kinds[kind];
    const page = isPage(link);
    return html`<a
      class="button"
      href=${link.href}
      target=${page ? '_blank' : nothing}
      rel=${page ? 'noopener noreferrer' : nothing}
      @click=${(event: Event) => this.follow(event, service, link)}
      >${strokeIcon(PANEL_ICONS[kind === 'phone' ? 'phone' : 'link'])}<span
        ><span class="sr-only">${textIn(service.title, locale)} </span>${words}${
          page ? html`<span class="sr-only">${t.newWindow}</span>` : nothing
        }</span
      ></a
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-service-list': YztServiceList;
  }
}
