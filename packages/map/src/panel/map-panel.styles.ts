import { css } from 'lit';

export const mapPanelStyles = css`
  :host {
    position: relative;
    height: 100%;
    min-height: 0;
  }
  .ground {
    position: absolute;
    overflow: hidden;
    background: var(--y-surface-sunken);
    inset: 0;
  }
  .map,
  .map ::slotted(*) {
    position: absolute;
    inset: 0;
  }
  .map ::slotted(*) {
    width: 100%;
    min-width: 0;
    max-width: none;
    height: 100%;
    min-height: 0;
    max-height: none;
    aspect-ratio: auto;
  }
  [hidden] {
    display: none !important;
  }
  .sheet,
  aside {
    position: absolute;
    z-index: 1;
    display: flex;
    flex-direction: column;
    overflow: hidden;
    border-radius: var(--y-radius);
    background: var(--y-surface);
    box-shadow: var(--y-shadow);
  }
  .panes {
    display: flex;
    flex: 1;
    min-height: 0;
    border-top: 1px solid var(--y-line);
  }
  [role='tabpanel'] {
    flex: 1;
    min-width: 0;
  }
  [role='tabpanel'],
  aside {
    overflow: auto;
    overscroll-behavior: contain;
  }
  [role='tabpanel']:focus-visible,
  aside:focus-visible {
    outline-offset: -3px;
  }
  .menu {
    margin: 0;
    padding: var(--y-space);
    list-style: none;
  }
  .menu button {
    display: flex;
    align-items: center;
    gap: calc(var(--y-space) * 1.5);
    width: 100%;
    min-height: var(--y-target-main);
    padding: 0 var(--y-space);
    border: 0;
    border-radius: var(--y-radius-small);
    background: none;
    color: var(--y-text);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .menu button:hover {
    background: var(--y-surface-sunken);
  }
  .menu li + li {
    border-top: 1px solid var(--y-line);
  }
  .menu span {
    flex: 1;
  }
  .menu .icon {
    color: var(--y-text-muted);
  }
  [role='tabpanel'] ::slotted(:is(yzt-map-export, yzt-add-data)) {
    margin: calc(var(--y-space) * 1.5);
  }
  .back {
    display: flex;
    margin: var(--y-space) var(--y-space) 0;
    border-color: transparent;
    background: none;
    color: var(--y-accent-text);
  }
  .head {
    flex: none;
  }
  .wide .head {
    display: flex;
  }
  .tabs {
    display: flex;
    flex: 1;
    padding: 0 var(--y-space);
  }
  .folder {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: center;
    gap: calc(var(--y-space) / 2);
    min-width: var(--y-target);
    padding: 0 var(--y-space);
    border: 0;
    border-inline-start: 1px solid var(--y-line);
    background: none;
    color: var(--y-text-muted);
    font: inherit;
    cursor: pointer;
  }
  .folder:focus-visible {
    outline-offset: -4px;
  }
  .search {
    position: relative;
    z-index: 2;
    border-radius: var(--y-radius-small);
    box-shadow: var(--y-shadow);
  }
  .tabs button {
    display: flex;
    flex: 1 1 auto;
    align-items: center;
    justify-content: center;
    gap: calc(var(--y-space) * 0.75);
    min-height: calc(var(--y-target) + 4px);
    padding: 0 calc(var(--y-space) / 2);
    border: 0;
    border-bottom: 3px solid transparent;
    background: none;
    color: var(--y-text-muted);
    font: inherit;
    white-space: nowrap;
    cursor: pointer;
  }
  .narrow .many .icon {
    display: none;
  }
  .tabs button[aria-selected='true'] {
    border-color: var(--y-accent);
    color: var(--y-accent-text);
    font-weight: 600;
  }
  .tabs button:focus-visible {
    outline-offset: -4px;
  }

  .wide .side,
  .wide aside {
    inset-block-start: calc(var(--y-space) * 1.5);
    max-height: calc(100% - var(--y-space) * 3);
  }
  .wide .side {
    position: absolute;
    inset-inline-start: calc(var(--y-space) * 1.5);
    z-index: 1;
    display: flex;
    flex-direction: column;
    gap: var(--y-space);
    width: min(22.5em, 42%);
    pointer-events: none;
  }
  .wide .side > * {
    pointer-events: auto;
  }
  .wide .sheet {
    position: relative;
    min-height: 0;
  }
  .wide aside {
    inset-inline-end: calc(var(--y-space) * 1.5);
    width: min(21.25em, 36%);
  }

  .narrow .search {
    position: absolute;
    inset: var(--y-space) var(--y-space) auto;
  }
  .narrow .sheet {
    inset-inline: 0;
    bottom: 0;
    height: calc(var(--y-target) + 4px + 24px);
    border-end-start-radius: 0;
    border-end-end-radius: 0;
    transition: height var(--y-motion) ease-out;
  }
  :host([height='half']) .narrow .sheet {
    height: 48%;
  }
  :host([height='full']) .narrow .sheet {
    height: 92%;
  }
  .narrow .sheet[data-held] {
    transition: none;
  }
  .narrow .head {
    touch-action: none;
    cursor: grab;
    user-select: none;
  }
  .grip {
    display: grid;
    width: 100%;
    height: 24px;
    padding: 0;
    border: 0;
    background: none;
    cursor: inherit;
    place-items: center;
  }
  .grip span {
    width: 40px;
    height: 5px;
    border-radius: 3px;
    background: var(--y-line-strong);
  }
  .grip:focus-visible {
    outline-offset: -4px;
  }
  /* On paper the map stands alone, in the whole of its place. */
  @media print {
    .ground > :is(.side, aside) {
      display: none;
    }
    .map {
      --yzt-map-inset-top: 0px !important;
      --yzt-map-inset-bottom: 0px !important;
      --yzt-map-inset-start: 0px !important;
      --yzt-map-inset-end: 0px !important;
    }
  }
`;
