import { css } from 'lit';

export const actionPanelStyles = css`
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: var(--y-space);
  }
  .actions summary {
    list-style: none;
  }
  .actions summary::-webkit-details-marker {
    display: none;
  }
  .actions details[open] {
    flex-basis: 100%;
  }
  .actions details > .actions {
    padding-top: var(--y-space);
  }
  .sheet {
    display: grid;
    gap: calc(var(--y-space) * 2);
    padding: calc(var(--y-space) * 2);
    border: 1px solid var(--y-line);
    border-radius: var(--y-radius-small);
    background: var(--y-surface-sunken);
    max-width: 52em;
  }
  .sheet > * {
    min-width: 0;
    margin: 0;
  }
  .sheet p {
    margin: 0;
  }
  .field,
  .unit,
  .limit {
    display: grid;
    gap: calc(var(--y-space) / 2);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .field > label,
  .field > legend {
    padding: 0;
    font-weight: 600;
  }
  .reader {
    display: flex;
    gap: calc(var(--y-space) / 2);
    align-items: center;
    padding: calc(var(--y-space) / 2) var(--y-space);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    color: var(--y-text);
    font-size: var(--y-font-size-small);
  }
  .for-staff {
    padding: var(--y-space);
    border: 2px dashed var(--y-warning);
    border-radius: var(--y-radius-small);
    background: var(--y-warning-soft);
  }
  .for-staff .reader {
    background: none;
    color: var(--y-warning);
    font-weight: 600;
  }
  .for-reporter {
    padding: var(--y-space);
    border: 2px solid var(--y-accent-text);
    border-radius: var(--y-radius-small);
  }
  .for-reporter .reader {
    background: none;
    color: var(--y-accent-text);
    font-weight: 600;
  }
  .unit {
    padding: var(--y-space);
    border: 1px solid var(--y-line);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
  }
  .sheet textarea,
  .sheet select,
  .sheet input:is([type='text'], [type='datetime-local']) {
    width: 100%;
    min-height: var(--y-target);
    padding: calc(var(--y-space) / 2) var(--y-space);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    color: var(--y-text);
    font: inherit;
  }
  .sheet input[type='file'] {
    max-width: 100%;
    min-height: var(--y-target);
    color: var(--y-text);
    font: inherit;
  }
  .sheet textarea {
    min-height: calc(var(--y-target) * 2);
  }
  .sheet [aria-invalid='true'] {
    border-color: var(--y-danger);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--y-space) * 2);
  }
  .choices > label,
  .flag {
    display: flex;
    align-items: center;
    gap: var(--y-space);
    min-height: var(--y-target);
    font-weight: 400;
  }
  .sheet :is([type='radio'], [type='checkbox']) {
    flex: none;
    width: var(--y-icon);
    height: var(--y-icon);
    margin: 0;
    accent-color: var(--y-accent);
  }
  .fault {
    color: var(--y-danger);
    font-weight: 600;
  }
  .said {
    margin: 0;
  }
  .said:empty {
    display: none;
  }
  .left {
    display: flex;
    flex-wrap: wrap;
    gap: var(--y-space);
    align-items: center;
    padding: var(--y-space) calc(var(--y-space) * 2);
    border-inline-start: 4px solid var(--y-warning);
    border-radius: var(--y-radius-small);
    background: var(--y-warning-soft);
  }
  .left > p {
    flex: 1 1 12em;
    margin: 0;
  }
`;
