import { css } from 'lit';
import { fieldStyles } from '../format/field.styles.ts';

/** Of a desk with tools: shared by what draws and what measures. */
export const deskStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--y-space);
  }
  .tools .button {
    flex: 1 1 5em;
    padding: 0 var(--y-space);
    white-space: nowrap;
    min-height: var(--y-target-main);
    font-weight: 600;
  }
  .button[aria-pressed='true'] {
    border-color: var(--y-accent);
    background: var(--y-accent-soft);
    color: var(--y-accent-text);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: var(--y-space);
  }
  .quiet {
    margin: 0;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .button.quiet {
    color: var(--y-text-muted);
    font-size: inherit;
  }
  .said:empty {
    display: none;
  }
`;

export const drawDeskStyles = css`
  ${fieldStyles}
  .list {
    border-block: 1px solid var(--y-line);
  }
  .list li + li {
    border-top: 1px solid var(--y-line);
  }
  .list .name {
    flex: 1;
    min-width: 0;
  }
  .list summary .icon {
    color: var(--y-text-muted);
  }
  .thing {
    display: grid;
    gap: var(--y-space);
    padding: 0 var(--y-space) calc(var(--y-space) * 1.5) calc(var(--y-space) * 3);
  }
  .field {
    display: grid;
    gap: calc(var(--y-space) / 2);
  }
  .field > span {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .file {
    display: grid;
    gap: calc(var(--y-space) * 1.5);
    padding: var(--y-space);
  }
  .open {
    display: inline-flex;
    position: relative;
  }
  .open:focus-within {
    outline: 3px solid var(--y-focus);
    outline-offset: 2px;
    border-radius: var(--y-radius-small);
  }
  .open input {
    position: absolute;
    inset: 0;
    width: 100%;
    opacity: 0;
    cursor: pointer;
    font-size: 0;
  }
  .issues {
    margin: 0;
    padding: 0;
  }
  .issues li {
    padding-block: calc(var(--y-space) / 2);
  }
  code {
    font-size: 0.9em;
  }
`;
