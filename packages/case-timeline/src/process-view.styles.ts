import { css } from 'lit';

export const processStyles = css`
  .process {
    padding: var(--y-space) calc(var(--y-space) * 2) calc(var(--y-space) * 2);
  }
  .process ol,
  .legend {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .patterns {
    position: absolute;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--y-space) * 2);
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 0.4em;
  }
  .sign {
    width: 1.7em;
    height: 0.85em;
  }
  .part {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--y-space);
    padding-block: var(--y-space);
    border-bottom: 1px solid var(--y-line);
  }
  .part.order {
    padding-inline-start: calc(var(--y-space) * 2);
  }
  .part h3 {
    margin: 0;
    padding: 0;
    border: 0;
    font-size: inherit;
    font-weight: 600;
  }
  .part.order h3 {
    font-weight: 400;
  }
  .part p {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    gap: 0 calc(var(--y-space) * 2);
    margin: 0;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .bar {
    flex: 1 0 100%;
    width: 100%;
    overflow: visible;
  }
  .part.order .bar {
    margin-inline-start: calc(var(--y-space) * -2);
    flex-basis: calc(100% + var(--y-space) * 2);
  }
  .track {
    fill: var(--y-line);
  }
  /* The stroke keeps what took minutes in sight on an axis of days. */
  .actual {
    fill: var(--y-accent);
    stroke: var(--y-accent);
    stroke-width: 2;
  }
  .actual.dropped {
    fill: var(--y-line-strong);
    stroke: var(--y-line-strong);
  }
  .late:is(rect) {
    fill: var(--y-danger);
  }
  .still {
    stroke: var(--y-line-strong);
  }
  .ground {
    fill: var(--y-surface);
  }
  .hatch {
    fill: none;
    stroke: var(--y-line-strong);
    stroke-width: 1.5;
  }
  .due {
    fill: none;
    stroke: var(--y-text);
    stroke-width: 3;
  }
  .axis {
    display: flex;
    justify-content: space-between;
    gap: var(--y-space);
    margin: calc(var(--y-space) / 2) 0 0;
    color: var(--y-text-muted);
    font-size: var(--y-font-size-small);
  }
  .mark.good {
    color: var(--y-success);
  }
  @media (forced-colors: active) {
    .actual {
      fill: Highlight;
    }
    .late:is(rect),
    .due {
      fill: CanvasText;
      stroke: CanvasText;
    }
  }
`;
