import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ContextController, mapHostContext } from './context.ts';
import type { MapHost } from './map-host.ts';
import type { MapHostRegistry } from './map-host-registry.ts';

/** An element that works with a map: `htmlFor` is its `for` attribute. */
export type MapHostUser = ReactiveControllerHost & HTMLElement & { readonly htmlFor?: string };

/**
 * Finds the map that an element belongs to: the one whose id `for` names, in the same document or shadow
 * root, or else the first under the same provider. The map may come later, be replaced or leave. The
 * element is updated after each change of the map's state.
 */
export class MapHostController implements ReactiveController {
  readonly #host: MapHostUser;
  readonly #provided: ContextController<MapHostRegistry>;
  #wanted: string | undefined;
  #mapHost: MapHost | undefined;
  #stopMap: (() => void) | undefined;
  #stopRegistry: (() => void) | undefined;
  #observer: MutationObserver | undefined;

  constructor(host: MapHostUser) {
    this.#host = host;
    host.addController(this);
    this.#provided = new ContextController(host, mapHostContext, (registry) => {
      this.#stopRegistry?.();
      this.#stopRegistry = registry?.subscribe(() => this.#find());
      this.#find();
    });
  }

  /** The map; `undefined` until there is one. */
  get host(): MapHost | undefined {
    return this.#mapHost;
  }

  hostConnected(): void {
    this.#wanted = this.#host.htmlFor;
    this.#watch();
    this.#find();
  }

  hostUpdate(): void {
    if (this.#wanted === this.#host.htmlFor) return;
    this.#wanted = this.#host.htmlFor;
    this.#watch();
    this.#find();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#use(undefined);
  }

  /** An element with that id may appear, leave or be another one at any time. */
  #watch(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    if (!this.#wanted || !this.#host.isConnected) return;
    this.#observer = new MutationObserver(() => this.#find());
    this.#observer.observe(this.#host.getRootNode(), {
      childList: true,
      attributes: true,
      attributeFilter: ['id'],
      subtree: true,
    });
  }

  #find(): void {
    if (!this.#host.isConnected) return;
    this.#use(this.#wanted ? this.#byId(this.#wanted) : this.#provided.value?.host);
  }

  #byId(id: string): MapHost | undefined {
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    const found = root.getElementById(id) as (HTMLElement & { mapHost?: MapHost }) | null;
    if (found && !found.mapHost && found.localName.includes('-')) {
      void registryOf(found)
        .whenDefined(found.localName)
        .then(() => this.#find());
    }
    return found?.mapHost;
  }

  #use(mapHost: MapHost | undefined): void {
    if (mapHost === this.#mapHost) return;
    this.#stopMap?.();
    this.#mapHost = mapHost;
    this.#stopMap = mapHost?.subscribe(() => this.#host.requestUpdate());
    this.#host.requestUpdate();
  }
}

/** Scoped registries: an element knows its own. */
function registryOf(element: Element): CustomElementRegistry {
  const own = (element as { customElementRegistry?: CustomElementRegistry | null })
    .customElementRegistry;
  return own ?? customElements;
}
