import { errorTemplate, icon } from '@yizhangtu/core';
import { textIn, type Datum } from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import { MOST_AT_ONCE, type AddDesk, type Draft } from './add-desk.ts';
import { DATUMS } from './datum-hint.ts';
import type { Offer, OfferedLayer } from './offer.ts';
import type { OwnGeometry } from './own-data.ts';

/** Layers of a service that are listed at once; the rest is found by its name. */
const MOST_LISTED = 100;
const GEOMETRIES: readonly OwnGeometry[] = ['point', 'line', 'area'];

const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

const fault = (id: string, words: string | undefined): TemplateResult | typeof nothing =>
  words === undefined ? nothing : html`<p class="fault" id=${id} role="alert">${words}</p>`;

/** The whole of the panel. */
export function addDeskTemplate(desk: AddDesk): TemplateResult {
  const { t, draft, reading, failure, said } = desk;
  return html`<div class="desk">
    <p class="quiet">${t.note}</p>
    ${desk.map === undefined ? html`<p class="fault">${t.noMap}</p>` : nothing}
    ${draft === undefined ? entrance(desk) : drafted(desk, draft)}
    ${reading === undefined ? nothing : busy(desk)}
    ${failure === undefined ? nothing : failed(desk)}
    <p class="said" role="status">${said}</p>
    ${ownList(desk)}
  </div>`;
}

function entrance(desk: AddDesk): TemplateResult {
  const { t } = desk;
  const missing = desk.missing === 'address';
  const onFile = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    // So that choosing the same file again is heard of.
    if (file !== undefined) void desk.takeFile(file);
    input.value = '';
  };
  const onSubmit = (event: Event) => {
    event.preventDefault();
    void desk.takeAddress();
  };
  return html`<div class="drop">
      <p class="by-mouse">${t.drop}</p>
      <label class="button">
        ${icon('upload')}${t.file}
        <input class="file" type="file" aria-describedby="formats" @change=${onFile} />
      </label>
      <p class="quiet" id="formats">${t.formats}</p>
    </div>
    <form novalidate @submit=${onSubmit}>
      <label class="field" for="address">${t.or}</label>
      <div class="row">
        <input
          id="address"
          class="address"
          type="url"
          inputmode="url"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          aria-invalid=${missing}
          aria-describedby=${missing ? 'address-fault address-note' : 'address-note'}
          placeholder=${t.addressHint}
          .value=${desk.address}
          @input=${(event: Event) => desk.choose({ address: valueOf(event) })}
        />
        <button class="button" type="submit">${t.read}</button>
      </div>
      ${fault('address-fault', missing ? t.badAddress : undefined)}
      <p class="quiet" id="address-note">${t.service}</p>
    </form>`;
}

function busy({ t, reading, cancel }: AddDesk): TemplateResult {
  const progress = reading?.progress;
  return html`<div class="busy">
    <p role="status">${t.reading(reading?.name ?? '')}</p>
    <div class="row">
      <progress
        max="1"
        value=${progress ?? nothing}
        aria-label=${t.reading(reading?.name ?? '')}
      ></progress>
      ${progress === undefined ? nothing : html`<span>${t.percent(progress)}</span>`}
      <button class="button cancel" type="button" @click=${cancel}>${t.cancel}</button>
    </div>
  </div>`;
}

function failed({ failure, locale, retry }: AddDesk): unknown {
  if (failure === undefined) return nothing;
  const { issues } = failure;
  // A file stays as it is: asking again helps where the network or a service failed.
  const again = failure.retriable ? retry : undefined;
  if (issues.length === 0) return errorTemplate(failure, locale, again);
  return html`<div class="state state-error" role="alert">
    ${issues.slice(0, 3).map(
      ({ message, mend }) =>
        html`<p class="state-title">${icon('warning')}<span>${textIn(message, locale)}</span></p>
          <p>${textIn(mend, locale)}</p>`,
    )}
    ${again === undefined ? nothing : html`<button class="button" type="button" @click=${again}>${icon('refresh')}${againWord(locale)}</button>`}
  </div>`;
}

const againWord = (locale: 'zh-CN' | 'en'): string => (locale === 'en' ? 'Try again' : '重试');

function drafted(desk: AddDesk, draft: Draft): TemplateResult {
  const { t } = desk;
  const onSubmit = (event: Event) => {
    event.preventDefault();
    desk.show();
  };
  return html`<form class="draft" novalidate @submit=${onSubmit}>
    ${draft.from === 'file' ? ofFile(desk, draft) : ofService(desk, draft.offer)}
    ${desk.asksGeometry ? geometryChoice(desk) : nothing} ${datumChoice(desk, draft)}
    <div class="row end">
      <button class="button" type="button" @click=${desk.back}>${t.back}</button>
      <button class="button show" type="submit" ?disabled=${desk.map === undefined}>
        ${t.show}
      </button>
    </div>
  </form>`;
}

function ofFile(desk: AddDesk, { data }: Extract<Draft, { from: 'file' }>): TemplateResult {
  const { t, locale, missing } = desk;
  return html`<label class="field" for="name">${t.name}</label>
    <input
      id="name"
      type="text"
      maxlength="60"
      aria-invalid=${missing === 'name'}
      aria-describedby=${missing === 'name' ? 'name-fault' : nothing}
      .value=${desk.name}
      @input=${(event: Event) => desk.choose({ name: valueOf(event) })}
    />
    ${fault('name-fault', missing === 'name' ? t.nameMissing : undefined)}
    <p>${t.counts(data.parts.map(({ geometry, count }) => t.kind(geometry, count)))}</p>
    ${data.issues.map(
      ({ message, mend }) =>
        html`<p class="warn">
          ${icon('warning')}<span
            >${t.sentences([textIn(message, locale), textIn(mend, locale)])}</span
          >
        </p>`,
    )}`;
}

