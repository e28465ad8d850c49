import { css } from 'lit';

/** The few rules of the engine's own style sheet that a bare map needs. */
const engineStyles = css`
  .maplibregl-map {
    overflow: hidden;
    -webkit-tap-highlight-color: transparent;
    -webkit-touch-callout: none;
  }
  .maplibregl-canvas-container,
  .maplibregl-canvas {
    position: absolute;
    inset: 0;
  }
  .maplibregl-canvas-container.maplibregl-interactive {
    cursor: grab;
    user-select: none;
    -webkit-user-select: none;
  }
  .maplibregl-canvas-container.maplibregl-interactive:active {
    cursor: grabbing;
  }
  .maplibregl-canvas-container.maplibregl-touch-zoom-rotate.maplibregl-touch-drag-pan,
  .maplibregl-canvas-container.maplibregl-touch-zoom-rotate.maplibregl-touch-drag-pan
    .maplibregl-canvas {
    touch-action: none;
  }
  .maplibregl-boxzoom {
    position: absolute;
    inset: 0 auto auto 0;
    width: 0;
    height: 0;
    border: 2px dashed var(--y-accent);
    background: rgb(255 255 255 / 40%);
  }
  .maplibregl-crosshair,
  .maplibregl-crosshair .maplibregl-interactive {
    cursor: crosshair;
  }
  .maplibregl-control-container,
  .maplibregl-cooperative-gesture-screen {
    display: none;
  }
  .maplibregl-canvas:focus-visible {
    outline: 3px solid var(--y-focus);
    outline-offset: -3px;
  }
`;

const pathStyles = css`
  .path {
    grid-area: 1 / 1 / auto / -1;
    justify-self: start;
    max-width: 100%;
  }
  .path ol {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin: 0;
    padding: 0 calc(var(--y-space) / 2);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    box-shadow: var(--y-shadow);
    list-style: none;
  }
  .path li {
    display: flex;
    align-items: center;
  }
  .path li + li::before {
    content: '';
    width: 0.4em;
    height: 0.4em;
    border: solid var(--y-text-muted);
    border-width: 2px 2px 0 0;
    transform: rotate(45deg);
  }
  .path button,
  .path b {
    display: flex;
    align-items: center;
    min-width: var(--y-target);
    min-height: var(--y-target);
    padding: 0 var(--y-space);
    border: 0;
    border-radius: var(--y-radius-small);
    background: none;
    color: var(--y-accent-text);
    font: inherit;
    cursor: pointer;
  }
  .path b {
    color: var(--y-text);
    font-weight: 600;
    cursor: default;
  }
`;

/** A table in the map's place. */
const insteadStyles = css`
  .fault.whole {
    display: flex;
    flex-direction: column;
    gap: var(--y-space);
    place-self: stretch;
    max-width: none;
  }
  .whole > .state {
    flex: none;
  }
  .instead {
    --yzt-feature-table-height: none;
    display: flex;
    flex: 1 0 16em;
    flex-direction: column;
    min-height: 0;
    overflow: hidden;
    border-radius: var(--y-radius);
    background: var(--y-surface);
  }
  .instead > * {
    flex: 1;
    min-height: 0;
  }
`;

