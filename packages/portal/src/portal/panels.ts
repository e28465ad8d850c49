import type { Text } from '@yizhangtu/standard';

/** The kit's panels, in the order of the rail. The map is the ground; the others open beside it. */
export const PANELS = ['map', 'services', 'cases', 'orders', 'inbox', 'gep'] as const;
export type PanelId = (typeof PANELS)[number];

/** A panel of the kit, or the `slot` of one of the page's own. */
export type PanelName = PanelId | (string & {});

/** A panel that the page adds to those of the kit. */
export interface OwnPanel {
  readonly id: string;
  readonly title: Text;
  /** Name of an icon of the kit. */
  readonly icon: string | undefined;
  /** The panel that it stands before; behind all without. */
  readonly before: string | undefined;
}

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
  /** Panels that the page adds. */
  readonly own: readonly OwnPanel[];
}

/** Slots and parts that have their names from the kit. */
const TAKEN: readonly string[] = [...PANELS, 'title', 'actions', 'board', 'display', 'who'];
const NAME = /^[a-z][\w-]*$/i;

/** The panels that elements of the page are: those with a `slot` of their own and a `data-title`. */
export function ownPanelsOf(
  elements: readonly { readonly slot: string; readonly dataset: DOMStringMap }[],
): readonly OwnPanel[] {
  const own = new Map<string, OwnPanel>();
  for (const { slot: id, dataset } of elements) {
    const { title, titleEn, icon, before } = dataset;
    if (!title || !NAME.test(id) || TAKEN.includes(id) || own.has(id)) continue;
    const named = titleEn ? { 'zh-CN': title, en: titleEn } : title;
    own.set(id, { id, title: named, icon, before });
  }
  return [...own.values()];
}

/** The panels that this person has. What the page fills itself is there for everyone. */
export function panelsOf(facts: PanelFacts): readonly PanelName[] {
  const { api, services, signedIn, role, filled, without, own } = facts;
  const offered: Readonly<Record<PanelId, boolean>> = {
    map: true,
    services,
    cases: api,
    orders: api && role !== undefined && HANDLERS.includes(role),
    inbox: api && signedIn,
    gep: api,
  };
  const all: PanelName[] = [...PANELS];
  for (const { id, before } of own) {
    const at = all.indexOf(before ?? '');
    all.splice(at < 0 ? all.length : at, 0, id);
  }
  return all.filter(
    (panel) =>
      !without.includes(panel) && ((isPanel(panel) && offered[panel]) || filled.has(panel)),
  );
}

/** Names with spaces or commas between them. */
export const namesIn = (list: string): readonly string[] => list.split(/[\s,]+/).filter(Boolean);

/** Whether cases may stand on the map beside `panel`: those of the services and of values are about other things. */
export const hasMatters = (panel: PanelName): boolean =>
  ['map', 'cases', 'orders', 'inbox'].includes(panel);

/** The panel that shows a case which was chosen in `panel`. */
export function panelForCase(panel: PanelName, panels: readonly PanelName[]): PanelId | undefined {
  if (panel === 'orders' || panel === 'cases' || panel === 'inbox') return panel as PanelId;
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

export const isPanel = (name: string): name is PanelId => PANELS.includes(name as PanelId);

/** Whether it may name a panel: of the kit, or one that the page adds, now or later. */
export const isPanelName = (name: string | null): name is string =>
  name !== null && NAME.test(name);

export type Layout = 'phone' | 'desk' | 'wall';

/** Pixels below which a portal is laid out as on a phone. */
const NARROW = 760;

/** By the room that the portal has, and the wall by its theme. */
export function layoutOf(width: number, theme: string | undefined): Layout {
  if (theme === 'wall') return 'wall';
  return width < NARROW ? 'phone' : 'desk';
}
