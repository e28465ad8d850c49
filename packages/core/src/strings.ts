import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Locale } from '@yizhangtu/standard';
import { nearestLocale } from './ancestors.ts';
import { watchAncestors } from './root-watch.ts';

/**
 * The words of one element in the kit's languages. Values are strings, or functions that put values in.
 *
 * ```ts
 * const zh = { title: '图层', count: (n: number) => `${n} 个图层` };
 * export const strings = {
 *   'zh-CN': zh,
 *   en: { title: 'Layers', count: (n) => `${n} layers` },
 * } satisfies StringTable<typeof zh>;
 * ```
 */
export type StringTable<S> = Readonly<Record<Locale, S>>;

/** The words in the language of the nearest `lang`, which may change at any time. */
export class StringsController<S> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #table: StringTable<S>;
  #locale: Locale = 'zh-CN';
  #leave: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element, table: StringTable<S>) {
    this.#host = host;
    this.#table = table;
    host.addController(this);
  }

  /** The words. */
  get t(): S {
    return this.#table[this.#locale];
  }

  get locale(): Locale {
    return this.#locale;
  }

  hostConnected(): void {
    this.#locale = nearestLocale(this.#host);
    this.#leave = watchAncestors(this.#host, () => this.#look());
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  #look(): void {
    const locale = nearestLocale(this.#host);
    if (locale === this.#locale) return;
    this.#locale = locale;
    this.#host.requestUpdate();
  }
}
