/** The panels of a portal, in the order of its rail. The map is the ground; the others open beside it. */
export const PANELS = ['map', 'services', 'cases', 'orders', 'inbox', 'gep'] as const;
export type PanelId = (typeof PANELS)[number];

/** Roles that have work orders. */
export const HANDLERS: readonly string[] = [
  'grid-worker',
  'village-cadre',
  'town-command',
  'department-handler',
  'county-centre',
  'supervisor',
  'auditor',
];

/** What decides which panels there are. */
export interface PanelFacts {
  /** The county has a backend. */
  readonly api: boolean;
  /** The county lists public services. */
  readonly services: boolean;
  readonly signedIn: boolean;
  /** The role of the post that the person acts in. */
  readonly role: string | undefined;
  /** Panels that the page fills itself. */
  readonly filled: ReadonlySet<string>;
  /** Panels that the page leaves out. */
  readonly without: readonly string[];
}

/** The panels that this person has. What the page fills itself is there for everyone. */
export function panelsOf(facts: PanelFacts): readonly PanelId[] {
  const { api, services, signedIn, role, filled, without } = facts;
  const offered: Readonly<Record<PanelId, boolean>> = {
    map: true,
    services,
    cases: api,
    orders: api && role !== undefined && HANDLERS.includes(role),
    inbox: api && signedIn,
    gep: api,
  };
  return PANELS.filter(
    (panel) => !without.includes(panel) && (offered[panel] || filled.has(panel)),
  );
}

/** Names with spaces or commas between them. */
export const namesIn = (list: string): readonly string[] => list.split(/[\s,]+/).filter(Boolean);

/** The panel that shows a case which was chosen in `panel`. */
export function panelForCase(panel: PanelId, panels: readonly PanelId[]): PanelId | undefined {
  if (panel === 'orders' || panel === 'cases' || panel === 'inbox') return panel;
  return (['orders', 'cases', 'inbox'] as const).find((one) => panels.includes(one));
}

/**
 * How many ways to panels stand in a row of `room` pixels, from the first on; where not all do, a way to the
 * others, `more` pixels wide, stands behind them.
 */
export function fitting(widths: readonly number[], more: number, room: number): number {
  const sum = (count: number) => widths.slice(0, count).reduce((all, one) => all + one, 0);
  if (sum(widths.length) <= room) return widths.length;
  let count = widths.length - 1;
  while (count > 1 && sum(count) + more > room) count -= 1;
  return count;
}

export const isPanel = (name: string | null | undefined): name is PanelId =>
  PANELS.includes(name as PanelId);

export type Layout = 'phone' | 'desk' | 'wall';

/** Pixels below which a portal is laid out as on a phone. */
const NARROW = 760;

/** By the room that the portal has, and the wall by its theme. */
export function layoutOf(width: number, theme: string | undefined): Layout {
  if (theme === 'wall') return 'wall';
  return width < NARROW ? 'phone' : 'desk';
}
