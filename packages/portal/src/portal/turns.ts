import { isPanel, type PanelName } from './panels.ts';

/** What the figures of a wall are grouped by, one after another. */
export const FIGURES = ['month', 'category', 'division'] as const;
export type Figure = (typeof FIGURES)[number];

/** What takes its turn beside the map of a wall: figures, or a panel. */
export type Turn = Figure | PanelName;

export const isFigure = (turn: Turn | undefined): turn is Figure =>
  FIGURES.includes(turn as Figure);

/** Panels that say something where nobody presses anything: what nature is worth, and what the page adds. */
export const boardsOf = (panels: readonly PanelName[]): readonly PanelName[] =>
  panels.filter((panel) => panel === 'gep' || !isPanel(panel));

/** What takes turns, in order; what has nothing to show is `silent`, and takes none. */
export const turnsOf = (
  figures: boolean,
  boards: readonly PanelName[],
  silent: ReadonlySet<string>,
): readonly Turn[] => [
  ...(figures && !silent.has('figures') ? FIGURES : []),
  ...boards.filter((panel) => !silent.has(panel)),
];

/** The turn after `turn`; the first after one that is none any more. */
export const turnAfter = (turns: readonly Turn[], turn: Turn | undefined): Turn | undefined =>
  turns[(turns.indexOf(turn ?? '') + 1) % turns.length];
