import { css } from 'lit';

export const portalStyles = css`
  :host {
    height: 100vh;
    height: 100dvh;
    min-height: 320px;
    overflow: hidden;
    background: var(--y-surface-sunken);
  }
  yzt-portal-frame {
    display: block;
    height: 100%;
  }
  [hidden] {
    display: none !important;
  }
  .frame {
    display: grid;
    height: 100%;
    color: var(--yzt-text, #17211d);
    background: var(--yzt-surface-sunken, #f3f5f3);
    font-size: var(--yzt-font-size, 16px);
  }
  .frame > * {
    min-width: 0;
    min-height: 0;
  }

  /* Tokens are read below the provider, where the county's accent is. */
  .top {
    position: relative;
    z-index: 10;
    display: flex;
    flex-wrap: wrap;
    grid-area: top;
    gap: 8px 12px;
    align-items: center;
    min-height: 56px;
    padding: 6px max(16px, env(safe-area-inset-right)) 6px max(16px, env(safe-area-inset-left));
    border-bottom: 1px solid var(--yzt-line, #d5dcd8);
    background: var(--yzt-surface, #fff);
  }
  .name {
    display: flex;
    flex: 1 1 auto;
    flex-wrap: wrap;
    gap: 2px 12px;
    align-items: center;
    min-width: 0;
  }
  h1,
  h2 {
    margin: 0;
    font-weight: 650;
    line-height: 1.3;
    text-wrap: balance;
  }
  h1 {
    font-size: var(--yzt-font-size-large, 18px);
  }
  h2 {
    flex: 1;
    font-size: var(--yzt-font-size-large, 18px);
  }
  .sample {
    margin: 0;
    padding: 0 0.6em;
    border-radius: 999px;
    background: var(--yzt-warning-soft, #fdf5e3);
    color: var(--yzt-warning, #6f4700);
    font-size: var(--yzt-font-size-small, 14px);
    white-space: nowrap;
  }
  .settings {
    display: none;
  }
  #display,
  .who {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
  }
  .choice {
    display: flex;
  }
  .top .button,
  .head .button {
    border-color: var(--yzt-line-strong, #75827b);
    background: var(--yzt-surface, #fff);
    color: inherit;
  }
  .choice button {
    min-width: var(--yzt-target, 44px);
    min-height: var(--yzt-target, 44px);
    padding: 0 0.9em;
    border: 1px solid var(--yzt-line-strong, #75827b);
    border-radius: 8px;
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: var(--yzt-font-size-small, 14px);
    white-space: nowrap;
    cursor: pointer;
  }
  .choice > button:not(:first-child) {
    border-inline-start: 0;
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }
  .choice > button:not(:last-child) {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  .choice button[aria-pressed='true'] {
    background: var(--yzt-text, #17211d);
    color: var(--yzt-surface, #fff);
    font-weight: 600;
  }
  .frame :focus-visible {
    z-index: 1;
    outline: 3px solid var(--yzt-focus, #0b57d0);
    outline-offset: 2px;
  }
  h2:focus-visible,
  .body:focus-visible {
    outline-offset: -3px;
  }

  .rail {
    grid-area: rail;
    overflow: auto;
    border-color: var(--yzt-line, #d5dcd8);
    background: var(--yzt-surface, #fff);
  }
  .rail ul {
    display: flex;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .rail button {
    display: flex;
    flex-direction: column;
    gap: 2px;
    align-items: center;
    justify-content: center;
    width: 100%;
    min-height: 64px;
    padding: 4px 6px;
    border: 0;
    background: none;
    color: var(--yzt-text-muted, #47534d);
    font: inherit;
    font-size: var(--yzt-font-size-small, 14px);
    line-height: 1.3;
    white-space: nowrap;
    cursor: pointer;
  }
  .rail button:hover {
    background: var(--yzt-surface-sunken, #f3f5f3);
  }
  .rail button[aria-current] {
    box-shadow: inset 3px 0 0 var(--yzt-accent, var(--yzt-county-light-accent, #0f6b4f));
    color: var(--yzt-accent-text, var(--yzt-county-light-accent-text, #0f6b4f));
    font-weight: 600;
  }
  .frame .rail button:focus-visible {
    outline-offset: -4px;
  }

  .panel {
    display: flex;
    flex-direction: column;
    grid-area: panel;
    border-inline-end: 1px solid var(--yzt-line, #d5dcd8);
    background: var(--yzt-surface, #fff);
  }
  .head {
    display: flex;
    flex: none;
    gap: 12px;
    align-items: center;
    padding: 6px 16px;
    border-bottom: 1px solid var(--yzt-line, #d5dcd8);
  }
  /* The panel's head names it. */
  .body yzt-inbox::part(title) {
    display: none;
  }
  .body {
    /* What stands out of the flow in a part of the page scrolls with it. */
    position: relative;
    flex: 1;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }
  details {
    border-bottom: 1px solid var(--yzt-line, #d5dcd8);
  }
  summary {
    min-height: var(--yzt-target-main, 44px);
    padding: 10px 16px;
    font-weight: 600;
    cursor: pointer;
  }
  .frame summary:focus-visible {
    outline-offset: -3px;
  }

  .ground {
    position: relative;
    grid-area: ground;
  }
  .ground > *,
  .ground ::slotted(*) {
    height: 100%;
  }
  .ground > yzt-case-layer {
    position: absolute;
    height: auto;
  }

  .desk {
    grid-template: 'top top top' auto 'rail panel ground' minmax(0, 1fr) / auto auto minmax(0, 1fr);
  }
  .desk .rail {
    width: calc(var(--yzt-font-size, 16px) * 5.25);
    border-inline-end: 1px solid var(--yzt-line, #d5dcd8);
  }
  .desk .rail ul {
    flex-direction: column;
  }
  .desk .panel {
    width: min(calc(var(--yzt-font-size, 16px) * 28), 42cqw);
  }
  .frame {
    container-type: size;
  }

  .phone {
    grid-template: 'top' auto 'ground' minmax(0, 1fr) 'rail' auto / minmax(0, 1fr);
  }
  .phone .top {
    min-height: 52px;
    padding-block: 4px;
  }
  .phone h1 {
    font-size: var(--yzt-font-size, 17px);
  }
  .phone .name {
    flex: 1 1 7em;
  }
  .phone .settings {
    display: inline-flex;
    padding: 0 10px;
  }
  .phone #display {
    order: 5;
    flex-basis: 100%;
  }
  .phone #display:not([data-open]) {
    display: none;
  }
  .phone .rail {
    padding-bottom: env(safe-area-inset-bottom);
    border-top: 1px solid var(--yzt-line, #d5dcd8);
  }
  .phone .rail li {
    flex: 1 0 auto;
    min-width: 56px;
  }
  .phone .rail button {
    min-height: 56px;
  }
  .phone .rail button[aria-current] {
    box-shadow: inset 0 3px 0 var(--yzt-accent, var(--yzt-county-light-accent, #0f6b4f));
  }
  .phone .rail {
    position: relative;
    z-index: 6;
    overflow: visible;
  }
  .rail > .over {
    position: absolute;
    right: 0;
    bottom: 100%;
    flex-direction: column;
    border: 1px solid var(--yzt-line, #d5dcd8);
    background: var(--yzt-surface, #fff);
  }
  .rail .over button {
    flex-direction: row;
    gap: 12px;
    justify-content: start;
    padding-inline: 16px 24px;
  }
  .phone .panel {
    z-index: 5;
    grid-area: ground;
    border: 0;
  }
  /* While the map asks for a place, what asked is out of the way. */
  .phone.asks .panel {
    display: none;
  }

  .wall {
    grid-template: 'top top' auto 'ground board' minmax(0, 1fr) / minmax(0, 2.2fr) minmax(0, 1fr);
  }
  .wall.bare {
    grid-template-columns: minmax(0, 1fr) 0;
  }
  .wall h1 {
    font-size: var(--yzt-font-size-title, 52px);
  }
  .board {
    display: flex;
    flex-direction: column;
    grid-area: board;
    padding: 8px 24px;
    border-inline-start: 1px solid var(--yzt-line, #d5dcd8);
    background: var(--yzt-surface, #fff);
  }
  .turns {
    flex: 1;
    min-height: 0;
    overflow: auto;
  }
  .turns h2 {
    padding: 32px 16px 0;
    font-size: var(--yzt-font-size-title, 52px);
  }
  .board > yzt-legend {
    border-top: 1px solid var(--yzt-line, #d5dcd8);
  }
  @media (forced-colors: active) {
    .rail button[aria-current] {
      border: 3px solid Highlight;
    }
  }
  /* On paper: what the open panel says in full, then the map. */
  @media print {
    :host {
      height: auto;
      overflow: visible;
    }
    yzt-portal-frame,
    .frame {
      height: auto;
      container-type: normal;
    }
    .frame {
      display: block;
    }
    .rail,
    .who,
    .frame .settings,
    .frame #display {
      display: none;
    }
    .frame .panel {
      width: auto;
      border: 0;
    }
    .body {
      overflow: visible;
    }
    .ground {
      height: 140mm;
      break-inside: avoid;
    }
  }
`;
