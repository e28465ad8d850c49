import { css } from 'lit';

/** What folds, and quiet buttons whose words show in large text: alike in every panel. */
export const disclosureStyles = css`
  :host {
    container-type: inline-size;
    background: var(--y-surface);
  }
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  dt {
    color: var(--y-text-muted);
  }
  summary {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--y-space);
    min-height: var(--y-target);
    padding: calc(var(--y-space) / 2) var(--y-space) calc(var(--y-space) / 2)
      calc(var(--y-space) * 3);
    border-radius: var(--y-radius-small);
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::before {
    position: absolute;
    inset-inline-start: calc(var(--y-space) * 1.1);
    width: 0.42em;
    height: 0.42em;
    border: solid var(--y-text-muted);
    border-width: 0 2px 2px 0;
    content: '';
    transform: rotate(-45deg);
    transition: transform var(--y-motion);
  }
  details[open] > summary::before {
    transform: rotate(45deg);
  }
  @media (hover: hover) {
    summary:hover {
      background: var(--y-surface-sunken);
    }
  }
  .button.quiet {
    border-color: transparent;
    background: none;
  }
  .word {
    display: none;
  }
  .large .word {
    display: inline;
  }
`;
