import { css } from 'lit';

export const caseStatsStyles = css`
  :host {
    container-type: inline-size;
  }
  section {
    display: grid;
    gap: calc(var(--y-space) * 2);
    padding: calc(var(--y-space) * 2);
    border-radius: var(--y-radius);
    background: var(--y-surface);
  }
  section > * {
    min-width: 0;
    margin: 0;
  }
  h2 {
    font-size: var(--y-font-size-title);
    line-height: 1.3;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9em, 1fr));
    gap: calc(var(--y-space) * 2);
  }
  dl > div {
    display: flex;
    flex-direction: column-reverse;
    justify-content: flex-end;
  }
  dt {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  dd {
    margin: 0;
    font-size: var(--y-font-size-title);
    font-weight: 700;
    line-height: 1.3;
  }
  dd > span {
    font-size: var(--y-font-size-small);
    font-weight: 400;
  }
  .over {
    color: var(--y-danger);
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
  ol {
    display: grid;
    grid-template-columns: minmax(4em, auto) 1fr auto;
    gap: calc(var(--y-space) / 2) var(--y-space);
    align-items: center;
    padding: 0;
    list-style: none;
  }
  li {
    display: contents;
  }
  svg.bar {
    display: block;
    width: 100%;
    height: 1em;
    overflow: visible;
  }
  .received {
    fill: var(--y-surface-sunken);
    stroke: var(--y-line-strong);
    stroke-width: 1px;
    vector-effect: non-scaling-stroke;
  }
  .closed {
    fill: var(--y-accent);
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--y-space) * 2);
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .key > span {
    display: inline-flex;
    align-items: center;
    gap: var(--y-space);
  }
  .key svg {
    width: 1.4em;
    height: 0.8em;
  }
  summary {
    min-height: var(--y-target);
    align-content: center;
    cursor: pointer;
  }
  .scroll {
    overflow: auto;
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
  @container (max-width: 30em) {
    dl {
      grid-template-columns: 1fr 1fr;
    }
  }
`;
