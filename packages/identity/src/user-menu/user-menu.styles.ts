import { css } from 'lit';

export const userMenuStyles = css`
  summary.button {
    max-width: 100%;
    padding-inline-start: calc(var(--y-space) / 2);
  }
  .face {
    display: grid;
    flex: none;
    place-items: center;
    width: calc(var(--y-target) - 12px);
    height: calc(var(--y-target) - 12px);
    border-radius: 50%;
    background: var(--y-accent);
    color: var(--y-on-accent);
    font-weight: 700;
  }
  .who {
    display: grid;
    min-width: 0;
    line-height: 1.25;
    text-align: start;
  }
  .who > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .late {
    color: var(--y-danger);
  }
  .skeleton {
    width: 6em;
  }
  .skeleton > span {
    height: var(--y-target);
  }
  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: calc(var(--y-space) / 2) calc(var(--y-space) * 2);
    margin: 0;
  }
  dt {
    color: var(--y-text-muted);
  }
  dd {
    margin: 0;
  }
  /* Large words in a narrow window: one under the other. */
  @container (width < 18em) {
    dl {
      grid-template-columns: 1fr;
    }
    dd {
      margin-bottom: var(--y-space);
    }
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .actions {
    display: grid;
    gap: var(--y-space);
    padding-top: calc(var(--y-space) * 1.5);
    border-top: 1px solid var(--y-line);
  }
`;
