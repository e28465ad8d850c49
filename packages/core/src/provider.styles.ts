import { css } from 'lit';

export const providerStyles = css`
  /* No box of its own: the page lays its content out as if the provider were not there. */
  :host {
    display: contents;
  }
  :host([hidden]) {
    display: none;
  }
  .issues {
    display: grid;
    gap: var(--y-space);
    max-height: 50vh;
    margin: 0 0 calc(var(--y-space) * 2);
    padding: 0;
    overflow: auto;
    list-style: none;
  }
  .issues > li {
    padding: var(--y-space) calc(var(--y-space) * 1.5);
    border-radius: var(--y-radius-small);
    background: var(--y-surface-sunken);
  }
  .issues p {
    margin: 0;
  }
  code {
    font-family: ui-monospace, Consolas, monospace;
    font-size: 0.9em;
  }
`;
