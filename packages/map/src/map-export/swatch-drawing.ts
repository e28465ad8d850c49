import { ICONS, isIconName } from '@yizhangtu/core';
import { PLAIN_COLOUR } from '@yizhangtu/standard';
import type { LegendLine } from '../legend/legend-model.ts';
import { darker, inkOn, PATTERN_PATHS, SWATCH_HEIGHT, SWATCH_WIDTH } from '../legend/swatch.ts';
import type { Box } from './paper-layout.ts';

type Canvas2d = CanvasRenderingContext2D;

function stroke(context: Canvas2d, path: string, colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(new Path2D(path));
}

function area(context: Canvas2d, { pattern }: LegendLine, colour: string, ink: string): void {
  const [width, height] = [SWATCH_WIDTH - 1, SWATCH_HEIGHT - 1];
  context.fillStyle = colour;
  context.fillRect(0.5, 0.5, width, height);
  const lines = pattern === undefined ? undefined : PATTERN_PATHS[pattern];
  if (lines !== undefined) {
    context.save();
    context.beginPath();
    context.rect(0.5, 0.5, width, height);
    context.clip();
    stroke(context, lines, darker(colour), pattern === 'dots' ? 3 : 1.4);
    context.restore();
  }
  context.globalAlpha = 0.45;
  context.strokeStyle = ink;
  context.lineWidth = 1;
  context.strokeRect(0.5, 0.5, width, height);
  context.globalAlpha = 1;
}

function point(context: Canvas2d, { icon }: LegendLine, colour: string, ink: string): void {
  context.beginPath();
  context.arc(14, 10, 9, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 0.45;
  context.strokeStyle = ink;
  context.lineWidth = 1;
  context.stroke();
  context.globalAlpha = 1;
  if (icon === undefined) return;
  context.translate(8, 4);
  context.scale(0.5, 0.5);
  stroke(context, ICONS[isIconName(icon) ? icon : 'pin'], inkOn(colour), 2.6);
}

/** Draws a sign of the legend into `box`, as the legend on screen does. */
export function drawSwatch(context: Canvas2d, box: Box, line: LegendLine, ink: string): void {
  const colour = line.colour ?? PLAIN_COLOUR;
  context.save();
  context.translate(box.x, box.y);
  context.scale(box.width / SWATCH_WIDTH, box.height / SWATCH_HEIGHT);
  context.lineCap = context.lineJoin = 'round';
  switch (line.geometry) {
    case 'point':
      point(context, line, colour, ink);
      break;
    case 'line':
      if (line.dashed === true) context.setLineDash([5, 5]);
      stroke(context, 'M2 14C9 2 17 18 26 6', colour, 3);
      break;
    case 'raster':
      stroke(context, 'M1 1h26v18H1zM1 15 9 8l6 5 4-3 8 6', ink, 1);
      break;
    default:
      area(context, line, colour, ink);
  }
  context.restore();
}
