import { css } from 'lit';

export const featureTableStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    max-height: var(--yzt-feature-table-height, 70vh);
  }
  section {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
    container-type: inline-size;
  }
  header {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--y-space);
    padding: calc(var(--y-space) * 1.5) calc(var(--y-space) * 1.5) var(--y-space);
  }
  h2 {
    margin: 0;
    font-size: var(--y-font-size-large);
    font-weight: 600;
    line-height: 1.35;
  }
  header select {
    min-width: 0;
    max-width: 100%;
    min-height: var(--y-target);
    padding: 0 var(--y-space);
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface);
    color: var(--y-text);
    font: inherit;
    font-weight: 600;
  }
  .mark {
    padding: 0 0.4em;
    border: 1px dashed var(--y-line-strong);
    border-radius: 4px;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
    white-space: nowrap;
  }
`;
