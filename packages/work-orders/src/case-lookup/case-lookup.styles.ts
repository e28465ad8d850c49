import { css } from 'lit';

export const caseLookupStyles = css`
  :host {
    max-width: calc(var(--y-font-size) * 40);
  }
  .sheet,
  form,
  article {
    display: grid;
    gap: calc(var(--y-space) * 2);
  }
  .sheet {
    justify-items: start;
    padding: calc(var(--y-space) * 2);
    background: var(--y-surface);
  }
  form {
    width: 100%;
  }
  p,
  h2,
  h3,
  dl,
  dd,
  ol {
    margin: 0;
    padding: 0;
  }
  h2 {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
    font-size: var(--y-font-size-large);
  }
  h3 {
    font-size: var(--y-font-size);
  }
  .field {
    display: grid;
    gap: calc(var(--y-space) / 2);
  }
  label {
    font-weight: 600;
  }
  .hint,
  dt,
  time {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  input {
    width: 100%;
    min-height: var(--y-target);
    padding: var(--y-space) calc(var(--y-space) * 1.5);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    color: inherit;
    font: inherit;
    letter-spacing: 0.04em;
  }
  [aria-invalid='true'] {
    border: 2px solid var(--y-danger);
  }
  .fault {
    color: var(--y-danger);
    font-weight: 600;
  }
  .state-of {
    justify-self: start;
    padding: 0 var(--y-space);
    border: 1px solid currentcolor;
    border-radius: var(--y-radius-small);
    font-weight: 600;
  }
  dl {
    display: grid;
    gap: var(--y-space);
  }
  .said {
    padding-inline-start: calc(var(--y-space) * 1.5);
    border-inline-start: 3px solid var(--y-accent);
    white-space: pre-line;
  }
  ol {
    display: grid;
    gap: calc(var(--y-space) * 1.5);
    list-style: none;
  }
  li p {
    white-space: pre-line;
  }
`;
