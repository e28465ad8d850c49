import { css } from 'lit';

export const featureCardStyles = css`
  section {
    padding: calc(var(--y-space) * 1.5) calc(var(--y-space) * 2);
  }
  section:focus-visible {
    outline-offset: -3px;
  }
  header {
    display: flex;
    align-items: flex-start;
    gap: var(--y-space);
  }
  header > div {
    flex: 1;
    min-width: 0;
  }
  h2 {
    margin: 0;
    font-size: var(--y-font-size-title);
    font-weight: 600;
    line-height: 1.35;
    text-wrap: balance;
  }
  .layer {
    margin: 0;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .mark {
    margin-inline-start: 0.5em;
    padding: 0 0.4em;
    border: 1px dashed var(--y-line-strong);
    border-radius: 4px;
    white-space: nowrap;
  }
  .close {
    flex: none;
    min-width: var(--y-target);
    margin: calc(var(--y-space) * -0.75) calc(var(--y-space) * -1) 0 0;
    padding: 0 var(--y-space);
  }
  dl {
    margin-top: var(--y-space);
  }
  dl > div {
    display: grid;
    grid-template-columns: minmax(5em, 34%) 1fr;
    gap: calc(var(--y-space) * 1.5);
    padding: calc(var(--y-space) * 0.6) 0;
    border-top: 1px solid var(--y-line);
  }
  dl > div.wide {
    display: block;
    border: 0;
  }
  .wide dt {
    position: absolute;
    overflow: hidden;
    width: 1px;
    height: 1px;
    clip-path: inset(50%);
  }
  .unit,
  .none,
  .hint {
    color: var(--y-text-muted);
  }
  dd {
    min-width: 0;
  }
  dd a .icon {
    width: 1em;
    height: 1em;
    margin-inline-end: 0.3em;
    vertical-align: -0.12em;
  }
  dd a {
    display: inline-block;
    padding: 0.15em 0;
  }
  .photos {
    display: grid;
    grid-auto-columns: max-content;
    grid-auto-flow: column;
    justify-content: start;
    gap: var(--y-space);
    overflow-x: auto;
    scroll-snap-type: x proximity;
  }
  .photos li {
    scroll-snap-align: start;
  }
  .photos img,
  .broken {
    display: block;
    height: calc(var(--y-font-size) * 9);
    aspect-ratio: 4 / 3;
    border-radius: var(--y-radius-small);
    background: var(--y-surface-sunken);
    object-fit: cover;
  }
  .broken {
    display: grid;
    place-content: center;
    justify-items: center;
    margin: 0;
    padding: var(--y-space);
    text-align: center;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }

  .switch {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: center;
    margin-top: var(--y-space);
    border-radius: var(--y-radius-small);
    background: var(--y-surface-sunken);
  }
  .switch > .button {
    padding: 0 var(--y-space);
    border-color: transparent;
    background: none;
  }
  .position {
    text-align: center;
  }
  .all {
    grid-column: 1 / -1;
    border-top: 1px solid var(--y-line);
  }
  .all .button {
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--y-space);
    width: 100%;
    padding: calc(var(--y-space) / 2) calc(var(--y-space) * 1.5);
    border-radius: var(--y-radius-small);
    text-align: start;
  }
  .all .button[aria-current],
  .all .button[aria-current] .layer {
    background: var(--y-accent-soft);
    color: var(--y-accent-text);
  }
  .others {
    margin-top: var(--y-space);
    border-top: 1px solid var(--y-line);
  }
  .others summary {
    margin-inline-start: calc(var(--y-space) * -1);
  }
  .others dl {
    margin: 0;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--y-space) * 1.5);
    margin-top: var(--y-space);
    padding-top: var(--y-space);
    border-top: 1px solid var(--y-line);
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .late {
    color: var(--y-warning);
  }
  @container (max-width: 18em) {
    dl > div {
      grid-template-columns: 1fr;
      gap: 0;
    }
  }
`;
