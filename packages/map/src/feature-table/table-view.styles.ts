import { css } from 'lit';
import { fieldStyles } from '../format/field.styles.ts';

export const tableViewStyles = css`
  ${fieldStyles}
  header {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--y-space);
    padding: calc(var(--y-space) * 1.5) calc(var(--y-space) * 1.5) var(--y-space);
  }
  h2 {
    margin: 0;
    font-size: var(--y-font-size-large);
    font-weight: 600;
    line-height: 1.35;
  }
  header select {
    width: auto;
    max-width: 100%;
    font-weight: 600;
  }
  .mark {
    padding: 0 0.4em;
    border: 1px dashed var(--y-line-strong);
    border-radius: 4px;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
    white-space: nowrap;
  }
  .bar {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--y-space) / 2) calc(var(--y-space) * 1.5);
    padding: var(--y-space) calc(var(--y-space) * 1.5);
  }
  .bar > header {
    max-width: 100%;
    padding: 0;
  }
  .bar > p {
    flex: 1 0 auto;
    max-width: 100%;
    margin: 0;
    color: var(--y-text-muted);
  }
  .sorting {
    display: none;
  }
  .scroll {
    --pad: calc(var(--y-space) * 1.25);
    --row: calc(var(--y-font-size) * 2.25);
    /* The words behind the rows are out of the flow: they scroll with them. */
    position: relative;
    flex: 0 1 auto;
    min-height: 9em;
    overflow: auto;
    border-top: 1px solid var(--y-line);
    scroll-padding-block: calc(var(--row) + var(--y-space)) var(--y-space);
  }
  .large .scroll {
    --row: var(--y-target);
  }
  @media (pointer: coarse) {
    .scroll {
      --row: var(--y-target);
    }
  }
  table {
    display: block;
    position: relative;
    width: 100%;
    min-width: var(--least);
    font-size: var(--y-font-size);
    line-height: 1.4;
  }
  thead {
    display: block;
    position: sticky;
    z-index: 2;
    inset-block-start: 0;
    background: var(--y-surface);
    border-bottom: 1px solid var(--y-line-strong);
  }
  tr {
    display: grid;
    width: 100%;
    grid-template-columns: var(--columns);
  }
  tbody tr {
    min-height: var(--row);
    background: var(--y-surface);
    cursor: pointer;
  }
  /* Of the cells: the name, which stays in its place, would cover a line of the row. */
  tbody :is(th, td) {
    border-bottom: 1px solid var(--y-line);
  }
  th,
  td {
    min-width: 0;
    text-align: start;
  }
  th {
    font-weight: 600;
  }
  td {
    padding: calc((var(--row) - 1.4em) / 2) var(--pad);
  }
  th > button {
    display: flex;
    align-items: center;
    gap: 0.3em;
    width: 100%;
    min-height: var(--row);
    margin: 0;
    padding: 0.2em var(--pad);
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  thead th > button {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  thead th[aria-sort] > button {
    color: var(--y-text);
  }
  thead .icon {
    width: 1em;
    height: 1em;
  }
  /* The name stays when the other columns are pushed aside. */
  th.name {
    position: sticky;
    z-index: 1;
    inset-inline-start: 0;
    background: inherit;
  }
  th.name .icon {
    display: none;
  }
  .number {
    text-align: end;
  }
  thead .number button {
    flex-direction: row-reverse;
    text-align: end;
  }
  :is(td, button):focus-visible {
    outline-offset: -3px;
  }
  .label {
    display: none;
    color: var(--y-text-muted);
  }
  /* One line: rows of one height can be jumped through; the card has the whole of it. */
  .value {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 1;
    overflow-wrap: anywhere;
  }
  .none,
  .more {
    color: var(--y-text-muted);
  }
  td a .icon {
    width: 1em;
    height: 1em;
    margin-inline-end: 0.3em;
    vertical-align: -0.12em;
  }
  img {
    display: inline-block;
    height: calc(var(--row) - 0.5em);
    aspect-ratio: 4 / 3;
    margin-block: -0.2em;
    border-radius: 4px;
    background: var(--y-surface-sunken);
    object-fit: cover;
    vertical-align: middle;
  }
  @media (hover: hover) {
    tbody tr:hover {
      background: var(--y-surface-sunken);
    }
  }
  tbody tr[aria-selected='true'] {
    background: var(--y-accent-soft);
  }
  tr[aria-selected='true'] > th {
    box-shadow: inset 4px 0 var(--y-accent);
  }
  tr[aria-selected='true'] :is(.none, .more, .label) {
    color: var(--y-text);
  }

  /* Narrow: a row is a card, and what sorts stands above them. */
  @container (max-width: 34em) {
    .sorting {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--y-space);
      width: 100%;
    }
    .sorting select {
      flex: 1;
      min-width: 6em;
    }
    .scroll {
      scroll-padding-block: var(--y-space);
    }
    table {
      min-width: 0;
    }
    thead {
      display: none;
    }
    tbody tr {
      grid-template-columns: 1fr;
      padding: calc(var(--y-space) * 0.5) 0 var(--y-space);
      border-bottom: 1px solid var(--y-line);
    }
    tbody :is(th, td) {
      border: 0;
    }
    th.name > button {
      justify-content: space-between;
      min-height: var(--y-target);
      font-size: var(--y-font-size-large);
    }
    th.name .icon {
      display: block;
      color: var(--y-text-muted);
    }
    td {
      display: grid;
      grid-template-columns: minmax(6em, 34%) 1fr;
      gap: calc(var(--y-space) * 1.5);
      padding-block: 0.15em;
    }
    .value {
      -webkit-line-clamp: 3;
    }
    td.number {
      text-align: start;
    }
    .label {
      display: block;
    }
    td.empty {
      display: none;
    }
  }
  @media (forced-colors: active) {
    tbody tr[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
