import { css } from 'lit';

export const serviceListStyles = css`
  :host {
    container-type: inline-size;
    background: var(--y-surface);
  }
  .list {
    display: grid;
    gap: calc(var(--y-space) * 1.5);
    padding: calc(var(--y-space) * 1.5);
  }
  input {
    width: 100%;
    min-height: var(--y-target-main);
    padding: 0 calc(var(--y-space) * 1.5);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    color: var(--y-text);
    font: inherit;
  }
  input::placeholder {
    color: var(--y-text-muted);
    opacity: 1;
  }
  .count,
  .nothing {
    margin: 0;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .group {
    min-width: 0;
  }
  h3 {
    display: flex;
    align-items: center;
    gap: var(--y-space);
    margin: 0 0 var(--y-space);
    font-size: var(--y-font-size);
    font-weight: 600;
  }
  h3 .icon {
    color: var(--y-accent-text);
  }
  ul {
    display: grid;
    gap: var(--y-space);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .services {
    grid-template-columns: minmax(0, 1fr);
  }
  @container (min-width: 560px) {
    .services {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  .service {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 calc(var(--y-space) * 1.5);
    padding: calc(var(--y-space) * 1.5);
    border: 1px solid var(--y-line);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
  }
  .service > .icon {
    width: calc(var(--y-icon) * 1.4);
    height: calc(var(--y-icon) * 1.4);
    margin-top: 0.1em;
    color: var(--y-accent-text);
  }
  h4 {
    margin: 0;
    font-size: var(--y-font-size);
    font-weight: 600;
  }
  .service p {
    margin: 0;
  }
  .owner {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .sample {
    padding: 0 0.5em;
    border-radius: 999px;
    background: var(--y-warning-soft);
    color: var(--y-warning);
    font-size: var(--y-font-size-small);
    font-weight: 400;
    white-space: nowrap;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    grid-column: 2;
    margin-top: var(--y-space);
  }
  .links .button {
    max-width: 100%;
    color: var(--y-accent-text);
    text-decoration: none;
  }
  .links .button:hover {
    background: var(--y-surface-sunken);
  }
  .refused {
    color: var(--y-danger);
    font-size: var(--y-font-size-small);
  }
`;
