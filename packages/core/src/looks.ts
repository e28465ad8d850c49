import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { selfAndAncestors } from './ancestors.ts';
import { watchAncestors } from './root-watch.ts';
import type { Theme } from './token-values.ts';

export interface Looks {
  readonly theme: Theme;
  readonly largeText: boolean;
}

const DARK_QUERY = '(prefers-color-scheme: dark)';

/** The looks of the nearest elements of the kit that name a `theme` and `large-text`: the element itself or one above. */
export function nearestLooks(element: Element, prefersDark: boolean): Looks {
  let theme: string | null = null;
  let largeText = false;
  for (const at of selfAndAncestors(element)) {
    if (!at.localName.startsWith('yzt-')) continue;
    theme ??= at.getAttribute('theme');
    largeText ||= at.hasAttribute('large-text');
  }
  if (theme === 'auto') theme = prefersDark ? 'dark' : 'light';
  return { theme: theme === 'dark' || theme === 'wall' ? theme : 'light', largeText };
}

/**
 * The looks for what CSS does not reach, such as a map's canvas. Everything else reads the `--y-*` tokens.
 */
export class LooksController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #looks: Looks = { theme: 'light', largeText: false };
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  get value(): Looks {
    return this.#looks;
  }

  hostConnected(): void {
    const query = matchMedia(DARK_QUERY);
    const look = () => this.#look(query.matches);
    const leave = watchAncestors(this.#host, look);
    query.addEventListener('change', look);
    this.#stop = () => {
      leave();
      query.removeEventListener('change', look);
    };
    look();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #look(prefersDark: boolean): void {
    const next = nearestLooks(this.#host, prefersDark);
    if (next.theme === this.#looks.theme && next.largeText === this.#looks.largeText) return;
    this.#looks = next;
    this.#host.requestUpdate();
  }
}
