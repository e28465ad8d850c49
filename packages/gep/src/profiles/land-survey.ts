/**
 * Ecosystem class of a land use of the third national land survey (TD/T 1055-2019). Longer codes first:
 * `0302` is bamboo, other `03` forest of no kind told.
 */
const BY_CODE: readonly (readonly [code: string, ecosystem: string])[] = [
  ['0101', 'paddy'],
  ['0303', 'forest'],
  ['0302', 'forest-bamboo'],
  ['0304', 'marsh'],
  ['0305', 'shrub'],
  ['0306', 'marsh'],
  ['0402', 'marsh'],
  ['0810', 'urban'],
  ['1101', 'river'],
  ['1102', 'lake'],
  ['1103', 'reservoir'],
  ['1104', 'pond'],
  ['1105', 'marsh'],
  ['1106', 'marsh'],
  ['1107', 'river'],
  ['1108', 'marsh'],
  ['1109', 'urban'],
  ['1110', 'ice'],
  ['1202', 'urban'],
  ['1203', 'cropland'],
  ['01', 'dryland'],
  ['02', 'garden'],
  ['03', 'forest'],
  ['04', 'grass'],
  ['05', 'urban'],
  ['06', 'urban'],
  ['07', 'urban'],
  ['08', 'urban'],
  ['09', 'urban'],
  ['10', 'urban'],
  ['12', 'bare'],
  ['20', 'urban'],
];

/** The ecosystem class of a land-survey code such as `0301` or `0201K`; undefined where there is none. */
export const classOfLandUse = (code: string): string | undefined =>
  BY_CODE.find(([start]) => code.startsWith(start))?.[1];
