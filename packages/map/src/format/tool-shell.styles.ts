import { css } from 'lit';

export const toolShellStyles = css`
  :host {
    container-type: inline-size;
    background: var(--y-surface);
  }
  section,
  .desk {
    display: grid;
    gap: calc(var(--y-space) * 1.5);
  }
  section {
    padding: calc(var(--y-space) * 1.5);
  }
  h2 {
    margin: 0;
    font-size: var(--y-font-size-large);
    font-weight: 600;
    line-height: 1.35;
  }
`;
