import { css } from 'lit';

export const legendStyles = css`
  :host {
    container-type: inline-size;
    background: var(--y-surface);
  }
  section {
    padding: calc(var(--y-space) * 1.5);
  }
  article + article {
    margin-top: calc(var(--y-space) * 1.5);
    padding-top: calc(var(--y-space) * 1.5);
    border-top: 1px solid var(--y-line);
  }
  h3 {
    display: flex;
    align-items: center;
    gap: var(--y-space);
    margin: 0;
    font: inherit;
    font-weight: 600;
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--y-space);
    min-width: 0;
  }
  /* As wide as a wall's board: two layers beside each other, classes in a row. */
  @container (min-width: 32em) {
    section {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 0 calc(var(--y-space) * 2);
    }
    section > * {
      grid-column: 1 / -1;
    }
    article.single {
      grid-column: auto;
    }
    article + article {
      margin-top: var(--y-space);
      padding-top: var(--y-space);
    }
    article.single:first-child + article.single {
      margin-top: 0;
      padding-top: 0;
      border-top: 0;
    }
  }
  .quiet {
    margin: 0;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
    font-weight: 400;
  }
  .count {
    flex: none;
    margin-inline-start: auto;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
    font-weight: 400;
  }
  .about {
    margin-top: calc(var(--y-space) * 1.5);
  }
  .mark {
    padding: 0 0.4em;
    border: 1px dashed var(--y-line-strong);
    border-radius: 4px;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(9.5em, 100%), 1fr));
    gap: calc(var(--y-space) / 2) calc(var(--y-space) * 2);
    margin: calc(var(--y-space) / 2) 0 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--y-space);
    min-width: 0;
  }
  /* A service draws on white, or see-through for white paper. */
  .pictures img {
    flex: none;
    max-width: 100%;
    padding: 2px;
    border-radius: 3px;
    background: #ffffff;
  }
  .pictures.one {
    display: block;
  }
  .swatch {
    flex: none;
    width: calc(var(--y-icon) * 1.4);
    height: var(--y-icon);
    forced-color-adjust: none;
  }
`;
