import { css } from 'lit';

/** How the steps look: with them, when they come. */
export const stepStyles = css`
  section {
    display: grid;
    gap: var(--y-space);
    margin-bottom: calc(var(--y-space) * 3);
  }
  section > * {
    min-width: 0;
    margin: 0;
  }
  h3,
  h4 {
    margin: 0;
    font-size: var(--y-font-size-large);
    line-height: 1.4;
  }
  h4 {
    font-size: var(--y-font-size);
  }
  small,
  .hint,
  .unit,
  .from {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
    font-weight: 400;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  .method,
  .tick {
    display: flex;
    align-items: center;
    gap: var(--y-space);
    min-height: var(--y-target);
    padding: calc(var(--y-space) / 2) 0;
    cursor: pointer;
  }
  .method {
    align-items: flex-start;
    padding: var(--y-space);
    border-bottom: 1px solid var(--y-line);
  }
  .method:has(:disabled) {
    cursor: default;
    color: var(--y-text-muted);
  }
  .method b,
  .method small {
    display: block;
  }
  .method small > span::before {
    content: ' · ';
  }
  .warn {
    color: var(--y-warning);
  }
  .good {
    color: var(--y-success);
  }
  input[type='radio'],
  input[type='checkbox'] {
    flex: none;
    font: inherit;
    width: 1.3em;
    height: 1.3em;
    margin: 0.15em 0 0;
    accent-color: var(--y-accent);
  }
  input:not([type='radio'], [type='checkbox'], [type='file']),
  select,
  textarea {
    width: 100%;
    min-width: 0;
    min-height: var(--y-target);
    padding: 0 var(--y-space);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    color: var(--y-text);
    font: inherit;
    font-variant-numeric: tabular-nums;
  }
  textarea {
    padding: var(--y-space);
    resize: vertical;
  }
  input[type='file'] {
    max-width: 100%;
    font: inherit;
  }
  .number input {
    text-align: end;
  }
  [aria-invalid='true'] {
    border: 2px solid var(--y-danger) !important;
  }
  .number {
    display: block;
  }
  .change {
    display: block;
    text-align: end;
  }
  .fault {
    display: block;
    margin: 0;
    color: var(--y-danger);
    font-size: var(--y-font-size-small);
  }
  .words {
    display: grid;
    gap: calc(var(--y-space) / 2);
    min-width: 0;
  }
  .words > span {
    font-size: var(--y-font-size-small);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--y-space) calc(var(--y-space) * 2);
  }
  .bar .words {
    flex: 0 1 14em;
  }
  .bar .hint {
    flex: 1 1 16em;
  }
  .scroll {
    overflow: auto;
    max-height: 30em;
    border: 1px solid var(--y-line);
    border-radius: var(--y-radius-small);
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  th,
  td {
    padding: calc(var(--y-space) / 2) var(--y-space);
    border-bottom: 1px solid var(--y-line);
    text-align: end;
    vertical-align: middle;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--y-surface-sunken);
    font-size: var(--y-font-size-small);
    white-space: nowrap;
  }
  th:first-child {
    position: sticky;
    inset-inline-start: 0;
    background: var(--y-surface);
    text-align: start;
    font-weight: 600;
  }
  thead th:first-child {
    z-index: 2;
    background: var(--y-surface-sunken);
  }
  .areas th:first-child {
    min-width: 5.5em;
    max-width: 9em;
  }
  .areas td {
    min-width: 6.6em;
    padding: calc(var(--y-space) / 4);
  }
  .items th small {
    display: block;
  }
  tfoot :is(th, td) {
    border-bottom: 0;
    border-top: 2px solid var(--y-line-strong);
    font-weight: 700;
  }
  .beside {
    color: var(--y-text-muted);
  }
  .raw td {
    text-align: start;
    white-space: nowrap;
  }
  .raw td.wrong {
    background: var(--y-danger-soft);
    color: var(--y-danger);
    outline: 2px solid var(--y-danger);
    outline-offset: -2px;
  }
  .fold {
    border: 1px solid var(--y-line);
    border-radius: var(--y-radius-small);
  }
  .fold > summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--y-space) * 1.5);
    min-height: var(--y-target);
    padding: 0 calc(var(--y-space) * 1.5);
    cursor: pointer;
  }
  .fold > summary > span {
    margin-inline-start: auto;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .fold > summary::before,
  .add > summary::before {
    content: '▸';
  }
  .fold[open] > summary::before,
  .add[open] > summary::before {
    content: '▾';
  }
  .fold-body {
    display: grid;
    gap: var(--y-space);
    padding: var(--y-space) calc(var(--y-space) * 1.5);
  }
  .fold-body > * {
    min-width: 0;
    margin: 0;
  }
  .figures {
    display: grid;
    gap: var(--y-space);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .figures li {
    display: grid;
    grid-template-columns: minmax(5em, 1fr) minmax(7em, 10em) minmax(4em, auto) minmax(8em, 2fr);
    gap: calc(var(--y-space) / 2) var(--y-space);
    align-items: center;
  }
  .figures li.changed {
    padding: var(--y-space);
    border-inline-start: 4px solid var(--y-accent);
    background: var(--y-surface-sunken);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--y-space);
    font-size: var(--y-font-size-small);
  }
  .facts .number {
    width: 5.5em;
  }
  .status {
    padding: 0 0.5em;
    border: 1px solid currentcolor;
    border-radius: 1em;
    white-space: nowrap;
  }
  .status.unverified {
    color: var(--y-warning);
  }
  .status.verified {
    color: var(--y-success);
  }
  .status.missing {
    color: var(--y-danger);
  }
  .status.new {
    border-color: var(--y-accent);
    background: var(--y-accent);
    color: var(--y-on-accent);
  }
  .why {
    grid-column: 1 / -1;
    display: grid;
    grid-template-columns: 2fr 1fr auto;
    gap: var(--y-space);
    align-items: end;
  }
  .why .fault {
    grid-column: 1 / -1;
  }
  .parameter {
    display: grid;
    gap: var(--y-space);
    padding-block: calc(var(--y-space) * 1.5);
    border-bottom: 1px solid var(--y-line);
  }
  .add > summary {
    display: inline-flex;
    align-items: center;
    gap: var(--y-space);
    min-height: var(--y-target);
    color: var(--y-accent-text);
    cursor: pointer;
  }
  .switches {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(20em, 100%), 1fr));
    gap: calc(var(--y-space) * 2);
  }
  .switches small {
    display: block;
  }
  @container (max-width: 40em) {
    .figures li {
      grid-template-columns: 1fr 8em;
    }
    .figures li > :first-child {
      grid-column: 1 / -1;
      font-weight: 600;
    }
    .figures .number {
      grid-column: 1;
    }
    .figures :is(.facts, .source) {
      grid-column: 1 / -1;
    }
    .facts .number {
      grid-column: auto;
    }
    .why {
      grid-template-columns: 1fr;
    }
  }
`;
