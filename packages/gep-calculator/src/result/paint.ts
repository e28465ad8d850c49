import type { Theme } from '@yizhangtu/core';
import type { Paint } from './chart-option.ts';

type Colours = Paint['colours'];

/** Told apart by lightness too: dark ground, dark brown, violet. */
const LIGHT: Colours = {
  provisioning: '#d08a2e',
  regulating: '#12724f',
  cultural: '#4b3f9e',
  total: '#51605a',
  up: '#12724f',
  down: '#b3261e',
  range: '#7fb0c9',
};
const DARK: Colours = {
  provisioning: '#f0bd73',
  regulating: '#3fa57b',
  cultural: '#8f86e6',
  total: '#93a39b',
  up: '#5cc79a',
  down: '#ff8f84',
  range: '#4f88a6',
};

export const coloursOf = (theme: Theme): Colours => (theme === 'light' ? LIGHT : DARK);

/** Colours and letters of an element as it looks now, for a canvas. */
export function paintOf(element: HTMLElement, theme: Theme): Paint {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    text: token('--y-text'),
    muted: token('--y-text-muted'),
    line: token('--y-line'),
    font: style.fontFamily,
    size: Number.parseFloat(token('--y-font-size-small')) || 14,
    colours: coloursOf(theme),
  };
}
