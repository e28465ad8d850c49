import { css } from 'lit';

export const personStyles = css`
  section {
    display: grid;
    gap: calc(var(--y-space) * 1.5);
    padding: calc(var(--y-space) * 2);
    border-radius: var(--y-radius);
    background: var(--y-surface);
  }
  section > *,
  form > * {
    min-width: 0;
    margin: 0;
  }
  h2 {
    font-size: var(--y-font-size-title);
    line-height: 1.3;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(5em, auto) 1fr;
    gap: calc(var(--y-space) / 2) calc(var(--y-space) * 2);
  }
  dt,
  .quiet {
    color: var(--y-text-muted);
  }
  dt {
    grid-column: 1;
  }
  dd {
    grid-column: 2;
    margin: 0;
  }
  .quiet {
    font-size: var(--y-font-size-small);
  }
  .full {
    font-weight: 600;
  }
  form {
    display: grid;
    gap: calc(var(--y-space) * 1.5);
    padding-top: calc(var(--y-space) * 1.5);
    border-top: 1px solid var(--y-line);
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--y-space) * 2);
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  fieldset > label {
    display: flex;
    align-items: center;
    gap: var(--y-space);
    min-height: var(--y-target);
  }
  input {
    width: var(--y-icon);
    height: var(--y-icon);
    accent-color: var(--y-accent);
  }
  .reason {
    display: grid;
    gap: calc(var(--y-space) / 2);
  }
  .reason > label {
    font-weight: 600;
  }
  textarea {
    width: 100%;
    min-height: calc(var(--y-target) * 2);
    padding: var(--y-space);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    color: var(--y-text);
    font: inherit;
  }
  .fault {
    color: var(--y-danger);
    font-weight: 600;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--y-space);
  }
`;