const matches = ({ title, path, source }: OfferedLayer, words: readonly string[]): boolean => {
  const named = source as { layer?: string; layers?: unknown; typeName?: string };
  const text = [title, ...path, named.layer, named.layers, named.typeName].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
};

function ofService(desk: AddDesk, offer: Offer): TemplateResult {
  const { t, missing } = desk;
  const words = desk.query.trim().toLowerCase().split(/\s+/);
  const found = offer.layers.filter((layer) => matches(layer, words));
  const listed = found.slice(0, MOST_LISTED);
  const wrong = missing === 'layer';
  return html`<p class="field">${offer.kind} · ${offer.title}</p>
    ${
      offer.layers.length > 8
        ? html`<input
            type="search"
            aria-label=${t.search}
            placeholder=${t.search}
            .value=${desk.query}
            @input=${(event: Event) => desk.choose({ query: valueOf(event) })}
          />`
        : nothing
    }
    <fieldset aria-invalid=${wrong} aria-describedby=${wrong ? 'layer-fault' : nothing}>
      <legend>${t.layers(offer.layers.length)}</legend>
      <div class="layers">${listed.map((layer) => layerChoice(desk, layer))}</div>
    </fieldset>
    <p class="quiet" role="status">
      ${
        offer.layers.length === 0
          ? t.noneOffered
          : found.length === 0
            ? t.none
            : found.length < offer.layers.length || listed.length < found.length
              ? t.found(listed.length, found.length)
              : nothing
      }
      ${desk.chosen.size >= MOST_AT_ONCE ? t.most(MOST_AT_ONCE) : nothing}
    </p>
    ${fault('layer-fault', wrong ? t.layerMissing : undefined)}`;
}

function layerChoice(desk: AddDesk, layer: OfferedLayer): TemplateResult {
  const { t, chosen } = desk;
  const full = chosen.size >= MOST_AT_ONCE && !chosen.has(layer.id);
  return html`<label class="choice">
    <input
      type="checkbox"
      .checked=${chosen.has(layer.id)}
      ?disabled=${!layer.shown || full}
      @change=${() => desk.toggle(layer.id)}
    />
    <span>
      ${layer.title}
      ${
        layer.path.length === 0 && layer.shown
          ? nothing
          : html`<small>${[...layer.path, ...(layer.shown ? [] : [t.cannot])].join(' · ')}</small>`
      }
    </span>
  </label>`;
}

function geometryChoice(desk: AddDesk): TemplateResult {
  const { t } = desk;
  const wrong = desk.missing === 'geometry';
  return html`<fieldset
      role="radiogroup"
      aria-invalid=${wrong}
      aria-describedby=${wrong ? 'geometry-fault' : nothing}
    >
      <legend>${t.geometry}</legend>
      <div class="row">
        ${GEOMETRIES.map(
          (geometry) =>
            html`<label class="choice">
              <input
                type="radio"
                name="geometry"
                .checked=${desk.geometry === geometry}
                @change=${() => desk.choose({ geometry })}
              /><span>${t.geometries[geometry]}</span>
            </label>`,
        )}
      </div>
    </fieldset>
    ${fault('geometry-fault', wrong ? t.geometryMissing : undefined)}`;
}

function datumChoice(desk: AddDesk, draft: Draft): TemplateResult {
  const { t } = desk;
  const wrong = desk.missing === 'datum';
  const says = draft.from === 'file' ? draft.data.says : undefined;
  const isKml = draft.from === 'file' && /\.km[lz]$/i.test(draft.data.name);
  return html`<fieldset
      role="radiogroup"
      aria-invalid=${wrong}
      aria-describedby=${wrong ? 'datum-fault datum-help' : 'datum-help'}
    >
      <legend>${t.datum}</legend>
      ${DATUMS.map((datum) => datumOption(desk, datum))}
    </fieldset>
    ${fault('datum-fault', wrong ? t.datumMissing : undefined)}
    <p class="quiet" id="datum-help">
      ${says === undefined ? nothing : isKml ? t.saysKml : t.says(t.datums[says][0])} ${t.datumHelp}
    </p>
    <div role="status">${hintWords(desk)}</div>`;
}

function datumOption(desk: AddDesk, datum: Datum): TemplateResult {
  const [name, about] = desk.t.datums[datum];
  return html`<label class="choice">
    <input
      type="radio"
      name="datum"
      .checked=${desk.datum === datum}
      @change=${() => void desk.chooseDatum(datum)}
    />
    <span>${name}<small>${about}</small></span>
  </label>`;
}

function hintWords({ t, hint, datum }: AddDesk): TemplateResult | typeof nothing {
  if (hint === undefined || datum === undefined) return nothing;
  const { off, better } = hint;
  const percent = Math.max(1, Math.round(off * 100));
  return html`<p class="warn">${icon('warning')}<span>${t.off(percent, datum, better)}</span></p>`;
}

function ownList(desk: AddDesk): TemplateResult | typeof nothing {
  const { own, t, locale } = desk;
  if (own.length === 0) return nothing;
  return html`<section class="own" aria-label=${t.own}>
    <h3>${t.own}</h3>
    <ul>
      ${own.map(({ entry, status }) => {
        const title = textIn(entry.title, locale);
        const state = { loading: t.loading, ready: t.ready, error: t.failed }[status.state];
        return html`<li>
          <span>${title}<small>${state}</small></span>
          <button
            class="button quiet-button"
            type="button"
            aria-label="${t.remove} ${title}"
            @click=${() => desk.remove(entry.id)}
          >
            ${icon('bin')}${t.remove}
          </button>
        </li>`;
      })}
    </ul>
  </section>`;
}
