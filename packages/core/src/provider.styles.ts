import { css } from 'lit';

export const providerStyles = css`
  /* No box of its own: the page lays its content out as if the provider were not there. */
  :host {
    display: contents;
  }
  :host([hidden]) {
    display: none;
  }
`;
