import { css } from 'lit';

/** A button that unfolds a panel over the page. */
export const popupStyles = css`
  :host {
    display: inline-block;
    max-width: 100%;
  }
  summary {
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary > .icon {
    transition: rotate var(--y-motion);
  }
  details[open] > summary > .icon {
    rotate: 180deg;
  }
  .panel {
    position: fixed;
    z-index: 20;
    display: grid;
    gap: calc(var(--y-space) * 1.5);
    width: min(calc(var(--y-font-size) * 22), calc(100vw - 16px));
    padding: calc(var(--y-space) * 2);
    container-type: inline-size;
    overflow: auto;
    border: 1px solid var(--y-line);
    border-radius: var(--y-radius);
    background: var(--y-surface-raised);
    box-shadow: var(--y-shadow);
  }
  .panel p,
  .panel h2 {
    margin: 0;
  }
  .panel h2 {
    font: inherit;
    font-weight: 600;
  }
  .quiet {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .panel .button {
    width: 100%;
  }
`;
