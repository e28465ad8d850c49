import { css } from 'lit';

// Sizes, spaces and colours come from the tokens: so large text, dark and the county's accent need no more.
export const styles = css`
  table {
    width: 100%;
    border-collapse: collapse;
    background: var(--y-surface);
  }
  caption {
    padding: var(--y-space) calc(var(--y-space) * 2);
    font-size: var(--y-font-size-large);
    font-weight: 600;
    text-align: start;
  }
  th,
  td {
    padding: var(--y-space) calc(var(--y-space) * 2);
    border-top: 1px solid var(--y-line);
    text-align: start;
  }
  thead th {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  tbody th {
    font-weight: 400;
  }
  td {
    text-align: end;
  }
  thead th:last-child {
    text-align: end;
  }
  .high {
    background: var(--y-danger-soft);
  }
  b {
    color: var(--y-danger);
  }
`;
