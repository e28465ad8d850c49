import { css } from 'lit';

export const resultListStyles = css`
  .results {
    position: absolute;
    inset: calc(100% + var(--y-space) / 2) 0 auto;
    z-index: 2;
    display: flex;
    flex-direction: column;
    max-height: min(60vh, 28em);
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--y-line);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    box-shadow: var(--y-shadow);
  }
  .results[hidden] {
    display: none;
  }
  /* The list scrolls and not what holds it: of a list, screen readers know that the box moves through it. */
  [role='listbox'] {
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding: calc(var(--y-space) / 2);
  }
  .section {
    padding: var(--y-space) var(--y-space) 0;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  [role='option'] {
    display: grid;
    grid-template-columns: auto 1fr;
    align-content: center;
    align-items: center;
    gap: 0 calc(var(--y-space) * 1.25);
    min-height: var(--y-target-main);
    padding: calc(var(--y-space) / 2) var(--y-space);
    border-radius: var(--y-radius-small);
    cursor: pointer;
  }
  [role='option'] .icon {
    grid-row: 1 / 3;
    color: var(--y-text-muted);
  }
  .about {
    grid-column: 2;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
    line-height: 1.4;
  }
  mark {
    background: none;
    color: var(--y-accent-text);
    font-weight: 700;
  }
  [role='option'][aria-selected='true'] {
    outline: 3px solid var(--y-focus);
    outline-offset: -3px;
    background: var(--y-surface-sunken);
  }
  @media (hover: hover) {
    [role='option']:hover {
      background: var(--y-surface-sunken);
    }
  }
  .hint {
    margin: 0;
    padding: var(--y-space) calc(var(--y-space) * 1.5);
    color: var(--y-text-muted);
  }
  .limit {
    margin: 0;
    padding: var(--y-space) calc(var(--y-space) * 1.5);
    background: var(--y-warning-soft);
    color: var(--y-warning);
  }
  .results .state {
    border-radius: 0;
  }
  @media (forced-colors: active) {
    .results {
      border: 1px solid CanvasText;
    }
  }
`;
