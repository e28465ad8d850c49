import { ATTRIBUTES, type Attribute } from '@yizhangtu/standard/identity.js';
import type { RevealRequest } from '../identity-calls.ts';

/** Whose draft it is, and of whom: what one person wrote is never another's. */
export interface DraftOwner {
  readonly county: string;
  /** Who writes. */
  readonly subject: string;
  /** Whom it is about. */
  readonly person: string;
}

const PREFIX = 'yzt-reveal ';
const keyOf = ({ county, subject, person }: DraftOwner): string =>
  `${PREFIX}${county} ${subject} ${person}`;

/** The tab's own storage; undefined where the browser refuses it. */
function storage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

/** Keeps what was written while the page is away to prove who writes it. False where nothing can be kept. */
export function keepDraft(owner: DraftOwner, draft: RevealRequest): boolean {
  try {
    const store = storage();
    store?.setItem(keyOf(owner), JSON.stringify(draft));
    return store !== undefined;
  } catch {
    return false;
  }
}

/** What was kept, once: it is gone from the storage then. */
export function takeDraft(owner: DraftOwner): RevealRequest | undefined {
  const store = storage();
  const text = store?.getItem(keyOf(owner));
  store?.removeItem(keyOf(owner));
  return text ? readDraft(text) : undefined;
}

/** Forgets what anybody but `subject` has kept. */
export function dropDrafts(subject: string | undefined): void {
  const store = storage();
  for (const key of Object.keys(store ?? {})) {
    if (key.startsWith(PREFIX) && key.split(' ')[2] !== subject) store?.removeItem(key);
  }
}

function readDraft(text: string): RevealRequest | undefined {
  try {
    const { attributes, reason } = JSON.parse(text) as Partial<RevealRequest>;
    if (typeof reason !== 'string' || !Array.isArray(attributes)) return undefined;
    const known = attributes.filter((name): name is Attribute => ATTRIBUTES.includes(name));
    return { attributes: known, reason };
  } catch {
    return undefined;
  }
}
