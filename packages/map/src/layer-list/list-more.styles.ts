import { css } from 'lit';
import { fieldStyles } from '../format/field.styles.ts';

export const listMoreStyles = css`
  ${fieldStyles}
  .fields {
    display: grid;
    gap: var(--y-space);
    padding: 0 var(--y-space) var(--y-space);
  }
  .field {
    display: grid;
    gap: calc(var(--y-space) / 4);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--y-space);
    margin-bottom: var(--y-space);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--y-space) / 2);
    min-height: var(--y-target);
    padding: 0 calc(var(--y-space) * 1.5);
    border: 1px solid var(--y-accent);
    border-radius: calc(var(--y-target) / 2);
    background: none;
    color: var(--y-accent-text);
    font: inherit;
    cursor: pointer;
  }
  mark {
    background: none;
    color: var(--y-accent-text);
    font-weight: 700;
  }
  h4 {
    display: flex;
    align-items: center;
    gap: var(--y-space);
    margin: var(--y-space) 0 0;
    padding: 0 var(--y-space);
    font: inherit;
    font-weight: 600;
  }
  h4 .title {
    flex: 1;
  }
  h4 .count {
    font-weight: 400;
  }
  .settings {
    display: grid;
    gap: var(--y-space);
    padding: 0 var(--y-space) var(--y-space) calc(var(--y-space) * 3);
  }
  .fade {
    display: grid;
    grid-template-columns: auto 1fr 3em;
    align-items: center;
    gap: var(--y-space);
    min-height: var(--y-target);
  }
  .fade output {
    text-align: end;
  }
  input[type='range'] {
    min-width: 0;
    width: 100%;
    height: var(--y-target);
    margin: 0;
    accent-color: var(--y-accent);
  }
  .order {
    display: flex;
    flex-wrap: wrap;
    gap: var(--y-space);
  }
  .order .button {
    flex: 1;
  }
  .button[aria-disabled='true'] {
    border-color: var(--y-line);
    color: var(--y-text-muted);
    cursor: default;
  }
  dl {
    display: grid;
    gap: calc(var(--y-space) / 2);
    font-size: var(--y-font-size-small);
  }
  dl > div {
    display: grid;
    grid-template-columns: 6em 1fr;
    gap: var(--y-space);
  }
  .coming {
    display: flex;
    gap: var(--y-space);
    align-items: center;
    padding: 0 var(--y-space) var(--y-space);
    font-size: var(--y-font-size-small);
  }
  progress {
    flex: 1;
    min-width: 0;
    accent-color: var(--y-accent);
  }
  .notes {
    margin: 0 0 var(--y-space);
    padding: var(--y-space);
    border-radius: var(--y-radius-small);
    background: var(--y-warning-soft);
    color: var(--y-warning);
    font-size: var(--y-font-size-small);
    list-style: none;
  }
  .notes li {
    display: flex;
    gap: var(--y-space);
  }
  @container (max-width: 19em) {
    .fade {
      grid-template-columns: 1fr auto;
    }
    .fade input {
      grid-row: 2;
      grid-column: 1 / -1;
    }
    dl > div {
      grid-template-columns: 1fr;
      gap: 0;
    }
  }
`;
