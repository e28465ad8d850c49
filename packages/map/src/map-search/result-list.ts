import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '@yizhangtu/core';
import { matchedParts, textIn, type Locale, type Text } from '@yizhangtu/standard';
import { marked } from '../format/marked.ts';
import type { SearchBodyStrings } from './search-body.strings.ts';
import { sectionsOf, type Found, type FoundPlace, type Section } from './search-model.ts';

const ICON: Readonly<Record<Section['type'], string>> = {
  division: 'map',
  layer: 'layers',
  feature: 'pin',
  other: 'pin',
};

export interface ResultsView {
  readonly t: SearchBodyStrings;
  readonly locale: Locale;
  /** What was asked for. */
  readonly words: string;
  /** Place of the option that the keyboard is on; -1 for none. */
  readonly active: number;
  readonly busy: boolean;
  readonly choose: (found: FoundPlace) => void;
}

/** The results as options of a combobox, by kind. */
export function resultList(found: Found, view: ResultsView): TemplateResult | typeof nothing {
  const { t } = view;
  let at = 0;
  if (found.places.length === 0) return nothing;
  return html`<div role="listbox" id="results" aria-label=${t.results} aria-busy=${view.busy}>
      ${sectionsOf(found.places).map(
        ({ type, places }) =>
          html`<div role="group" aria-labelledby="of-${type}">
            <div class="section" role="presentation" id="of-${type}">${t[type]}</div>
            ${places.map((one) => option(one, at++, ICON[type], view))}
          </div>`,
      )}
    </div>
    ${found.complete ? nothing : html`<p class="hint">${t.foundMore(found.places.length)}</p>`}`;
}

function option(found: FoundPlace, index: number, sign: string, view: ResultsView): TemplateResult {
  const { place } = found;
  const { locale, words } = view;
  const say = (text: Text) => textIn(text, locale);
  const name = say(place.name);
  const kind = place.kind === undefined ? undefined : say(place.kind);
  const what = [kind, ...(place.path ?? []).map(say)];
  const about = what.filter((text) => text !== undefined && text !== '').join(' · ');
  return html`<div
    role="option"
    id="result-${index}"
    aria-selected=${index === view.active}
    @click=${() => view.choose(found)}
  >
    ${icon(sign)}
    <span class="name">${marked(name, matchedParts(name, place.pinyin, words))}</span>
    <span class="about">${about}</span>
  </div>`;
}
