import type { Theme } from './scene.ts';

/** Colours of the base map and of what the kit itself draws on it. A paper atlas, tuned three times. */
export interface Palette {
  readonly paper: string;
  readonly land: string;
  readonly farmland: string;
  readonly forest: string;
  readonly grass: string;
  readonly builtUp: string;
  readonly industry: string;
  readonly water: string;
  readonly waterLine: string;
  readonly waterText: string;
  readonly motorway: string;
  readonly primary: string;
  readonly road: string;
  readonly contour: string;
  readonly roadCasing: string;
  readonly rail: string;
  readonly boundary: string;
  readonly text: string;
  readonly textQuiet: string;
  readonly halo: string;
  readonly building: string;
  readonly buildingLine: string;
  /** Lies over all that is outside the division in focus. */
  readonly shade: string;
  readonly shadeOpacity: number;
  /** Pictures from elsewhere are toned to the theme. */
  readonly rasterBrightness: number;
  readonly rasterSaturation: number;
}

const light: Palette = {
  paper: '#eceae4',
  land: '#f6f4ee',
  farmland: '#f2f1df',
  forest: '#dde8d3',
  grass: '#e6edd8',
  builtUp: '#ebe5db',
  industry: '#e8e3e1',
  water: '#b9d6e4',
  waterLine: '#9cc3d6',
  waterText: '#3b6f8c',
  motorway: '#efc77e',
  primary: '#f6e2b5',
  road: '#ffffff',
  contour: '#c3ae8b',
  roadCasing: '#d5cfc3',
  rail: '#a9a49b',
  boundary: '#8d7f92',
  text: '#2e3338',
  textQuiet: '#5d646b',
  halo: '#fbfaf7',
  building: '#d9d1c5',
  buildingLine: '#c0b6a7',
  shade: '#eceae4',
  shadeOpacity: 0.72,
  rasterBrightness: 1,
  rasterSaturation: 0,
};

const dark: Palette = {
  paper: '#171b1f',
  land: '#262c31',
  farmland: '#2a312a',
  forest: '#24372d',
  grass: '#2a372e',
  builtUp: '#34373b',
  industry: '#38373d',
  water: '#1b4259',
  waterLine: '#2c5d78',
  waterText: '#93c3dc',
  motorway: '#a98543',
  primary: '#7a6a40',
  road: '#4d565e',
  contour: '#5b5546',
  roadCasing: '#1d2226',
  rail: '#666d75',
  boundary: '#9b92a6',
  text: '#eceff2',
  textQuiet: '#b4bdc5',
  halo: '#171b1f',
  building: '#48525c',
  buildingLine: '#5d6872',
  shade: '#171b1f',
  shadeOpacity: 0.7,
  rasterBrightness: 0.68,
  rasterSaturation: -0.3,
};

// Seen from metres away: land, water and roads lie further apart, and names are stronger.
const wall: Palette = {
  ...dark,
  paper: '#0c1319',
  land: '#24323c',
  farmland: '#2b3a36',
  forest: '#22432f',
  grass: '#2a4236',
  builtUp: '#3a4550',
  industry: '#404652',
  water: '#155a86',
  waterLine: '#226591',
  waterText: '#a9d8f2',
  motorway: '#d19a3e',
  primary: '#9c8248',
  road: '#5f6f7c',
  roadCasing: '#18222a',
  contour: '#5f6459',
  text: '#ffffff',
  textQuiet: '#d5dfe7',
  halo: '#0c1319',
  building: '#566573',
  buildingLine: '#74859a',
  boundary: '#b3a9c2',
  shade: '#0c1319',
  shadeOpacity: 0.76,
  rasterBrightness: 0.7,
  rasterSaturation: -0.25,
};

export const PALETTES: Readonly<Record<Theme, Palette>> = { light, dark, wall };
