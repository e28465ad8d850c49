import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Pixels between a panel, what it hangs on and the edges of the window. */
const GAP = 8;

/**
 * A panel that a `details` of a shadow root unfolds over the page. Goes with Escape, with a press
 * elsewhere and when the focus leaves it; stays in the window.
 */
export class Popup implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

  constructor(host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode }) {
    this.#host = host;
    host.addController(this);
  }

  get #details(): HTMLDetailsElement | null {
    return this.#host.renderRoot.querySelector('details.popup');
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#onKey);
    this.#host.addEventListener('focusout', this.#onFocusOut);
    document.addEventListener('pointerdown', this.#onPress);
    window.addEventListener('resize', this.place);
    window.addEventListener('scroll', this.place, { capture: true, passive: true });
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#onKey);
    this.#host.removeEventListener('focusout', this.#onFocusOut);
    document.removeEventListener('pointerdown', this.#onPress);
    window.removeEventListener('resize', this.place);
    window.removeEventListener('scroll', this.place, { capture: true });
  }

  hostUpdated(): void {
    this.place();
  }

  close(): void {
    if (this.#details) this.#details.open = false;
  }

  /** Puts the panel under what it hangs on, as far as the window lets it. */
  readonly place = (): void => {
    const details = this.#details;
    const panel = details?.querySelector<HTMLElement>('.panel');
    if (!details?.open || !panel) return;
    const anchor = details.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const left = Math.min(anchor.left, clientWidth - panel.offsetWidth - GAP);
    const below = clientHeight - anchor.bottom - 2 * GAP;
    const above = anchor.top - 2 * GAP;
    const up = below < Math.min(panel.scrollHeight, 240) && above > below;
    panel.style.left = `${Math.max(GAP, left)}px`;
    panel.style.top = up ? 'auto' : `${anchor.bottom + GAP}px`;
    panel.style.bottom = up ? `${clientHeight - anchor.top + GAP}px` : 'auto';
    panel.style.maxHeight = `${Math.max(up ? above : below, 160)}px`;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#details?.open) return;
    event.stopPropagation();
    this.close();
    this.#details.querySelector('summary')?.focus();
  };

  readonly #onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    // To nowhere it goes when what was pressed is redrawn.
    if (
      relatedTarget &&
      relatedTarget !== this.#host &&
      !this.#host.contains(relatedTarget as Node)
    )
      this.close();
  };

  readonly #onPress = (event: Event): void => {
    if (!event.composedPath().includes(this.#host)) this.close();
  };
}
