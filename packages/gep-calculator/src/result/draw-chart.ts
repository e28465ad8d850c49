import { BarChart, ScatterChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { ChartOption } from './chart-option.ts';

use([BarChart, ScatterChart, GridComponent, CanvasRenderer]);

/**
 * Draws a chart into a canvas. The library draws off the page and is let go at once: inside the page it
 * would set styles and HTML of its own, which strict policies (Trusted Types) refuse.
 *
 * @param size in CSS pixels
 */
export function drawChart(
  canvas: HTMLCanvasElement,
  option: ChartOption,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const devicePixelRatio = canvas.ownerDocument.defaultView?.devicePixelRatio ?? 1;
  const sheet = new OffscreenCanvas(width * devicePixelRatio, height * devicePixelRatio);
  const chart = init(sheet as unknown as HTMLElement, null, { width, height, devicePixelRatio });
  try {
    chart.setOption(option);
    chart.getZr().flush();
    canvas.width = sheet.width;
    canvas.height = sheet.height;
    canvas.getContext('2d')?.drawImage(sheet, 0, 0);
  } finally {
    chart.dispose();
  }
}
