import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Counts up while values change by themselves, so that they are asked for again. */
export class LiveTicks implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #seconds: number | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #count = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get count(): number {
    return this.#count;
  }

  /** Seconds between two ticks; undefined for none. */
  every(seconds: number | undefined): void {
    if (seconds === this.#seconds) return;
    this.#seconds = seconds;
    this.hostDisconnected();
    this.hostConnected();
  }

  hostConnected(): void {
    if (this.#seconds === undefined || this.#timer !== undefined) return;
    this.#timer = setInterval(() => {
      this.#count += 1;
      this.#host.requestUpdate();
    }, this.#seconds * 1000);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
