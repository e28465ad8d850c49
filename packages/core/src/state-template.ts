import type { Locale, YztError } from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import type { AsyncState } from './async-controller.ts';
import { errorWords } from './error-words.ts';
import * as PANEL_ICONS from './panel-icons.ts';
import { stateStrings } from './state.strings.ts';
import { strokeIcon } from './stroke-icon.ts';

/** The parts of an `AsyncController` that a rendering reads. */
export interface Standing<T> {
  readonly state: AsyncState;
  readonly value: T | undefined;
  readonly error: YztError | undefined;
  readonly handled: boolean;
  retry(): void;
}

export interface StateParts<T> {
  locale: Locale;
  ready: (value: T) => unknown;
  /** When nothing was asked for. Nothing when left out. */
  initial?: unknown;
  /** Said while it loads, for those who do not see the skeleton: words of the element's own. */
  pending?: string;
  /** In the shape of what is to come. Three lines when left out. */
  skeleton?: unknown;
  /** What to say, and what to do next, when the answer holds nothing. */
  empty?: unknown;
}

/**
 * The six states of a fetching element, drawn alike everywhere. While a new answer is on its way the one
 * before stays; when it fails, the error stands above it.
 */
export function stateTemplate<T>(standing: Standing<T>, parts: StateParts<T>): unknown {
  const { state, value, error } = standing;
  switch (state) {
    case 'initial':
      return parts.initial ?? nothing;
    case 'pending':
      return value === undefined ? pendingTemplate(parts) : parts.ready(value);
    case 'empty':
      return emptyTemplate(parts.empty ?? stateStrings[parts.locale].empty);
    case 'ready':
      return parts.ready(value as T);
    case 'error':
    case 'denied':
      return html`${
        standing.handled || !error
          ? nothing
          : errorTemplate(error, parts.locale, () => standing.retry())
      }${value === undefined ? nothing : parts.ready(value)}`;
  }
}

function pendingTemplate<T>({ locale, pending, skeleton }: StateParts<T>): TemplateResult {
  return html`<div role="status" aria-busy="true">
    <span class="sr-only">${pending ?? stateStrings[locale].pending}</span>
    ${skeleton ?? html`<div class="state skeleton"><span></span><span></span><span></span></div>`}
  </div>`;
}

/** A calm block for "there is nothing here", with words that say what to do next. */
export function emptyTemplate(words: unknown): TemplateResult {
  return html`<div class="state state-empty" role="status"><p>${words}</p></div>`;
}

/** What happened, what to do, and one way on; who is not allowed is not asked to try again. `details` stands between the two. */
export function errorTemplate(
  error: YztError,
  locale: Locale,
  retry: (() => void) | undefined,
  details: unknown = nothing,
): TemplateResult {
  const denied = error.code === 'denied';
  return html`<div class=${denied ? 'state state-denied' : 'state state-error'}>
    <div role="alert">
      <p class="state-title">
        ${strokeIcon(denied ? PANEL_ICONS.lock : PANEL_ICONS.warning)}<span
          >${errorWords(error, locale, 'what')}</span
        >
      </p>
      <p>${errorWords(error, locale, 'mend')}</p>
    </div>
    ${details}
    ${
      retry && !denied
        ? html`<button class="button" type="button" @click=${retry}>
            ${strokeIcon(PANEL_ICONS.refresh)}${stateStrings[locale].retry}
          </button>`
        : nothing
    }
  </div>`;
}
