import { emptyInput, isTyped, type ActionInput } from './action-model.ts';
import type { ActionType } from './action-fields.ts';

const PREFIX = 'yzt-action ';

/** Where what was typed is kept: `owner` names the backend, the county and the person, `matter` the case. */
export interface DraftPlace {
  readonly owner: string;
  readonly matter: string;
}

const keyOf = ({ owner, matter }: DraftPlace, action: string): string =>
  `${PREFIX}${owner} ${matter} ${action}`;

/** The tab's own store; a browser may refuse it, and then what was typed lasts as long as the page. */
function store(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** Keeps what was typed through a reload; takes it away when nothing is left of it. */
export function keepDraft(place: DraftPlace, action: string, input: ActionInput | undefined): void {
  try {
    if (input && isTyped(input)) store()?.setItem(keyOf(place, action), JSON.stringify(input));
    else store()?.removeItem(keyOf(place, action));
  } catch {
    // The store is full: it lasts as long as the page.
    store()?.removeItem(keyOf(place, action));
  }
}

/** What was typed before a reload. */
export function takeDraft(
  place: DraftPlace,
  action: string,
  type: ActionType,
): ActionInput | undefined {
  const kept = store()?.getItem(keyOf(place, action)) ?? undefined;
  if (kept === undefined) return undefined;
  try {
    return { ...emptyInput(type), ...(JSON.parse(kept) as Partial<ActionInput>) };
  } catch {
    return undefined;
  }
}

/** Takes away what was typed, for whoever acts next. */
export function dropDrafts(): void {
  const kept = store();
  if (kept === undefined) return;
  for (const key of Object.keys(kept)) if (key.startsWith(PREFIX)) kept.removeItem(key);
}
