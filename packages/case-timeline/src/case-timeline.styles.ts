import { feedStyles } from '@yizhangtu/core';
import { css } from 'lit';

export const timelineStyles = css`
  ${feedStyles}
  section {
    container-type: inline-size;
    border-radius: var(--y-radius);
    background: var(--y-surface);
  }
  h3,
  h4 {
    margin: 0;
    font-size: inherit;
    line-height: inherit;
  }
  p {
    margin: 0;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--y-space);
    padding: calc(var(--y-space) * 1.5) calc(var(--y-space) * 2);
    border-bottom: 1px solid var(--y-line);
  }
  .views {
    display: flex;
  }
  .views .button:first-child {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  .views .button:last-child {
    margin-inline-start: -1px;
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }
  .views [aria-pressed='true'] {
    border-color: transparent;
    background: var(--y-accent);
    color: var(--y-on-accent);
    font-weight: 700;
  }
  .count {
    flex: 1;
    min-width: max-content;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .tools {
    margin-inline-start: auto;
  }
  .tools[open] {
    flex-basis: 100%;
  }
  summary {
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .tools[open] summary .icon {
    rotate: 180deg;
  }
  .panel {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--y-space) calc(var(--y-space) * 1.5);
    padding-block-start: var(--y-space);
  }
  label {
    display: grid;
    flex: 1 1 9em;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  select,
  input {
    width: 100%;
    min-width: 0;
    min-height: var(--y-target);
    padding: 0 var(--y-space);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    color: var(--y-text);
    font: inherit;
    font-size: var(--y-font-size);
  }
  .mark {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    padding: 0 0.45em;
    border: 1px solid var(--y-line-strong);
    border-radius: 4px;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
    font-weight: 400;
    line-height: 1.5;
  }
  .mark .icon {
    width: 1em;
    height: 1em;
  }
  .mark.late {
    border-color: currentcolor;
    background: var(--y-warning-soft);
    color: var(--y-warning);
  }
  .part .mark.late {
    background: var(--y-danger-soft);
    color: var(--y-danger);
  }
  .mark.fresh {
    border-color: transparent;
    background: var(--y-accent);
    color: var(--y-on-accent);
  }

  .feed {
    position: relative;
  }
  .scroll {
    max-height: var(--yzt-case-timeline-height, 70vh);
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
  .oldest .pill {
    inset-block: auto var(--y-space);
  }
  :host(:dir(rtl)) .pill {
    translate: 50%;
  }
  .more {
    padding: var(--y-space) calc(var(--y-space) * 2);
    text-align: center;
  }
  .on-paper {
    display: none;
  }

  @container (max-width: 30em) {
    .count {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .views [aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    header,
    .more,
    .pill,
    .link {
      display: none;
    }
    .scroll {
      max-height: none;
      overflow: visible;
    }
    .cut dd {
      display: block;
    }
    .event {
      break-inside: avoid;
    }
    .on-paper {
      display: block;
      padding: calc(var(--y-space) * 2);
    }
  }
`;
