import { css } from 'lit';

export const reportFormStyles = css`
  :host {
    max-width: calc(var(--y-font-size) * 40);
  }
  form,
  .kept,
  .receipt {
    display: grid;
    gap: calc(var(--y-space) * 3);
    padding: calc(var(--y-space) * 2);
    background: var(--y-surface);
  }
  .kept,
  .receipt {
    gap: var(--y-space);
    justify-items: start;
  }
  .kept {
    margin: calc(var(--y-space) * 2);
    border: 1px solid var(--y-line);
    border-inline-start: 4px solid var(--y-accent);
    border-radius: var(--y-radius-small);
  }
  .kept.failed,
  .faults {
    border-inline-start-color: var(--y-danger);
  }
  :host > .button {
    margin: 0 calc(var(--y-space) * 2) calc(var(--y-space) * 2);
  }
  p,
  h2,
  h3,
  dl,
  dd,
  ul,
  fieldset {
    margin: 0;
    padding: 0;
  }
  fieldset {
    min-width: 0;
    border: 0;
  }
  ul {
    list-style: none;
  }
  h3 {
    margin-top: var(--y-space);
    font-size: var(--y-font-size);
    font-weight: 600;
  }
  .field {
    display: grid;
    gap: var(--y-space);
  }
  .field > .field {
    margin-top: var(--y-space);
  }
  label,
  legend {
    padding: 0;
    font-weight: 600;
  }
  legend {
    margin-bottom: var(--y-space);
  }
  .hint,
  .quiet {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
    font-weight: 400;
  }
  .fault {
    color: var(--y-danger);
    font-weight: 600;
  }
  input:not([type='checkbox'], [type='file']),
  select,
  textarea {
    width: 100%;
    min-height: var(--y-target);
    margin: 0;
    padding: var(--y-space) calc(var(--y-space) * 1.5);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    color: inherit;
    font: inherit;
  }
  select {
    appearance: auto;
  }
  textarea {
    min-height: 6em;
    resize: vertical;
  }
  ::placeholder {
    color: var(--y-text-muted);
    opacity: 1;
  }
  [aria-invalid='true'] {
    border: 2px solid var(--y-danger);
  }
  .tick {
    display: flex;
    align-items: center;
    gap: calc(var(--y-space) * 1.5);
    min-height: var(--y-target);
    font-weight: 400;
  }
  .tick input {
    flex: none;
    width: 24px;
    height: 24px;
    margin: 0;
    accent-color: var(--y-accent);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--y-space);
  }
  .row > .button {
    flex: 1 1 auto;
  }
  .button:focus-within {
    outline: 3px solid var(--y-focus);
    outline-offset: 2px;
  }
  .camera {
    display: none;
  }
  @media (any-pointer: coarse) {
    .camera {
      display: inline-flex;
    }
  }
  .choices {
    display: grid;
    gap: var(--y-space);
  }
  .choice {
    flex-direction: column;
    align-items: flex-start;
    gap: 0;
    width: 100%;
    padding-block: calc(var(--y-space) / 2);
    text-align: start;
  }
  summary {
    display: flex;
    align-items: center;
    gap: var(--y-space);
    min-height: var(--y-target);
    cursor: pointer;
  }
  summary::before {
    content: '›';
    width: 1ch;
    color: var(--y-text-muted);
  }
  details[open] > summary::before {
    rotate: 90deg;
  }
  .chosen {
    display: flex;
    align-items: center;
    gap: var(--y-space);
  }
  .chosen > .grow {
    flex: 1;
  }
  .found {
    display: flex;
    gap: var(--y-space);
  }
  .found:empty {
    display: none;
  }
  .near,
  .check,
  .faults,
  .restored {
    display: grid;
    gap: var(--y-space);
    justify-items: start;
    padding: calc(var(--y-space) * 1.5);
    border: 1px solid var(--y-line);
    border-radius: var(--y-radius-small);
    background: var(--y-surface-sunken);
  }
  .near > ul,
  .near li {
    display: grid;
    gap: calc(var(--y-space) / 2);
    justify-items: start;
    width: 100%;
  }
  .near > ul {
    gap: calc(var(--y-space) * 1.5);
  }
  .near > h3,
  .check > h3 {
    margin: 0;
  }
  .title {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    font-weight: 600;
  }
  .faults {
    border-inline-start: 4px solid var(--y-danger);
    background: var(--y-surface);
  }
  .to {
    min-height: var(--y-target);
    padding: 0;
    border: 0;
    background: none;
    color: var(--y-accent-text);
    font: inherit;
    text-align: start;
    text-decoration: underline;
    cursor: pointer;
  }
  .photos {
    display: flex;
    flex-wrap: wrap;
    gap: var(--y-space);
  }
  .photos > li {
    position: relative;
  }
  .photos canvas {
    display: block;
    width: 96px;
    height: 96px;
    border-radius: var(--y-radius-small);
    background: var(--y-surface-sunken);
  }
  .photos .button {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
  }
  .check dl {
    width: 100%;
  }
  .check dd {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 6;
    margin-bottom: var(--y-space);
  }
  dt {
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .actions > .main {
    flex-grow: 3;
  }
  .state-title > .icon {
    flex: none;
  }
  .receipt > h2 {
    display: flex;
    align-items: center;
    gap: var(--y-space);
    color: var(--y-success);
    font-size: var(--y-font-size-title);
  }
  .receipt dl,
  .receipt .row {
    width: 100%;
  }
  .number {
    margin-bottom: var(--y-space);
    font-size: calc(var(--y-font-size-title) * 1.2);
    font-weight: 700;
    letter-spacing: 0.04em;
    user-select: all;
  }
  progress {
    width: 100%;
    accent-color: var(--y-accent);
  }
`;
