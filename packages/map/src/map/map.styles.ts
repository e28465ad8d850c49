import { css } from 'lit';

/** The few rules of the engine's own style sheet that a bare map needs. */
const engineStyles = css`
  .maplibregl-map {
    position: relative;
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

export const mapStyles = [
  engineStyles,
  css`
    :host {
      position: relative;
      min-height: 160px;
      /* Said, because the ratio would else make it of a given height. */
      width: 100%;
      height: 100%;
      /* In a container without a height of its own, such as a plain page. */
      aspect-ratio: 4 / 3;
      max-height: 100svh;
      overflow: hidden;
      container-type: inline-size;
      background: var(--y-surface-sunken);
    }
    .canvas {
      position: absolute;
      inset: 0;
    }
    .picking .canvas .maplibregl-interactive {
      cursor: crosshair;
    }
    /* The part that nothing covers: the map is fitted to it, and its own words stand in it. */
    .over {
      position: absolute;
      inset-block: 0 var(--yzt-map-inset-bottom, 0px);
      inset-inline: var(--yzt-map-inset-start, 0px) var(--yzt-map-inset-end, 0px);
      z-index: 1;
      display: grid;
      grid: auto auto 1fr auto / 1fr auto;
      gap: var(--y-space);
      padding: calc(var(--y-space) * 1.5);
      padding-block-end: var(--y-space);
      pointer-events: none;
    }
    .over > * {
      pointer-events: auto;
    }
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
    .foot {
      grid-area: 4 / 1;
      align-self: end;
      justify-self: start;
      display: grid;
      gap: calc(var(--y-space) / 2);
      pointer-events: none;
    }
    .scale {
      padding: 0 0.3em;
      border: 2px solid var(--y-text);
      border-top: 0;
      color: var(--y-text);
      font-size: calc(var(--y-font-size-small) - 2px);
      line-height: 1.2;
      text-align: center;
      text-shadow:
        0 0 3px var(--y-surface),
        0 0 3px var(--y-surface);
      white-space: nowrap;
    }
    .line {
      width: fit-content;
      margin: 0;
      padding: 0.1em 0.5em;
      border-radius: calc(var(--y-radius-small) / 2);
      background: var(--y-surface);
      color: var(--y-text);
      font-size: calc(var(--y-font-size-small) - 2px);
      line-height: 1.5;
    }
    .line b {
      font-weight: 600;
    }
    .line span + span::before,
    .line b + span::before {
      content: ' · ';
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
    .fault {
      grid-area: 3 / 1 / auto / -1;
      place-self: center;
      max-width: 32em;
    }
    .loading {
      position: absolute;
      inset: 0 0 auto;
      z-index: 1;
      height: 3px;
      background: linear-gradient(90deg, transparent, var(--y-accent), transparent) 0 0 / 40% 100%
        no-repeat;
      animation: slide 1.4s linear infinite;
      pointer-events: none;
    }
    @keyframes slide {
      from {
        background-position: -60% 0;
      }
      to {
        background-position: 160% 0;
      }
    }
    slot {
      display: contents;
    }
    @media (max-width: 599px) {
      :host {
        aspect-ratio: 3 / 4;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      .loading {
        animation: none;
        background-size: 100% 100%;
      }
    }
    @media (forced-colors: active) {
      .group,
      .bases,
      .path ol,
      .line {
        border: 1px solid CanvasText;
      }
    }
    @media print {
      .controls,
      .notices,
      .loading {
        display: none;
      }
    }
  `,
];
