import { css } from 'lit';

export const mapSearchStyles = css`
  :host {
    min-width: 0;
  }
  .box {
    position: relative;
    display: flex;
    align-items: center;
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
  }
  .box:focus-within {
    outline: 3px solid var(--y-focus);
    outline-offset: 1px;
  }
  .box > .icon {
    position: absolute;
    inset-inline-start: calc(var(--y-space) * 1.5);
    color: var(--y-text-muted);
    pointer-events: none;
  }
  input {
    flex: 1;
    min-width: 0;
    min-height: var(--y-target-main);
    padding: 0 var(--y-space) 0 calc(var(--y-icon) + var(--y-space) * 2.5);
    border: 0;
    background: none;
    color: var(--y-text);
    font: inherit;
  }
  input:focus-visible {
    outline: none;
  }
  input::placeholder {
    color: var(--y-text-muted);
    opacity: 1;
  }
  .clear {
    border: 0;
    background: none;
    color: var(--y-text-muted);
  }
  .word {
    display: none;
  }
  .large .word {
    display: inline;
  }
`;
