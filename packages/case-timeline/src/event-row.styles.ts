import { css } from 'lit';

/** Of the rows, which come with what draws them. */
export const eventRowStyles = css`
  article h3 {
    padding: calc(var(--y-space) * 1.5) calc(var(--y-space) * 2) calc(var(--y-space) * 0.5);
    font-weight: 600;
  }
  .event {
    --rail: calc(var(--y-font-size) * 5.5);
    display: grid;
    grid-template-columns: var(--rail) minmax(0, 1fr);
    padding-inline: calc(var(--y-space) * 2);
  }
  .dated {
    --rail: calc(var(--y-font-size) * 9);
  }
  .event > time {
    word-break: keep-all;
    padding-block: calc(var(--y-space) * 0.75);
    padding-inline-end: calc(var(--y-space) * 2);
    color: var(--y-text-muted);
    text-align: end;
  }
  .what {
    position: relative;
    padding-block: calc(var(--y-space) * 0.75) calc(var(--y-space) * 1.5);
    padding-inline-start: calc(var(--y-space) * 2.5);
    border-inline-start: 2px solid var(--y-line);
  }
  .what::before {
    position: absolute;
    inset-block-start: calc(var(--y-space) * 0.75 + 0.8em - 6px);
    inset-inline-start: -7px;
    width: 12px;
    height: 12px;
    border: 2px solid var(--y-accent);
    border-radius: 50%;
    background: var(--y-surface);
    content: '';
  }
  .superseded .what::before {
    border-color: var(--y-line-strong);
    border-style: dashed;
  }
  .what > h4 {
    display: inline;
    margin-inline-end: 0.4em;
    font-weight: 600;
  }
  .what > .mark {
    vertical-align: 0.08em;
  }
  .who {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 0.15em 1em;
    margin: calc(var(--y-space) * 0.5) 0 0;
  }
  dl > div {
    display: contents;
  }
  dt {
    grid-column: 1;
    color: var(--y-text-muted);
  }
  dd {
    grid-column: 2;
    margin: 0;
    unicode-bidi: isolate;
    text-align: start;
    white-space: pre-line;
  }
  .cut dd {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
  }
  .withheld {
    color: var(--y-text-muted);
    font-style: italic;
  }
  :lang(zh) .withheld {
    font-style: normal;
  }
  .withheld .icon {
    width: 0.9em;
    height: 0.9em;
    margin-inline-end: 0.3em;
    vertical-align: -0.1em;
  }
  del {
    color: var(--y-text-muted);
  }
  .link {
    min-width: 24px;
    min-height: var(--y-target-link);
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--y-accent-text);
    font: inherit;
    text-decoration: underline;
    cursor: pointer;
  }
  @container (max-width: 30em) {
    .event {
      grid-template-columns: minmax(0, 1fr);
      padding-inline-start: calc(var(--y-space) * 2 + 6px);
    }
    .event > time {
      grid-row: 1;
      grid-column: 1;
      position: relative;
      padding: 0;
      padding-inline-start: calc(var(--y-space) * 2.5);
      border-inline-start: 2px solid var(--y-line);
      font-size: var(--y-font-size-small);
      text-align: start;
    }
    .event > time::before {
      position: absolute;
      inset-inline-start: -7px;
      width: 12px;
      height: 12px;
      margin-block-start: 0.45em;
      border: 2px solid var(--y-accent);
      border-radius: 50%;
      background: var(--y-surface);
      content: '';
    }
    .superseded > time::before {
      border-color: var(--y-line-strong);
      border-style: dashed;
    }
    .what::before {
      display: none;
    }
    .what {
      padding-block-start: 0;
    }
    dl {
      grid-template-columns: minmax(0, 1fr);
    }
    dd {
      grid-column: 1;
    }
    dt {
      font-size: var(--y-font-size-small);
    }
  }
`;
