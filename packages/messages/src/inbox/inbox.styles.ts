import { feedStyles } from '@yizhangtu/core';
import { css } from 'lit';

export const inboxStyles = css`
  ${feedStyles}
  section {
    container-type: inline-size;
    border-radius: var(--y-radius);
    background: var(--y-surface);
  }
  h2,
  h3,
  p {
    margin: 0;
    font-size: inherit;
    font-weight: 400;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--y-space) * 1.5);
    padding-inline: calc(var(--y-space) * 2);
    border-bottom: 1px solid var(--y-line);
  }
  /* The room is theirs, so that a header with nothing in it takes none. */
  header > * {
    min-height: var(--y-target);
    margin-block: var(--y-space);
    align-content: center;
  }
  header > .count:empty {
    display: none;
  }
  h2 {
    font-size: var(--y-font-size-large);
    font-weight: 600;
  }
  header .count {
    flex: 1;
    min-width: max-content;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  ::slotted(*) {
    flex: none;
  }
  .told {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--y-space);
    padding: calc(var(--y-space) / 2) calc(var(--y-space) * 2);
    border-bottom: 1px solid var(--y-line);
    background: var(--y-surface-sunken);
  }
  .feed {
    position: relative;
  }
  .scroll {
    max-height: var(--yzt-inbox-height, 70vh);
  }
  .pill {
    position: absolute;
    z-index: 2;
    inset-block-start: var(--y-space);
    inset-inline-start: 50%;
    translate: -50%;
    border-radius: 999px;
    box-shadow: var(--y-shadow);
  }
  :host(:dir(rtl)) .pill {
    translate: 50%;
  }
  .message {
    position: relative;
    display: grid;
    gap: 0.15em;
    padding: calc(var(--y-space) * 1.5) calc(var(--y-space) * 2);
    padding-inline-start: calc(var(--y-space) * 4);
    border-bottom: 1px solid var(--y-line);
  }
  .message > :is(h3, p) {
    unicode-bidi: isolate;
    text-align: start;
  }
  .message > .line {
    white-space: pre-line;
    display: -webkit-box;
    overflow: hidden;
    color: var(--y-text-muted);
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
  }
  .unread::before {
    position: absolute;
    inset-block-start: calc(var(--y-space) * 1.5 + 0.8em - 5px);
    inset-inline-start: calc(var(--y-space) * 1.5);
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--y-accent);
    content: '';
  }
  .headline {
    display: -webkit-box;
    overflow: hidden;
    max-width: 100%;
    min-height: var(--y-target-link);
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--y-text);
    font: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
  }
  .headline:hover {
    text-decoration: underline;
  }
  .unread .headline {
    font-weight: 600;
  }
  .message > .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--y-space) * 1.5);
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
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
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--y-space);
    margin-block-start: calc(var(--y-space) / 2);
  }
  a.button {
    text-decoration: none;
  }
  .result {
    display: flex;
    align-items: center;
    gap: 0.3em;
    color: var(--y-text-muted);
  }
  .result .icon {
    width: 1.1em;
    height: 1.1em;
    color: var(--y-success);
  }
  .result.failed {
    flex-basis: 100%;
    color: var(--y-danger);
  }
  .result.failed .icon {
    color: var(--y-danger);
  }
  .more {
    padding: var(--y-space) calc(var(--y-space) * 2);
    text-align: center;
  }
  @media (forced-colors: active) {
    .unread::before {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
  @media print {
    header .button,
    .told,
    .pill,
    .more,
    .link,
    .actions .button {
      display: none;
    }
    .scroll {
      max-height: none;
      overflow: visible;
    }
  }
`;
