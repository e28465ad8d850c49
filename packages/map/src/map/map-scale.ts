import type { MapView } from '@yizhangtu/core';
import { html, type TemplateResult } from 'lit';
import { scaleBar, type ScaleBar } from '../model/scale-bar.ts';
import type { MapStrings } from './map.strings.ts';

/** What the map's corner takes, in pixels: its shortest bar, two fifths of that, has room for its words. */
const WIDTH = 136;

/** `size` is that of the map's words. */
const scaleOf = ({ zoom, center }: MapView, size: number): ScaleBar =>
  scaleBar(zoom, center[1], WIDTH * size);

/** The scale of a view. */
export function scaleTemplate(t: MapStrings, view: MapView, size: number): TemplateResult {
  const { metres } = scaleOf(view, size);
  const length = metres >= 1000 ? `${metres / 1000} ${t.kilometres}` : `${metres} ${t.metres}`;
  return html`<div class="scale" role="img" aria-label=${t.scale(length)}>${length}</div>`;
}

/** Draws the scale as long as it is. By script: a strict Content-Security-Policy refuses `style` attributes. */
export function sizeScale(root: ParentNode, view: MapView, size: number): void {
  const scale = root.querySelector<HTMLElement>('.scale');
  if (scale) scale.style.width = `${scaleOf(view, size).pixels}px`;
}
