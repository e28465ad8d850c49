import { css } from 'lit';

export const loginStyles = css`
  .note {
    max-width: 36em;
    margin: 0;
  }
  .block {
    display: grid;
    justify-items: start;
    gap: var(--y-space);
  }
  .block > .state {
    border: 1px solid var(--y-line);
  }
  .skeleton {
    width: 5em;
  }
  .skeleton > span {
    height: var(--y-target);
  }
  ul {
    display: grid;
    gap: var(--y-space);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  h3 {
    margin: 0;
    font: inherit;
    font-size: var(--y-font-size-small);
    font-weight: 600;
  }
  .many > summary {
    display: flex;
    align-items: center;
    gap: var(--y-space);
    min-height: var(--y-target);
    font-size: var(--y-font-size-small);
    font-weight: 600;
    cursor: pointer;
  }
  .many > summary::before {
    content: '›';
    width: 1ch;
    color: var(--y-text-muted);
  }
  .many[open] > summary::before {
    rotate: 90deg;
  }
  .sample {
    flex-direction: column;
    align-items: flex-start;
    gap: 0;
    padding: calc(var(--y-space) / 2) calc(var(--y-space) * 1.5);
    text-align: start;
  }
`;
