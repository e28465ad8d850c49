import { css } from 'lit';

export const myCasesStyles = css`
  .sheet {
    padding: calc(var(--y-space) * 2);
    background: var(--y-surface);
  }
  ul,
  p {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ul {
    display: grid;
    gap: var(--y-space);
  }
  .count {
    margin-bottom: var(--y-space);
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .case {
    display: grid;
    gap: calc(var(--y-space) / 2);
    width: 100%;
    min-height: var(--y-target-main);
    margin: 0;
    padding: calc(var(--y-space) * 1.5);
    border: 1px solid var(--y-line);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .case:hover {
    border-color: var(--y-line-strong);
  }
  .title {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    font-weight: 600;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--y-space) / 2) calc(var(--y-space) * 1.5);
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .state-of {
    color: var(--y-text);
    font-weight: 600;
  }
  .now {
    color: var(--y-danger);
    font-weight: 600;
  }
  .unread {
    padding: 0 var(--y-space);
    border-radius: var(--y-radius-small);
    background: var(--y-accent);
    color: var(--y-on-accent);
    font-weight: 600;
  }
  .more {
    width: 100%;
    margin-top: var(--y-space);
  }
  .state-empty p,
  .state-empty {
    margin-bottom: var(--y-space);
  }
`;
