import { css } from 'lit';
import { fieldStyles } from '../format/field.styles.ts';

export const exportDeskStyles = css`
  ${fieldStyles}
  dialog {
    width: min(60em, 100vw - 2 * var(--y-space));
    max-width: none;
    max-height: calc(100dvh - 2 * var(--y-space));
    padding: 0;
    border: 1px solid var(--y-line);
    border-radius: var(--y-radius);
    background: var(--y-surface-raised);
    color: var(--y-text);
    box-shadow: var(--y-shadow);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  form {
    display: flex;
    flex-direction: column;
    max-height: inherit;
  }
  header,
  footer {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    gap: var(--y-space) calc(var(--y-space) * 2);
    padding: var(--y-space) calc(var(--y-space) * 2);
  }
  header {
    border-bottom: 1px solid var(--y-line);
  }
  footer {
    flex-wrap: wrap;
    justify-content: flex-end;
    border-top: 1px solid var(--y-line);
  }
  /* Large enough for contrast at AAA on any accent. */
  .button.main {
    font-size: calc(var(--y-font-size) * 1.1875);
  }
  h2 {
    margin: 0;
    font: inherit;
    font-weight: 700;
  }
  .body {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--y-space) * 2);
    min-height: 0;
    padding: calc(var(--y-space) * 2);
    overflow: auto;
  }
  .body > .state {
    grid-column: 1 / -1;
    background: var(--y-surface);
  }
  @media (min-width: 48em) {
    .body {
      grid-template-columns: minmax(16em, 2fr) 3fr;
    }
  }
  .fields {
    display: grid;
    align-content: start;
    gap: calc(var(--y-space) * 1.5);
  }
  .field,
  legend {
    font-weight: 600;
  }
  .field > :is(input, select) {
    display: block;
    margin-top: calc(var(--y-space) / 2);
    font-weight: 400;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--y-space) * 2);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
  }
  .choice {
    display: inline-flex;
    align-items: center;
    gap: var(--y-space);
    min-width: 5em;
    min-height: var(--y-target);
    cursor: pointer;
  }
  .preview {
    min-width: 0;
  }
  .sheet {
    position: relative;
    display: grid;
    place-items: center;
    min-height: 12em;
    padding: calc(var(--y-space) * 2);
    border-radius: var(--y-radius-small);
    background: var(--y-surface-sunken);
  }
  canvas {
    display: block;
    max-width: 100%;
    max-height: min(26em, 50dvh);
    border: 1px solid var(--y-line-strong);
    background: #fff;
  }
  canvas[hidden] {
    display: none;
  }
  .sheet[aria-busy='true'] > canvas {
    opacity: 0.4;
  }
  .wait {
    position: absolute;
    margin: 0;
    padding: calc(var(--y-space) / 2) var(--y-space);
    border-radius: var(--y-radius-small);
    background: var(--y-surface-raised);
  }
  .quiet {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  ul {
    margin: var(--y-space) 0 0;
    padding-inline-start: 1.25em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--y-space);
  }
  .said {
    flex: 1 1 12em;
  }
  .said p {
    margin: 0;
  }
  progress {
    flex: 0 1 10em;
    accent-color: var(--y-accent);
  }
`;
