import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Whether what an element loads by itself is needed: from when it is first seen, or from when something is
 * asked of it. A tool that nobody has opened, or one in a closed drawer, needs nothing.
 */
export class NeedController implements ReactiveController {
  readonly #host: Host;
  #needed = false;
  #sizes: ResizeObserver | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  get value(): boolean {
    return this.#needed;
  }

  /** It is needed from now on, seen or not. */
  begin(): void {
    if (this.#needed) return;
    this.#needed = true;
    this.#sizes?.disconnect();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    if (this.#needed) return;
    this.#sizes ??= new ResizeObserver(() => {
      // In a task of its own: drawing while sizes are told would be told to the page as an error.
      requestAnimationFrame(() => {
        if (this.#host.getClientRects().length > 0) this.begin();
      });
    });
    this.#sizes.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
  }
}
