import { ICONS, isIconName } from '@yizhangtu/core';
import type { Pattern } from '@yizhangtu/standard';
import { parseImageName, type ImageName } from '../model/image-name.ts';

/** Pixels of a picture and how many of them make one CSS pixel. */
export interface Picture {
  readonly data: ImageData;
  readonly pixelRatio: number;
}

const RATIO = 2;
const TILE = 12;
const ICON = 24;

type Paint = (context: CanvasRenderingContext2D, size: number) => void;

const stroke = (...lines: readonly (readonly [number, number, number, number])[]): Paint => {
  return (context, size) => {
    context.beginPath();
    for (const [x1, y1, x2, y2] of lines) {
      context.moveTo(x1 * size, y1 * size);
      context.lineTo(x2 * size, y2 * size);
    }
    context.stroke();
  };
};

// Lines run over the edge of the tile, so that they meet those of its neighbours.
const DIAGONAL = [
  [-0.25, 0.25, 0.25, -0.25],
  [-0.25, 1.25, 1.25, -0.25],
  [0.75, 1.25, 1.25, 0.75],
] as const;

const PATTERNS: Record<Exclude<Pattern, 'solid'>, Paint> = {
  diagonal: stroke(...DIAGONAL),
  cross: stroke([0, 0.5, 1, 0.5], [0.5, 0, 0.5, 1]),
  horizontal: stroke([0, 0.5, 1, 0.5]),
  vertical: stroke([0.5, 0, 0.5, 1]),
  dots: (context, size) => {
    context.beginPath();
    context.arc(size / 2, size / 2, size / 8, 0, 2 * Math.PI);
    context.fill();
  },
  wave: (context, size) => {
    context.beginPath();
    context.moveTo(0, size / 2);
    context.bezierCurveTo(size * 0.35, 0, size * 0.65, size, size, size / 2);
    context.stroke();
  },
};

/** The colour, darker: a pattern is read on its own colour. */
function darker(colour: string): string {
  const value = Number.parseInt(colour.slice(1), 16);
  const part = (shift: number) => Math.round(((value >> shift) & 255) * 0.55);
  return `rgb(${part(16)} ${part(8)} ${part(0)})`;
}

function canvasOf(size: number, paint: (context: CanvasRenderingContext2D) => void): Picture {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * RATIO;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.scale(RATIO, RATIO);
  paint(context);
  return {
    data: context.getImageData(0, 0, size * RATIO, size * RATIO),
    pixelRatio: RATIO,
  };
}

function draw(image: ImageName): Picture | undefined {
  if (image.type === 'icon') {
    return canvasOf(ICON, (context) => {
      context.strokeStyle = image.colour;
      context.lineWidth = 2.2;
      context.lineCap = context.lineJoin = 'round';
      context.stroke(new Path2D(ICONS[isIconName(image.icon) ? image.icon : 'pin']));
    });
  }
  if (!Object.hasOwn(PATTERNS, image.pattern)) return undefined;
  const paint = PATTERNS[image.pattern as keyof typeof PATTERNS];
  return canvasOf(TILE, (context) => {
    context.strokeStyle = context.fillStyle = darker(image.colour);
    context.lineWidth = 1.1;
    paint(context, TILE);
  });
}

/** The picture that a style asks for by name; undefined for a name that is not of this kit. */
export function pictureOf(name: string): Picture | undefined {
  const image = parseImageName(name);
  return image === undefined ? undefined : draw(image);
}
