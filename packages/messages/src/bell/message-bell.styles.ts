import { css } from 'lit';

export const messageBellStyles = css`
  :host {
    display: inline-block;
  }
  :host([vacant]) {
    display: contents;
  }
  .bell {
    position: relative;
    padding: 0 calc(var(--y-space) * 1.25);
  }
  .badge {
    min-width: 1.6em;
    padding: 0 0.4em;
    border-radius: 999px;
    background: var(--y-danger);
    color: var(--y-surface);
    font-size: var(--y-font-size-small);
    font-weight: 700;
    line-height: 1.6;
    text-align: center;
  }
  dialog {
    width: min(calc(var(--y-font-size) * 27), 100vw);
    max-width: none;
    max-height: none;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--y-line);
    border-radius: var(--y-radius);
    background: var(--y-surface-raised);
    color: var(--y-text);
    box-shadow: var(--y-shadow);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 25%);
  }
  @media (max-width: 640px) {
    dialog {
      inset: 0;
      width: 100vw;
      height: 100dvh;
      border: 0;
      border-radius: 0;
    }
  }
`;
