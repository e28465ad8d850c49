import { css } from 'lit';
import { fieldStyles } from '../format/field.styles.ts';

export const addDeskStyles = css`
  ${fieldStyles}
  .desk,
  .desk form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--y-space);
  }
  .desk {
    margin-top: var(--y-space);
  }
  .desk p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .said:empty {
    display: none;
  }
  .quiet,
  small {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  small {
    display: block;
  }
  .drop {
    display: grid;
    justify-items: center;
    gap: var(--y-space);
    padding: calc(var(--y-space) * 2);
    border: 2px dashed var(--y-line-strong);
    border-radius: var(--y-radius-small);
    text-align: center;
  }
  /* A finger drags no files. */
  @media (pointer: coarse) {
    .by-mouse {
      display: none;
    }
  }
  .drop .button {
    position: relative;
    min-height: var(--y-target-main);
    cursor: pointer;
  }
  .drop .button:focus-within {
    outline: 3px solid var(--y-focus);
    outline-offset: 1px;
  }
  .file {
    position: absolute;
    inset: 0;
    width: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .field,
  legend {
    padding: 0;
    font-weight: 600;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--y-space);
  }
  .show {
    min-height: var(--y-target-main);
    border: 2px solid var(--y-accent-text);
    font-weight: 700;
  }
  .end {
    justify-content: flex-end;
  }
  .row > input {
    flex: 1 1 12em;
  }
  .desk input::placeholder {
    color: var(--y-text-muted);
    opacity: 1;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .layers {
    max-height: 16em;
    overflow: auto;
    border: 1px solid var(--y-line);
    border-radius: var(--y-radius-small);
    padding: 0 var(--y-space);
  }
  .layers:empty {
    display: none;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: var(--y-space);
    min-height: var(--y-target);
    padding: calc(var(--y-space) / 4) 0;
    cursor: pointer;
  }
  .choice span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .fault {
    color: var(--y-danger);
    font-weight: 600;
  }
  .warn {
    display: flex;
    gap: var(--y-space);
    padding: var(--y-space);
    border-radius: var(--y-radius-small);
    background: var(--y-surface-sunken);
  }
  .warn .icon {
    flex: none;
  }
  .busy progress {
    flex: 1 1 8em;
    accent-color: var(--y-accent);
  }
  .own h3 {
    margin: 0;
    font: inherit;
    font-weight: 700;
  }
  .own ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .own li {
    padding: calc(var(--y-space) / 2) 0;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--y-space);
    border-top: 1px solid var(--y-line);
  }
  .own li span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .own .button {
    flex: none;
  }
`;
