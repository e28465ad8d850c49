import { css } from 'lit';

export const calculatorStyles = css`
  :host {
    container-type: inline-size;
  }
  .frame {
    display: grid;
    gap: calc(var(--y-space) * 2);
    padding: calc(var(--y-space) * 2);
    border-radius: var(--y-radius);
    background: var(--y-surface);
  }
  .frame > * {
    min-width: 0;
    margin: 0;
  }
  .head {
    display: grid;
    gap: calc(var(--y-space) / 2);
  }
  .head > * {
    margin: 0;
  }
  /* In sight while figures are changed, where there is room for both. */
  @container (min-width: 40em) {
    @media (min-height: 700px) {
      :host(:not([large-text])) .head {
        position: sticky;
        inset-block-start: 0;
        z-index: 3;
        margin: calc(var(--y-space) * -2) calc(var(--y-space) * -2) 0;
        padding: calc(var(--y-space) * 2) calc(var(--y-space) * 2) var(--y-space);
        border-radius: var(--y-radius);
        background: var(--y-surface);
      }
    }
  }
  h2 {
    font-size: var(--y-font-size);
    font-weight: 600;
    line-height: 1.4;
  }
  .sum {
    font-size: calc(var(--y-font-size-title) * 1.4);
    font-weight: 700;
    line-height: 1.2;
  }
  .sum small {
    display: block;
    line-height: 1.6;
    font-size: var(--y-font-size-small);
    font-weight: 400;
    color: var(--y-text-muted);
  }
  .sample,
  .stale {
    justify-self: start;
    padding: 0 var(--y-space);
    border-radius: var(--y-radius-small);
    background: var(--y-warning-soft);
    color: var(--y-warning);
    font-size: var(--y-font-size-small);
  }
  .moved {
    min-height: calc(var(--y-line-height) * 2em);
    padding: var(--y-space);
    border-inline-start: 4px solid var(--y-accent);
    background: var(--y-surface-sunken);
  }
  .moved > span {
    display: block;
  }
  .moved .by {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: var(--y-space);
    padding: 0;
    list-style: none;
  }
  .steps .button {
    padding-inline: calc(var(--y-space) * 1.5);
  }
  .steps [aria-current] {
    border-color: var(--y-accent);
    background: var(--y-accent);
    color: var(--y-on-accent);
    font-weight: 700;
  }
  .issues {
    display: grid;
    gap: calc(var(--y-space) / 2);
    margin: 0;
    padding-inline-start: 1.4em;
  }
  .missing {
    padding: var(--y-space) calc(var(--y-space) * 2);
    border-inline-start: 4px solid var(--y-danger);
    background: var(--y-danger-soft);
  }
  .missing p {
    margin: 0;
    font-weight: 600;
  }
  .foot {
    display: flex;
    justify-content: space-between;
    gap: var(--y-space);
  }
  .foot .button:only-child {
    margin-inline-start: auto;
  }
  .open {
    display: grid;
    gap: var(--y-space);
    justify-items: start;
  }
  .open input {
    max-width: 100%;
    min-height: var(--y-target);
    font: inherit;
  }
`;
