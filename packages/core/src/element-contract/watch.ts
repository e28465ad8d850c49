/** What a page's element may leave behind. */
export interface Leftovers {
  readonly listeners: readonly string[];
  readonly work: readonly string[];
}

interface Listening {
  readonly target: EventTarget;
  readonly type: string;
  readonly listener: unknown;
  readonly capture: boolean;
}

type FrameWindow = Window & typeof globalThis;

const captureOf = (options: boolean | AddEventListenerOptions | undefined): boolean =>
  typeof options === 'boolean' ? options : options?.capture === true;

/** Writes down what is begun in a window from now on, and what of it ends. The window is thrown away afterwards. */
export class Watch {
  readonly #window: FrameWindow;
  readonly #listening = new Set<Listening>();
  readonly #work = new Map<object, string>();
  readonly #observed = new Map<object, Set<Node>>();
  /** Addresses asked for by other ways than a client. */
  readonly asked: string[] = [];

  constructor(window: FrameWindow) {
    this.#window = window;
    this.#watchListeners();
    this.#watchObservers();
    this.#watchChannels();
    this.#watchTimers();
    this.#watchRequests();
  }

  /** What is left of it now that the element is gone. Listeners on what goes with the element are no leak. */
  left(): Leftovers {
    const { document } = this.#window;
    const stays = (target: EventTarget): boolean =>
      !isNode(target) || target === document || target.isConnected;
    const listeners = [...this.#listening]
      .filter(({ target }) => stays(target))
      .map(({ target, type }) => `${nameOf(target)}: ${type}`);
    const observers = [...this.#observed]
      .filter(([, nodes]) => [...nodes].some(stays))
      .map(([observer]) => observer.constructor.name);
    return { listeners, work: [...observers, ...this.#work.values()] };
  }

  #watchListeners(): void {
    const listening = this.#listening;
    const { prototype } = this.#window.EventTarget;
    const { addEventListener: add, removeEventListener: remove } = prototype;
    const drop = (target: EventTarget, type: string, listener: unknown, capture: boolean) => {
      for (const one of listening) {
        const same = one.target === target && one.type === type && one.listener === listener;
        if (same && one.capture === capture) listening.delete(one);
      }
    };
    prototype.addEventListener = function (this: EventTarget | undefined, type, listener, options) {
      // As a bare function it is the window's.
      const target = this ?? globalThis;
      const once = typeof options === 'object' && options.once === true;
      // A signal ends with what it belongs to.
      if (listener && !once && nameOf(target) !== 'AbortSignal') {
        const capture = captureOf(options);
        drop(target, type, listener, capture);
        listening.add({ target, type, listener, capture });
        const signal = typeof options === 'object' ? options.signal : undefined;
        if (signal) {
          const end = () => drop(target, type, listener, capture);
          add.call(signal, 'abort', end, { once: true });
        }
      }
      add.call(target, type, listener, options);
    };
    prototype.removeEventListener = function (
      this: EventTarget | undefined,
      type,
      listener,
      options,
    ) {
      const target = this ?? globalThis;
      drop(target, type, listener, captureOf(options));
      remove.call(target, type, listener, options);
    };
  }

  #watchObservers(): void {
    const observed = this.#observed;
    for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver'] as const) {
      const { prototype } = this.#window[name] as { prototype: ObserverLike };
      const { observe, disconnect, unobserve } = prototype;
      prototype.observe = function (node, options) {
        const nodes = observed.get(this) ?? new Set();
        observed.set(this, nodes.add(node));
        observe.call(this, node, options);
      };
      prototype.disconnect = function () {
        observed.delete(this);
        disconnect.call(this);
      };
      if (!unobserve) continue;
      prototype.unobserve = function (node) {
        observed.get(this)?.delete(node);
        unobserve.call(this, node);
      };
    }
  }

  #watchChannels(): void {
    const work = this.#work;
    const endings = {
      EventSource: 'close',
      WebSocket: 'close',
      BroadcastChannel: 'close',
      Worker: 'terminate',
    } as const;
    const window = this.#window as unknown as Record<string, Opener>;
    for (const [name, ending] of Object.entries(endings)) {
      const Own = window[name];
      if (!Own) continue;
      const asked = name === 'EventSource' || name === 'WebSocket' ? this.asked : undefined;
      window[name] = new Proxy(Own, {
        construct(target, parts: unknown[], made: Opener) {
          const opened = Reflect.construct(target, parts, made) as object;
          asked?.push(String(parts[0]));
          work.set(opened, name);
          return opened;
        },
      });
      const { prototype } = Own;
      const end = prototype[ending]!;
      prototype[ending] = function (this: object) {
        work.delete(this);
        end.call(this);
      };
    }
  }

  #watchTimers(): void {
    const work = this.#work;
    const window = this.#window;
    const { setInterval: start, clearInterval: stop } = window;
    const { requestAnimationFrame: draw, cancelAnimationFrame: cancel } = window;
    const running = new Map<number, object>();
    const drawing = new Map<number, object>();
    window.setInterval = ((...args: Parameters<typeof setInterval>) => {
      const id = (start as unknown as (...all: unknown[]) => number).apply(window, args);
      const key = {};
      running.set(id, key);
      work.set(key, 'setInterval');
      return id;
    }) as typeof setInterval;
    window.clearInterval = (id) => {
      const key = running.get(Number(id));
      if (key) work.delete(key);
      stop.call(window, id);
    };
    window.requestAnimationFrame = (then) => {
      const key = {};
      work.set(key, 'requestAnimationFrame');
      const id = draw.call(window, (time) => {
        work.delete(key);
        drawing.delete(id);
        then(time);
      });
      drawing.set(id, key);
      return id;
    };
    window.cancelAnimationFrame = (id) => {
      const key = drawing.get(id);
      if (key) work.delete(key);
      cancel.call(window, id);
    };
  }

  #watchRequests(): void {
    const { asked } = this;
    const window = this.#window;
    const { fetch } = window;
    window.fetch = (input, init) => {
      asked.push(typeof input === 'string' ? input : 'url' in input ? input.url : input.href);
      return fetch.call(window, input, init);
    };
    const { prototype } = window.XMLHttpRequest;
    const open = prototype.open as (this: XMLHttpRequest, ...all: unknown[]) => void;
    prototype.open = function (this: XMLHttpRequest, ...all: unknown[]) {
      asked.push(String(all[1]));
      open.apply(this, all);
    } as typeof prototype.open;
  }
}

type Opener = {
  new (...parts: never[]): object;
  readonly prototype: Record<string, (this: object) => void>;
};

interface ObserverLike {
  observe(node: Node, options?: unknown): void;
  disconnect(): void;
  unobserve?(node: Node): void;
}

/** By shape: a frame has classes of its own. */
const isNode = (target: object): target is Node => 'isConnected' in target && 'nodeType' in target;

const nameOf = (target: object): string =>
  isNode(target) ? target.nodeName.toLowerCase() : target.constructor.name;
