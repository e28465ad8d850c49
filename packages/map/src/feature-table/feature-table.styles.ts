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
`;
