import { css } from 'lit';

export const layerListStyles = css`
  section {
    padding: var(--y-space);
  }
  @media (hover: hover) {
    .row label:hover {
      background: var(--y-surface-sunken);
    }
  }
  .name {
    flex: 1 1 9em;
    min-width: 0;
  }
  .count {
    flex: none;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .count b {
    color: var(--y-accent-text);
    font-weight: 600;
  }

  .search {
    margin-bottom: var(--y-space);
  }
  .search input {
    width: 100%;
    min-height: var(--y-target);
    padding: 0 calc(var(--y-space) * 1.5);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    color: var(--y-text);
    font: inherit;
  }
  .search input::placeholder {
    color: var(--y-text-muted);
    opacity: 1;
  }

  .filter > summary {
    color: var(--y-accent-text);
  }
  .filter {
    margin-bottom: var(--y-space);
  }
  .shown {
    margin-bottom: var(--y-space);
    padding-bottom: var(--y-space);
    border-bottom: 1px solid var(--y-line);
  }
  .shown > summary,
  .domain > summary {
    font-weight: 600;
  }
  .domain > summary .count,
  .shown > summary .count {
    font-weight: 400;
  }
  .domain-mark {
    flex: none;
    width: calc(var(--y-icon) * 1.4);
    height: calc(var(--y-icon) * 1.4);
    fill: none;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
    forced-color-adjust: none;
  }
  .group {
    margin-inline-start: calc(var(--y-space) * 2);
  }
  .group > ul,
  .domain > ul {
    margin-inline-start: calc(var(--y-space) * 2);
  }

  .row label {
    display: grid;
    grid-template-columns: auto 1fr;
    align-content: center;
    gap: 0 calc(var(--y-space) * 1.25);
    min-height: var(--y-target);
    padding: calc(var(--y-space) / 2) var(--y-space);
    border-radius: var(--y-radius-small);
    cursor: pointer;
  }
  .row .about {
    grid-column: 2;
  }
  input[type='checkbox'] {
    flex: none;
    width: calc(var(--y-icon) * 0.9);
    height: calc(var(--y-icon) * 0.9);
    margin: 0;
    margin-block-start: 0.3em;
    accent-color: var(--y-accent);
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75em;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  time {
    display: flex;
    flex-wrap: wrap;
    gap: inherit;
  }
  time .full,
  :is(.row, summary):is(:focus-within, :focus-visible) time .ago {
    display: none;
  }
  :is(.row, summary):is(:focus-within, :focus-visible) time .full {
    display: inline;
  }
  .overdue {
    color: var(--y-warning);
    font-weight: 600;
    white-space: nowrap;
  }

  .shown-row {
    position: relative;
  }
  .shown-row summary {
    flex-wrap: wrap;
    align-content: center;
    min-height: calc(var(--y-target) + var(--y-space));
    row-gap: 0;
    padding-inline-end: calc(var(--y-target) + var(--y-space));
  }
  .shown-row summary::before {
    top: calc((var(--y-target) + var(--y-space)) / 2 - 0.35em);
  }
  .shown-row summary .name {
    flex: 1 1 100%;
  }
  .shown-row + .shown-row {
    border-top: 1px solid var(--y-line);
  }
  .shown-row > .button {
    position: absolute;
    top: calc(var(--y-space) / 2);
    inset-inline-end: 0;
  }
  .large .shown-row summary {
    padding-inline-end: calc(var(--y-target) + 4em);
  }
  .button.quiet {
    color: var(--y-text-muted);
  }
  .failure {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--y-space);
    margin: 0 0 var(--y-space);
    padding: var(--y-space);
    border-radius: var(--y-radius-small);
    background: var(--y-danger-soft);
  }
  .failure .icon {
    color: var(--y-danger);
  }
  .failure p {
    flex: 1 1 10em;
    margin: 0;
  }
  .hint,
  .limit {
    margin: 0;
    padding: var(--y-space);
    color: var(--y-text-muted);
  }
  .limit p {
    margin: 0 0 var(--y-space);
  }
  .limit {
    border-radius: var(--y-radius-small);
    background: var(--y-warning-soft);
    color: var(--y-warning);
  }
`;
