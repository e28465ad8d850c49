import { css, unsafeCSS, type CSSResult } from 'lit';
import { tokenCss } from './token-values.ts';

/** The tokens, for elements that do not extend `YztElement`. */
export const tokens: CSSResult = unsafeCSS(tokenCss());

/** Type and colour of the kit's own words, whatever the page around them has set. */
const OWN_TYPE: Readonly<Record<string, string>> = {
  color: 'var(--y-text)',
  'color-scheme': 'var(--y-scheme)',
  font: '400 var(--y-font-size) / var(--y-line-height) var(--y-font)',
  'font-variant-numeric': 'tabular-nums',
  'letter-spacing': 'normal',
  'line-break': 'strict',
  'overflow-wrap': 'anywhere',
  'text-align': 'start',
  'text-indent': '0',
  'text-transform': 'none',
  'white-space': 'normal',
  'word-spacing': 'normal',
};
const typeWith = (importance: string): CSSResult =>
  unsafeCSS(
    Object.entries(OWN_TYPE)
      .map(([name, value]) => `${name}:${value}${importance};`)
      .join(''),
  );
const ownType = typeWith('');

export const hostStyles: CSSResult = css`
  :host {
    display: block;
    /* What is laid out of the flow, as .sr-only is, scrolls with the element and adds nothing to the page. */
    position: relative;
    box-sizing: border-box;
    /* What a page's reset makes important for all elements would else be inherited by everything within. */
    ${typeWith('!important')}
  }
`;

/** Focus, links, buttons and icons. */
export const baseStyles: CSSResult = css`
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 3px solid var(--y-focus);
    outline-offset: 2px;
  }
  a {
    color: var(--y-accent-text);
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--y-space);
    min-width: var(--y-target);
    min-height: var(--y-target);
    margin: 0;
    padding: 0 calc(var(--y-space) * 2);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    color: var(--y-text);
    font: inherit;
    vertical-align: middle;
    cursor: pointer;
  }
  .button.main {
    min-height: var(--y-target-main);
    border-color: transparent;
    background: var(--y-accent);
    color: var(--y-on-accent);
    font-weight: 700;
  }
  .button.icon-only {
    padding: 0;
  }
  .button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  /* On paper nothing is pressed. */
  @media print {
    :is(button, summary).button {
      display: none;
    }
  }
  .icon {
    flex: none;
    width: var(--y-icon);
    height: var(--y-icon);
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .sr-only {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

export const stateStyles: CSSResult = css`
  .state {
    ${ownType}
    padding: calc(var(--y-space) * 2);
    border-radius: var(--y-radius);
    background: var(--y-surface);
  }
  .state p {
    max-width: 40em;
    margin: 0 0 var(--y-space);
  }
  .state > :last-child,
  .state > :last-child > :last-child {
    margin-bottom: 0;
  }
  .state-title {
    display: flex;
    align-items: center;
    gap: var(--y-space);
    font-weight: 600;
  }
  .state-error {
    border: 1px solid var(--y-line);
    border-inline-start: 4px solid var(--y-danger);
  }
  .state-error .state-title > .icon {
    color: var(--y-danger);
  }
  .state-denied {
    border: 1px solid var(--y-line);
  }
  .state-more {
    color: var(--y-text-muted);
  }
  .skeleton {
    display: grid;
    gap: var(--y-space);
  }
  .skeleton > span {
    height: 1em;
    border-radius: var(--y-radius-small);
    background: var(--y-surface-sunken);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .skeleton > span:last-of-type:not(:first-of-type) {
    width: 60%;
  }
  @keyframes breathe {
    to {
      background: var(--y-line);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton > span {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .skeleton > span,
    .state {
      border: 1px solid CanvasText;
    }
  }
`;
