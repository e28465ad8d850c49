import { css } from 'lit';

export const mapStyles = css`
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
    /* What the page lays over the map lies over the map's own words too. */
    isolation: isolate;
    container-type: inline-size;
    /* What is contained has no width of its own, and a table's cell would be as narrow. */
    contain-intrinsic-inline-size: min(640px, 100vw);
    min-width: 0;
  }
  .canvas {
    position: absolute;
    inset: 0;
    background: var(--y-surface-sunken);
  }
  .loading + .canvas {
    background: none;
  }
  /* The part that nothing covers: the map is fitted to it, and its own words stand in it. */
  .over {
    position: absolute;
    inset-block: var(--yzt-map-inset-top, 0px) var(--yzt-map-inset-bottom, 0px);
    inset-inline: var(--yzt-map-inset-start, 0px) var(--yzt-map-inset-end, 0px);
    z-index: 1;
    container-type: size;
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
  .foot {
    grid-area: 4 / 1;
    align-self: end;
    justify-self: start;
    display: grid;
    gap: var(--y-space);
    pointer-events: none;
  }
  .line {
    position: relative;
    width: fit-content;
    padding: 0.1em 0.5em;
    border-radius: calc(var(--y-radius-small) / 2);
    background: var(--y-surface);
    color: var(--y-text);
    font-size: var(--y-font-size-small);
    line-height: 1.5;
  }
  .line b {
    font-weight: 600;
  }
  #credits > span::before {
    content: ' · ';
  }
  .fault {
    grid-area: 3 / 1 / auto / -1;
    place-self: center;
    max-width: 32em;
    max-height: 100%;
    overflow: auto;
  }
  .loading {
    position: absolute;
    inset: 0 0 auto;
    z-index: 1;
    height: 3px;
    background: linear-gradient(90deg, transparent, var(--y-accent), transparent) 0 0 / 40% 100%
      no-repeat;
    /* A sign that comes and goes at once would only flicker. In steps: each is a frame, which the drawing waits for. */
    visibility: hidden;
    animation: slide 1.4s steps(14) 1s infinite;
    pointer-events: none;
  }
  @keyframes slide {
    from {
      visibility: visible;
      background-position: -60% 0;
    }
    to {
      visibility: visible;
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
    /* As wide as its place, it has nowhere to slide. */
    .loading {
      background-size: 100% 100%;
    }
  }
  @media print {
    .loading {
      display: none;
    }
  }
`;
