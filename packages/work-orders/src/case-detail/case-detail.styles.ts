import { css } from 'lit';

export const caseDetailStyles = css`
  article {
    display: grid;
    gap: calc(var(--y-space) * 2);
    padding: calc(var(--y-space) * 2);
    border-radius: var(--y-radius);
    background: var(--y-surface);
  }
  article > *,
  section > *,
  li > * {
    min-width: 0;
    margin: 0;
  }
  section,
  li.order {
    display: grid;
    gap: var(--y-space);
  }
  section + section {
    padding-top: calc(var(--y-space) * 2);
    border-top: 1px solid var(--y-line);
  }
  h2 {
    font-size: var(--y-font-size-title);
    line-height: 1.3;
  }
  h3,
  h4 {
    margin: 0;
    font-size: inherit;
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: var(--y-space);
    align-items: center;
  }
  .tag {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--y-space) / 2);
    padding: 0 var(--y-space);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    font-size: var(--y-font-size-small);
  }
  .tag .icon {
    width: 1em;
    height: 1em;
  }
  .tag.state {
    padding: 0 var(--y-space);
    border-color: var(--y-accent-text);
    background: none;
    color: var(--y-accent-text);
    font-weight: 600;
  }
  .tag.warn {
    border-color: var(--y-warning);
    background: var(--y-warning-soft);
    color: var(--y-warning);
    font-weight: 600;
  }
  .tag.over {
    border-color: var(--y-danger);
    background: var(--y-danger-soft);
    color: var(--y-danger);
    font-weight: 600;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(5em, auto) 1fr;
    gap: calc(var(--y-space) / 2) calc(var(--y-space) * 2);
  }
  dt,
  .quiet {
    color: var(--y-text-muted);
  }
  dd {
    margin: 0;
  }
  .quiet {
    font-size: var(--y-font-size-small);
  }
  p.quiet > span + span {
    margin-inline-start: calc(var(--y-space) * 2);
  }
  .words {
    white-space: pre-line;
    unicode-bidi: isolate;
  }
  .clock,
  .notice,
  .news {
    display: grid;
    gap: calc(var(--y-space) / 2);
    padding: var(--y-space) calc(var(--y-space) * 1.5);
    border-inline-start: 4px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface-sunken);
  }
  .clock.warn,
  .news {
    border-color: var(--y-warning);
  }
  .clock.over {
    border-color: var(--y-danger);
  }
  .clock b {
    font-size: var(--y-font-size-large);
  }
  .clock > *,
  .notice > * {
    margin: 0;
  }
  ul {
    display: grid;
    gap: var(--y-space);
    padding: 0;
    list-style: none;
  }
  li.order {
    padding: calc(var(--y-space) * 1.5);
    border: 1px solid var(--y-line);
    border-radius: var(--y-radius-small);
  }
  .answer {
    padding: calc(var(--y-space) * 1.5);
    border: 2px solid var(--y-accent-text);
    border-radius: var(--y-radius-small);
  }
  @media print {
    #act {
      display: none;
    }
  }
`;
