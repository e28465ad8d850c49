import { toYztError, YztError } from '@yizhangtu/standard';
import type { ReactiveControllerHost } from 'lit';
import type { EngineListener, MapEngine } from '../engine/map-engine.ts';
import type { CountyController } from './county-controller.ts';
import { EngineStart } from './engine-start.ts';
import type { MapModel } from './map-model.ts';
import { loadTable } from './parts.ts';
import { adoptStyles } from '../adopt-styles.ts';

type Tools = typeof import('./map-tools.ts');

/** The element that a map is drawn in. */
export interface EngineGround {
  readonly host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };
  readonly model: MapModel;
  readonly county: CountyController;
  readonly listener: Omit<EngineListener, 'onFault'>;
  /** What the map is called to those who cannot see it. */
  label(): string;
  /** A fault that is to be told. */
  tell(error: YztError): void;
}

/** What draws a map, from when its element comes to the page until it leaves. */
export class EngineController {
  readonly #ground: EngineGround;
  readonly #listener: EngineListener;
  #engine: MapEngine | undefined;
  #fault: YztError | undefined;
  #instead: HTMLElement | undefined;
  #tools: Tools | undefined;
  #opening: AbortController | undefined;
  #start: EngineStart | undefined;
  #waiting: (() => void)[] = [];
  #onKnown: (() => void) | undefined;

  constructor(ground: EngineGround) {
    this.#ground = ground;
    this.#listener = { ...ground.listener, onFault: (error) => this.#onFault(error) };
  }

  get engine(): MapEngine | undefined {
    return this.#engine;
  }

  /** Why nothing can be drawn, or why what is drawn stands still. */
  get fault(): YztError | undefined {
    return this.#fault;
  }

  /** Stands in the place of a map that cannot be drawn. */
  get instead(): HTMLElement | undefined {
    return this.#instead;
  }

  get tools(): Tools | undefined {
    return this.#tools;
  }

  /** Whether there is no map yet, or nothing drawn on it, and none of the two has failed. */
  get opening(): boolean {
    return this.#opening !== undefined && this.#fault === undefined;
  }

  /** To be called when the host was drawn. */
  updated(): void {
    this.#engine?.setLabel(this.#ground.label());
    this.#want();
    if (!this.#ground.county.starting) this.#onKnown?.();
    this.#tellWaiting();
  }

  /** Another county: its requests and its room. */
  settle(): void {
    const { county } = this.#ground;
    this.#engine?.settle(county.client, county.home);
  }

  /**
   * Resolves when everything is drawn and the map is not `busy`.
   *
   * @throws YztError the fault, or `aborted` when the element leaves
   */
  async whenReady(busy: () => boolean): Promise<void> {
    const { host } = this.#ground;
    for (;;) {
      await host.updateComplete;
      const engine = this.#engine;
      if (this.#fault !== undefined) throw this.#fault;
      if (!host.isConnected) throw new YztError({ code: 'aborted', message: 'The map has left' });
      if (engine === undefined || this.opening || busy()) {
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      } else {
        await engine.whenIdle();
        if (engine === this.#engine && !busy()) return;
      }
    }
  }

  open(): void {
    if (this.#opening !== undefined || this.#engine !== undefined) return;
    const opening = new AbortController();
    this.#opening = opening;
    this.#ground.host.requestUpdate();
    void this.#load(opening.signal).finally(() => {
      if (this.#opening === opening) this.#opening = undefined;
      this.#ground.host.requestUpdate();
    });
  }

  close(): void {
    this.#opening?.abort();
    this.#opening = undefined;
    this.#ground.model.attach(undefined);
    this.#engine?.close();
    this.#engine = undefined;
    this.#place('.canvas')?.replaceChildren();
    this.#tellWaiting();
    this.#ground.host.requestUpdate();
  }

  /** Forgets what went wrong, so that the map can be opened anew. */
  forgive(): void {
    this.#fault = this.#instead = undefined;
  }

  #place(part: '.canvas' | '.over'): HTMLElement | null {
    return this.#ground.host.renderRoot.querySelector(part);
  }

  async #load(signal: AbortSignal): Promise<void> {
    const { model, county } = this.#ground;
    const start = (this.#start = new EngineStart(signal));
    try {
      const engine = await start.run(
        () => ({
          container: this.#place('.canvas')!,
          open: this.#place('.over')!,
          client: county.client,
          label: this.#ground.label(),
          listener: this.#listener,
        }),
        (tools) => this.#take(tools),
        new Promise((resolve) => (this.#onKnown = resolve)),
      );
      if (engine === undefined) return;
      this.#engine = engine;
      this.#fault = undefined;
      this.settle();
      model.attach(engine);
      await engine.whenDrawn();
    } catch (thrown) {
      if (!signal.aborted) await this.#doWithout(toYztError(thrown), signal);
    } finally {
      if (this.#start === start) this.#start = undefined;
    }
  }

  #take(tools: Tools): void {
    if (this.#tools === undefined)
      adoptStyles(this.#ground.host.renderRoot as ShadowRoot, ...tools.toolStyles);
    this.#tools = tools;
    this.#ground.host.requestUpdate();
    this.#want();
  }

  #want(): void {
    const { model, county } = this.#ground;
    this.#start?.want(model.scene, county.client, county.home);
  }

  async #doWithout(error: YztError, signal: AbortSignal): Promise<void> {
    this.#onFault(error);
    if (error.code !== 'graphics') return;
    const part = await loadTable().catch((thrown: unknown) => {
      this.#ground.tell(toYztError(thrown));
      return undefined;
    });
    if (!signal.aborted) this.#instead = part?.tableOf(this.#ground.model);
  }

  #onFault(error: YztError | undefined): void {
    this.#fault = error;
    this.#ground.host.requestUpdate();
    if (error !== undefined) this.#ground.tell(error);
  }

  #tellWaiting(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
