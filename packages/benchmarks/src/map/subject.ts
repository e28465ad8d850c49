/** What each page under measurement tells the harness. Times are milliseconds since the page was asked for. */
export interface Subject {
  /** Resolves once everything in view is drawn, with the time of it. */
  readonly full: Promise<number>;
}

declare global {
  var subject: Subject;
}

/** Where the pages look: the county as a whole, and a street. */
export const VIEWS = {
  county: { center: [120.07, 30.55] as [number, number], zoom: 12, pitch: 0 },
  street: { center: [119.967, 30.535] as [number, number], zoom: 14.5, pitch: 45 },
} as const;
export type View = keyof typeof VIEWS;

export const ARCHIVE = '/api/counties/330521/archives/buildings.pmtiles';
export const COLOUR = '#c9b79c';

export function viewOfPage() {
  return VIEWS[new URLSearchParams(location.search).get('view') as View];
}