/** Of all that comes with the engine. */
export const toolStyles = [
  pathStyles,
  insteadStyles,
  engineStyles,
  css`
    .scale {
      border: 2px solid var(--y-text);
      border-top: 0;
      background: var(--y-surface);
      color: var(--y-text);
      font-size: var(--y-font-size-small);
      line-height: 1.2;
      text-align: center;
      white-space: nowrap;
    }
    .sources {
      display: none;
    }
    /* Where it is narrow, where data come from stands behind a press. On paper nothing is pressed. */
    @media screen {
      @container (max-width: 42em) {
        .sources {
          display: inline-block;
          min-height: 24px;
          padding: 0;
          border: 0;
          background: none;
          color: var(--y-accent-text);
          font: inherit;
          text-decoration: underline;
          cursor: pointer;
          pointer-events: auto;
        }
        /* The whole line is pressed: as high as a finger, it covers no more of the map than its words. */
        .sources::after {
          position: absolute;
          inset: 0;
          content: '';
        }
        #credits {
          display: block;
        }
        #credits:not([data-open]) {
          display: none;
        }
        #credits > span:first-child::before {
          content: none;
        }
      }
    }
    .picking .canvas .maplibregl-interactive {
      cursor: crosshair;
    }
    .notices {
      grid-area: 2 / 1 / auto / -1;
      justify-self: start;
      display: grid;
      gap: var(--y-space);
      max-width: min(100%, 30em);
    }
    .notice {
      display: grid;
      grid-template-columns: auto 1fr auto;
      align-items: center;
      gap: 0 var(--y-space);
      padding-inline-start: calc(var(--y-space) * 1.5);
      border: 1px solid var(--y-danger);
      border-radius: var(--y-radius-small);
      background: var(--y-surface);
      box-shadow: var(--y-shadow);
      font-size: var(--y-font-size-small);
    }
    .notice .icon {
      color: var(--y-danger);
    }
    .notice p {
      margin: 0;
      padding-block: var(--y-space);
    }
    .notice small {
      display: block;
      color: var(--y-text-muted);
      font-size: inherit;
    }
    .notice .button {
      border: 0;
      background: none;
    }
    .notice .more {
      display: flex;
    }
    .controls {
      grid-area: 3 / 2 / -1 / auto;
      align-self: end;
      display: grid;
      gap: var(--y-space);
      justify-items: end;
    }
    .group {
      display: grid;
      overflow: hidden;
      border-radius: var(--y-radius-small);
      background: var(--y-surface);
      box-shadow: var(--y-shadow);
    }
    .group button,
    .bases summary {
      display: grid;
      place-items: center;
      width: var(--y-target);
      height: var(--y-target);
      padding: 0;
      border: 0;
      border-radius: 0;
      background: none;
      color: var(--y-text);
      cursor: pointer;
      list-style: none;
    }
    .group button:hover,
    .bases summary:hover {
      background: var(--y-surface-sunken);
    }
    .group :focus-visible,
    .bases :focus-visible {
      outline-offset: -3px;
    }
    .group button + button {
      border-top: 1px solid var(--y-line);
    }
    .group button[aria-pressed='true'] {
      background: var(--y-accent-soft);
      color: var(--y-accent-text);
    }
    .text {
      font: 700 var(--y-font-size-small) / 1 var(--y-font);
    }
    .needle {
      fill: var(--y-danger);
      stroke: none;
    }
    .needle + path {
      fill: var(--y-text-muted);
      stroke: none;
    }
    .bases {
      position: relative;
      border-radius: var(--y-radius-small);
      background: var(--y-surface);
      box-shadow: var(--y-shadow);
    }
    .bases summary {
      border-radius: var(--y-radius-small);
    }
    .bases summary::-webkit-details-marker {
      display: none;
    }
    .bases fieldset {
      position: absolute;
      inset-block-end: 0;
      inset-inline-end: calc(100% + var(--y-space));
      display: grid;
      width: max-content;
      max-width: 60vw;
      margin: 0;
      padding: var(--y-space);
      border: 0;
      border-radius: var(--y-radius);
      background: var(--y-surface);
      box-shadow: var(--y-shadow);
    }
    .bases legend {
      float: left;
      padding: 0 var(--y-space);
      color: var(--y-text-muted);
      font-size: var(--y-font-size-small);
    }
    .bases label {
      display: flex;
      align-items: center;
      gap: var(--y-space);
      min-height: var(--y-target);
      padding: 0 var(--y-space);
      border-radius: var(--y-radius-small);
      cursor: pointer;
    }
    .bases label:hover {
      background: var(--y-surface-sunken);
    }
    .bases input {
      width: 1.2em;
      height: 1.2em;
      margin: 0;
      accent-color: var(--y-accent);
    }
    .cross {
      position: absolute;
      inset: 50% auto auto 50%;
      z-index: 1;
      width: 40px;
      height: 40px;
      margin: -20px;
      pointer-events: none;
      stroke: var(--y-surface);
      stroke-width: 5;
    }
    .cross path + path {
      stroke: var(--y-accent);
      stroke-width: 2;
    }
    .ask {
      grid-area: 4 / 1 / auto / -1;
      z-index: 1;
      justify-self: center;
      display: grid;
      gap: var(--y-space);
      width: min(100%, 34em);
      padding: calc(var(--y-space) * 1.5);
      border-radius: var(--y-radius);
      background: var(--y-surface);
      box-shadow: var(--y-shadow);
    }
    .ask p {
      margin: 0;
    }
    .ask .keys {
      color: var(--y-text-muted);
      font-size: var(--y-font-size-small);
    }
    .ask div {
      display: flex;
      flex-wrap: wrap;
      gap: var(--y-space);
    }
    .ask div .button {
      flex: 1 1 auto;
    }
    .ask .note {
      min-height: calc(1em * var(--y-line-height));
      font-weight: 700;
      white-space: pre-line;
    }
    .ask .note[data-fault] {
      color: var(--y-danger);
    }
    .ask summary {
      min-height: var(--y-target);
      align-content: center;
      cursor: pointer;
    }
    .ask details div {
      padding-top: var(--y-space);
    }
    /* Little room above a sheet: there fingers zoom. */
    @media (pointer: coarse) {
      /* Keys that a phone has not: without them the middle of a low map stays in sight. */
      .ask .keys.point {
        display: none;
      }
      @container (max-width: 599px) and (max-height: 460px) {
        .zoom {
          display: none;
        }
      }
    }
    @media (forced-colors: active) {
      .path ol,
      .line,
      .group,
      .bases {
        border: 1px solid CanvasText;
      }
    }
    @media print {
      .controls,
      .notices,
      .scale {
        display: none;
      }
      /* Drawn for the screen, it is fitted to paper whole; the scale of the screen is not that of the page. */
      .maplibregl-canvas {
        width: 100% !important;
        height: 100% !important;
        object-fit: contain;
      }
    }
  `,
];
