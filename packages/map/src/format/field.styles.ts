import { css } from 'lit';

/** What a person writes in or chooses from, for the parts that come when they are asked for. */
export const fieldStyles = css`
  /* Without weight, so that an element's own rule counts more, whenever this part comes. */
  :where(select, input:is([type='text'], [type='url'], [type='search'])) {
    width: 100%;
    min-width: 0;
    min-height: var(--y-target);
    padding: 0 var(--y-space);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    color: var(--y-text);
    font: inherit;
  }
  /* Of the words beside it, not of the browser's own small type. */
  .choice input {
    flex: none;
    width: 1.25em;
    height: 1.25em;
    margin: 0;
    accent-color: var(--y-accent);
    font: inherit;
  }
`;
