import { html, nothing, type TemplateResult } from 'lit';
import type { YztPortalFrame } from './portal-frame.ts';

const THEMES = ['light', 'dark', 'wall'] as const;
const LANGS = [
  ['zh-CN', '中文'],
  ['en', 'English'],
] as const;

/** The line at the top: whose map it is, how it looks, who acts. */
export function topTemplate(frame: YztPortalFrame): TemplateResult {
  const { t } = frame.strings;
  const sample = frame.county.value?.county.sample === true;
  const display = !frame.absent.includes('display');
  return html`<div class="top">
    <div class="name">
      ${
        frame.filled.has('title')
          ? html`<slot name="title"></slot>`
          : html`<h1>${t.title(frame.countyName)}</h1>`
      }
      ${sample ? html`<p class="sample">${t.sample}</p>` : nothing}
    </div>
    ${
      display
        ? html`<button
              class="button settings"
              type="button"
              aria-expanded=${frame.settings}
              aria-controls="display"
              @click=${() => (frame.settings = !frame.settings)}
            >
              ${t.settings}
            </button>
            ${displayTemplate(frame)}`
        : nothing
    }
    ${turnTemplate(frame)} ${whoTemplate(frame)}<slot name="actions"></slot>
  </div>`;
}

function displayTemplate(frame: YztPortalFrame): TemplateResult {
  const { t, locale } = frame.strings;
  const { theme, largeText } = frame.looks.value;
  return html`<div id="display" ?data-open=${frame.settings}>
    <div class="choice" role="group" aria-label=${t.language}>
      ${LANGS.map(
        ([lang, words]) =>
          html`<button
            type="button"
            lang=${lang}
            aria-pressed=${lang === locale}
            @click=${() => frame.choose({ lang })}
          >
            ${words}
          </button>`,
      )}
    </div>
    <div class="choice" role="group" aria-label=${t.theme}>
      ${THEMES.map(
        (name) =>
          html`<button
            type="button"
            aria-pressed=${name === theme}
            @click=${() => frame.choose({ theme: name })}
          >
            ${t[name]}
          </button>`,
      )}
    </div>
    <div class="choice">
      <button
        type="button"
        aria-pressed=${largeText}
        @click=${() => frame.choose({ largeText: !frame.large })}
      >
        ${t.large}
      </button>
    </div>
  </div>`;
}

/** Stops what turns by itself on a wall, and lets it turn again. */
function turnTemplate(frame: YztPortalFrame): TemplateResult | typeof nothing {
  if (frame.turns.length < 2) return nothing;
  return html`<div class="choice">
    <button
      type="button"
      aria-pressed=${frame.turning}
      @click=${() => (frame.turning = !frame.turning)}
    >
      ${frame.strings.t.turn}
    </button>
  </div>`;
}

function whoTemplate(frame: YztPortalFrame): unknown {
  if (!frame.api || frame.absent.includes('who')) return nothing;
  const signedIn = frame.at.known?.state === 'signedIn';
  return html`<div class="who">
    ${
      signedIn && !frame.absent.includes('inbox')
        ? html`<yzt-message-bell></yzt-message-bell>`
        : nothing
    }
    <yzt-user-menu><yzt-role-switch choice-only></yzt-role-switch></yzt-user-menu>
    <yzt-login></yzt-login>
  </div>`;
}
