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
  paper: '#14181c',
  land: '#1d2328',
  farmland: '#202822',
  forest: '#1d2c25',
  grass: '#202c26',
  builtUp: '#272a2e',
  industry: '#2a2a2f',
  water: '#153243',
  waterLine: '#1f475d',
  waterText: '#86b6d0',
  motorway: '#8a6d35',
  primary: '#5f5233',
  road: '#3b434a',
  contour: '#4b463b',
  roadCasing: '#161a1e',
  rail: '#565c63',
  boundary: '#8a8194',
  text: '#e6e9ec',
  textQuiet: '#a9b2ba',
  halo: '#14181c',
  building: '#39414a',
  buildingLine: '#4b555f',
  shade: '#14181c',
  shadeOpacity: 0.7,
  rasterBrightness: 0.62,
  rasterSaturation: -0.35,
};

// Seen from metres away: darker ground, fewer middle tones, stronger text.
const wall: Palette = {
  ...dark,
  paper: '#070b10',
  land: '#101820',
  farmland: '#121d1d',
  forest: '#10211d',
  grass: '#13211f',
  builtUp: '#1a222a',
  industry: '#1c222b',
  water: '#0d2b40',
  waterLine: '#1a4a68',
  waterText: '#8ac4e6',
  text: '#f5f8fa',
  textQuiet: '#c3ced8',
  halo: '#070b10',
  building: '#2d3a47',
  buildingLine: '#465668',
  boundary: '#9d94ab',
  shade: '#070b10',
  shadeOpacity: 0.74,
  rasterBrightness: 0.5,
  rasterSaturation: -0.4,
};

export const PALETTES: Readonly<Record<Theme, Palette>> = { light, dark, wall };
