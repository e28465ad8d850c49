import { feedStyles } from '@yizhangtu/core';
import { css } from 'lit';

const own = css`
  :host {
    container-type: inline-size;
  }
  .list {
    display: grid;
    gap: var(--y-space);
    padding: calc(var(--y-space) * 2);
    border-radius: var(--y-radius);
    background: var(--y-surface);
  }
  .list > * {
    min-width: 0;
    margin: 0;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: var(--y-space);
    align-items: center;
  }
  .bar > .end {
    margin-inline-start: auto;
  }
  .views {
    display: inline-flex;
    flex-wrap: wrap;
    gap: var(--y-space);
  }
  .views [aria-pressed='true'] {
    border-color: var(--y-accent);
    background: var(--y-accent);
    color: var(--y-on-accent);
    font-weight: 700;
  }
  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(9em, 100%), 1fr));
    gap: var(--y-space);
    align-items: end;
  }
  .filters > label {
    display: grid;
    font-size: var(--y-font-size-small);
  }
  .filters > .wide {
    grid-column: 1 / -1;
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: var(--y-space);
    min-height: var(--y-target);
  }
  .filters > .check {
    display: flex;
    font-size: inherit;
  }
  [type='checkbox'] {
    flex: none;
    width: var(--y-icon);
    height: var(--y-icon);
    margin: 0;
    accent-color: var(--y-accent);
  }
  .filters :is(select, [type='search']) {
    width: 100%;
    min-height: var(--y-target);
    padding: 0 var(--y-space);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    color: var(--y-text);
    font: inherit;
    font-size: var(--y-font-size);
  }
  summary.button {
    list-style: none;
  }
  summary.button::-webkit-details-marker {
    display: none;
  }
  details[open] {
    flex-basis: 100%;
  }
  details[open] > .filters {
    padding-top: var(--y-space);
  }
  .scroll {
    max-height: var(--yzt-work-order-list-height, 70vh);
    border-top: 1px solid var(--y-line);
  }
  article.row {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 var(--y-space);
    padding: calc(var(--y-space) / 2) var(--y-space);
    border-bottom: 1px solid var(--y-line);
    cursor: pointer;
  }
  article.row > .check {
    min-width: var(--y-target);
    justify-content: center;
  }
  .line {
    display: grid;
    grid-column: 2;
    gap: 0 calc(var(--y-space) * 2);
    min-width: 0;
    padding: calc(var(--y-space) / 2) 0;
  }
  .name {
    font-weight: 600;
  }
  .name[aria-current='true'] {
    color: var(--y-accent-text);
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 0.2em;
  }
  .meta,
  .due {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--y-space);
    align-items: center;
  }
  .meta {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .state {
    padding: 0;
    background: none;
    color: var(--y-accent-text);
    font-weight: 600;
  }
  .tag {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--y-space) / 2);
    padding: 0 var(--y-space);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    font-size: var(--y-font-size-small);
  }
  .tag .icon {
    width: 1em;
    height: 1em;
  }
  .warn {
    border-color: var(--y-warning);
    background: var(--y-warning-soft);
    color: var(--y-warning);
    font-weight: 600;
  }
  .over {
    border-color: var(--y-danger);
    background: var(--y-danger-soft);
    color: var(--y-danger);
    font-weight: 600;
  }
  .refused {
    color: var(--y-danger);
    font-weight: 600;
  }
  .quiet {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  @media (pointer: coarse) {
    .keys {
      display: none;
    }
  }
  @container (min-width: 46em) {
    .line {
      grid-template-columns: minmax(0, 5fr) minmax(0, 4fr) minmax(0, 3fr);
      align-items: center;
    }
    .line > p {
      grid-column: 1 / -1;
    }
    .due {
      justify-content: end;
    }
  }
`;

export const workOrderListStyles = [feedStyles, own];
