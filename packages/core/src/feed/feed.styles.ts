import { css } from 'lit';

/** The room of a feed: it scrolls in itself, and its rows are as wide as it is. */
export const feedStyles = css`
  .scroll {
    position: relative;
    overflow: auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
  }
  [role='feed'] {
    display: block;
    position: relative;
  }
  article.row {
    width: 100%;
  }
  article.row:focus-visible {
    outline-offset: -3px;
  }
`;
