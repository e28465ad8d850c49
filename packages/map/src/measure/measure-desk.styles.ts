import { css } from 'lit';

export const measureDeskStyles = css`
  .result {
    display: grid;
    gap: var(--y-space);
  }
  .headline {
    display: grid;
    margin: 0;
  }
  .headline strong {
    font-size: 1.75em;
    font-weight: 700;
    line-height: 1.3;
  }
  .units,
  .segments {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .segments li {
    display: flex;
    justify-content: space-between;
    gap: var(--y-space);
    padding: calc(var(--y-space) / 2) var(--y-space);
  }
  .segments li + li {
    border-top: 1px solid var(--y-line);
  }
  .copy-source {
    position: fixed;
    inset: 0 auto auto 0;
    width: 1px;
    height: 1px;
    opacity: 0;
  }
`;
