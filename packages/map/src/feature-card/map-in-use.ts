import type { MapHost } from '@yizhangtu/core';

/**
 * The map's canvas while a person works it by keys: what they choose there is read in the card, and they
 * come back when they close it. Who points and presses sees the card, and keeps the map.
 */
export function mapInUse(document: Document, map: MapHost): HTMLElement | undefined {
  let owner: Element | null = null;
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) {
    owner = active;
    active = active.shadowRoot.activeElement;
  }
  const own = (owner as { mapHost?: MapHost } | null)?.mapHost === map;
  return own && active instanceof HTMLElement && active.matches('canvas:focus-visible')
    ? active
    : undefined;
}
