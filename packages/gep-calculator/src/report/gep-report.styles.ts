import { css } from 'lit';

export const gepReportStyles = css`
  :host {
    container-type: inline-size;
  }
  article {
    padding: calc(var(--y-space) * 3);
    border-radius: var(--y-radius);
    background: var(--y-surface);
  }
  article > * {
    margin: 0 0 var(--y-space);
  }
  h1 {
    font-size: calc(var(--y-font-size-title) * 1.2);
    line-height: 1.3;
  }
  h2 {
    margin-top: calc(var(--y-space) * 3);
    font-size: var(--y-font-size-large);
    line-height: 1.4;
  }
  .warning {
    padding: var(--y-space) calc(var(--y-space) * 2);
    border-inline-start: 4px solid var(--y-warning);
    background: var(--y-warning-soft);
    color: var(--y-warning);
    font-weight: 700;
  }
  .wrong {
    padding: var(--y-space) calc(var(--y-space) * 2);
    border-inline-start: 4px solid var(--y-danger);
    background: var(--y-danger-soft);
  }
  ul {
    padding-inline-start: 1.4em;
  }
  .scroll {
    overflow: auto;
    max-height: 36em;
    border: 1px solid var(--y-line);
    border-radius: var(--y-radius-small);
  }
  caption {
    padding: calc(var(--y-space) / 2) var(--y-space);
    font-weight: 600;
    text-align: start;
  }
  .note {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--y-font-size-small);
  }
  th,
  td {
    padding: calc(var(--y-space) / 2) var(--y-space);
    border-bottom: 1px solid var(--y-line);
    text-align: start;
    vertical-align: top;
  }
  th {
    position: sticky;
    inset-block-start: 0;
    background: var(--y-surface-sunken);
    white-space: nowrap;
  }
  .number {
    text-align: end;
    white-space: nowrap;
  }
  td:first-child {
    min-width: 6em;
  }
  @media print {
    article {
      padding: 0;
    }
    h2,
    caption {
      break-after: avoid;
    }
    tr {
      break-inside: avoid;
    }
    /* A page does not scroll: tables are set as wide as it is. */
    .scroll {
      overflow: visible;
      max-height: none;
      border: 0;
    }
    table {
      font-size: 7.5pt;
    }
    th,
    td {
      padding: 2px 3px;
    }
    th {
      position: static;
      white-space: normal;
    }
  }
`;
