import { html, nothing, type TemplateResult } from 'lit';
import { errorTemplate, stateTemplate, type Standing } from '@yizhangtu/core';
import { textIn, type Locale } from '@yizhangtu/standard';
import { MOST_LAYERS } from '../layer-list/layer-order.ts';
import type { Arrival } from './go-to-place.ts';
import { resultList } from './result-list.ts';
import { searchBodyStrings } from './search-body.strings.ts';
import type { Found, FoundPlace } from './search-model.ts';

export interface PopupView {
  readonly locale: Locale;
  /** Whether the results show, and not what became of the way to one. */
  readonly open: boolean;
  /** What was asked for. */
  readonly words: string;
  /** Place of the option that the keyboard is on; -1 for none. */
  readonly active: number;
  readonly search: Standing<Found>;
  readonly going: Standing<Arrival>;
  readonly chosen: FoundPlace | undefined;
  readonly choose: (found: FoundPlace) => void;
}

/** What stands below the box: the results; or, of the way to what was chosen, what a person must know. */
export function popupContent(view: PopupView): unknown {
  return view.open ? results(view) : arrival(view);
}

function results({ locale, words, active, search, choose }: PopupView): unknown {
  const t = searchBodyStrings[locale];
  const busy = search.state === 'pending';
  return stateTemplate(search, {
    locale,
    pending: t.searching,
    empty: t.none(words),
    ready: (found) => resultList(found, { t, locale, words, active, choose, busy }),
  });
}

function arrival({ locale, chosen, going }: PopupView): TemplateResult | typeof nothing {
  if (chosen === undefined) return nothing;
  const { state, value, error, handled } = going;
  if (value === 'full' && state === 'ready') {
    const t = searchBodyStrings[locale];
    return html`<p class="limit" role="alert">${t.limit(MOST_LAYERS)}</p>`;
  }
  if (error === undefined || handled) return nothing;
  return errorTemplate(error, locale, () => going.retry());
}

/** What is told to those who do not see the list. */
export function announcement({ locale, open, search, going, chosen }: PopupView): string {
  const t = searchBodyStrings[locale];
  if (chosen !== undefined && !open) {
    const name = textIn(chosen.place.name, locale);
    if (going.state === 'pending') return t.going(name);
    if (going.state !== 'ready' || going.value === 'full') return '';
    return going.value === 'shown' ? t.shown(name) : t.gone(name);
  }
  if (!open || search.state !== 'ready' || search.value === undefined) return '';
  const { places, complete } = search.value;
  return complete ? t.found(places.length) : t.foundMore(places.length);
}
