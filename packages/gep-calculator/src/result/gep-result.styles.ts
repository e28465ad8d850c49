import { css } from 'lit';

export const gepResultStyles = css`
  :host {
    container-type: inline-size;
  }
  .frame {
    display: grid;
    gap: calc(var(--y-space) * 2);
    padding: calc(var(--y-space) * 2);
    border-radius: var(--y-radius);
    background: var(--y-surface);
  }
  .frame > *,
  .seen > * {
    min-width: 0;
    margin: 0;
  }
  .seen {
    display: grid;
    gap: calc(var(--y-space) * 1.5);
  }
  .sample {
    justify-self: start;
    padding: 0 var(--y-space);
    border-radius: var(--y-radius-small);
    background: var(--y-warning-soft);
    color: var(--y-warning);
    font-size: var(--y-font-size-small);
  }
  h2 {
    font-size: var(--y-font-size-title);
    line-height: 1.35;
  }
  .by {
    display: flex;
    flex-wrap: wrap;
    gap: var(--y-space);
  }
  .by [aria-pressed='true'] {
    border-color: var(--y-accent);
    background: var(--y-accent);
    color: var(--y-on-accent);
    font-weight: 700;
  }
  .choose {
    display: flex;
    flex-wrap: wrap;
    gap: var(--y-space) calc(var(--y-space) * 2);
  }
  .choose label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--y-space);
  }
  select {
    min-height: var(--y-target);
    max-width: 100%;
    padding: 0 var(--y-space);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    color: var(--y-text);
    font: inherit;
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--y-space) * 2);
    font-size: var(--y-font-size-small);
  }
  .key > span {
    display: inline-flex;
    align-items: center;
    gap: var(--y-space);
  }
  .key svg {
    width: 1.1em;
    height: 0.9em;
  }
  .picture {
    overflow: hidden;
  }
  canvas {
    display: block;
    max-width: 100%;
  }
  .note {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  summary {
    min-height: var(--y-target);
    align-content: center;
    cursor: pointer;
  }
  .scroll {
    overflow: auto;
    max-height: 32em;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  :is(th, td) {
    padding: calc(var(--y-space) / 2) var(--y-space);
    border-bottom: 1px solid var(--y-line);
    text-align: end;
    white-space: nowrap;
  }
  th:first-child {
    text-align: start;
  }
  .first tbody tr:first-child > *,
  .last tbody tr:last-child > * {
    font-weight: 700;
  }
  .issues {
    margin: 0;
    padding-inline-start: 1.4em;
  }
  @media print {
    .choose {
      display: none;
    }
    .scroll {
      overflow: visible;
      max-height: none;
    }
  }
`;
