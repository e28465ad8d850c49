import { css } from 'lit';

/** How the county's accounts look: with them, when they come. */
export const storedStyles = css`
  .stored {
    display: grid;
    gap: var(--y-space);
    margin-bottom: var(--y-space);
    padding: calc(var(--y-space) * 2);
    border-radius: var(--y-radius);
    background: var(--y-surface);
  }
  .stored > * {
    min-width: 0;
    margin: 0;
  }
  .stored p {
    margin: 0;
  }
  .stored h2 {
    font-size: var(--y-font-size-large);
  }
  .stored .list {
    display: grid;
    padding: 0;
    list-style: none;
  }
  .stored .list > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--y-space) / 2) var(--y-space);
    padding: calc(var(--y-space) / 2) 0;
    border-bottom: 1px solid var(--y-line);
  }
  .stored .list .of {
    flex: 1 1 12em;
    min-width: 0;
  }
  .stored .list .of > * {
    display: block;
  }
  .stored .filter {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--y-space);
  }
  .stored .filter select {
    width: auto;
    min-width: 8em;
    min-height: var(--y-target);
    padding: 0 var(--y-space);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    color: var(--y-text);
    font: inherit;
  }
  .stored small {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .stored .status {
    display: inline-block;
    padding: 0 var(--y-space);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    color: var(--y-text);
    font-size: var(--y-font-size-small);
    font-weight: 400;
  }
  .stored .status.withdrawn,
  .stored .status.rejected {
    border-color: var(--y-danger);
    color: var(--y-danger);
  }
  .stored .deeds {
    display: flex;
    flex-wrap: wrap;
    gap: var(--y-space);
  }
  .stored .told,
  .stored .sheet {
    display: grid;
    gap: var(--y-space);
    padding: var(--y-space) calc(var(--y-space) * 2);
    border-inline-start: 4px solid var(--y-warning);
    background: var(--y-surface-sunken);
  }
  .stored .told ul {
    margin: 0;
    padding-inline-start: 1.4em;
  }
  .stored .sheet {
    border-color: var(--y-accent);
  }
  .stored .sheet textarea {
    width: 100%;
    min-height: 5em;
    padding: var(--y-space);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    color: var(--y-text);
    font: inherit;
    resize: vertical;
  }
  .stored .fault {
    color: var(--y-danger);
  }
  .stored .done {
    min-height: calc(var(--y-line-height) * 1em);
  }
  .stored .done:empty {
    display: none;
  }
  .stored summary {
    display: flex;
    align-items: center;
    min-height: var(--y-target);
    cursor: pointer;
  }
`;
