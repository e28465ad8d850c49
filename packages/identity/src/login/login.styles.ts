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
  .sample {
    flex-direction: column;
    align-items: flex-start;
    gap: 0;
    padding: calc(var(--y-space) / 2) calc(var(--y-space) * 1.5);
    text-align: start;
  }
`;
