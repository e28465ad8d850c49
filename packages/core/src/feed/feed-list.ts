import { toYztError, type Locale, type YztError } from '@yizhangtu/standard';
import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { errorTemplate } from '../state-template.ts';
import { itemAfter } from './feed-keys.ts';
import { loadVirtualRows } from './load-virtual-rows.ts';

/** Longer lists hold the rows in sight alone. */
const PLAIN = 200;
/** Rows of a long list that are shown until the part that draws it has come. */
const FIRST = 12;
/** Pixels from the start of the list that count as being there. */
const EDGE = 8;

/** Most frames that a row which was gone to may take to be there. */
const FRAMES = 90;
/** Frames after which a row that was there in all of them will stay. */
const STAYED = 12;

/** How often a row is asked for of a virtualizer that may have no items yet. */
const TRIES = 10;

/** What a feed shows. */
export interface FeedContent<T> {
  readonly locale: Locale;
  /** What the list is of. */
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** The content of an item. It has one element with the id `row-` and the index, which names the item. */
  readonly row: (item: T, index: number) => unknown;
  /** Items come or are put in. */
  readonly busy?: boolean;
  /** How many there are, with those that are not at hand; -1 when nobody knows. */
  readonly total?: number;
}

type VirtualPart = Awaited<ReturnType<typeof loadVirtualRows>>;

/** A row, and how far its words stood below the top of the list. */
interface Anchor {
  readonly key: string;
  readonly top: number;
}

/**
 * A list of articles (`role=feed`) that scrolls in itself: up to 200 are plain; of more, those in sight are
 * in the document. PageUp and PageDown go from item to item; items that are put in move none that is read.
 */
export class FeedList<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #calmed = new WeakSet<object>();
  #content: FeedContent<T> | undefined;
  #part: VirtualPart | undefined;
  #loading: Promise<void> | undefined;
  #error: YztError | undefined;
  #anchor: Anchor | undefined;
  /** Index of the item that the Tab key stops at. */
  #at = 0;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether nothing was scrolled away, and no key has gone into the list: what comes may be shown at once. */
  get atStart(): boolean {
    const { scroller } = this;
    return scroller === null || (scroller.scrollTop <= EDGE && this.#active === null);
  }

  /** The same of its end. */
  get atEnd(): boolean {
    const { scroller } = this;
    if (scroller === null) return true;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    return scrollHeight - clientHeight - scrollTop <= EDGE && this.#active === null;
  }

  render(content: FeedContent<T>): TemplateResult {
    const before = this.#content?.items;
    if (before !== undefined && before !== content.items) this.#remember();
    this.#content = content;
    const { label, busy = false, locale } = content;
    return html`<div class="scroll" part="list" @keydown=${this.#onKey} @focusin=${this.#onFocus}>
      <div role="feed" aria-label=${label} aria-busy=${busy} @rangeChanged=${this.#onRange}>
        ${this.#rows(content)}
      </div>
      ${
        this.#error === undefined
          ? nothing
          : errorTemplate(this.#error, locale, () => void (this.#loading = this.#load()))
      }
    </div>`;
  }

  hostUpdated(): void {
    const { feed, scroller } = this;
    if (feed === null || scroller === null) return;
    if (this.#isVirtual) this.#part?.calmOnce(feed, scroller, this.#calmed);
    const count = this.#content?.items.length ?? 0;
    this.#at = Math.max(0, Math.min(this.#at, count - 1));
    this.#rove();
    this.#restore(scroller);
  }

  /** Brings an item into sight, and with `focus` the focus to it. */
  async show(index: number, block: ScrollLogicalPosition, focus: boolean): Promise<void> {
    const { feed } = this;
    if (feed === null) return;
    this.#at = index;
    // Until the part that draws a long list has come, most of its rows are not there to go to.
    if (this.#isLong && this.#loading !== undefined) {
      this.#anchor = undefined;
      await this.#loading;
      await this.#host.updateComplete;
      await this.#bring(index, block);
      if (this.#at !== index) return;
    }
    const land = (article: HTMLElement) => {
      this.#rove();
      if (focus && this.#active !== article) article.focus({ preventScroll: true });
    };
    const article = this.#article(index);
    if (article !== null || !this.#isVirtual) {
      article?.scrollIntoView({ block });
      if (article !== null) land(article);
      return;
    }
    await this.#part?.bringRow(feed, index, block);
    await this.#whileItSettles(index, land);
  }

  /** Brings a row there once the virtualizer has the items, to which it comes in a frame of its own. */
  async #bring(index: number, block: ScrollLogicalPosition): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      for (let frame = 0; frame < 3; frame++) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      const { feed } = this;
      if (feed?.isConnected !== true || this.#article(index) !== null) return;
      await this.#part?.bringRow(feed, index, block);
    }
  }

  /**
   * Rows of unequal height take some frames to settle, and may be drawn anew in that time: `each` is called
   * with the row in every frame in which it is there, until it has stayed.
   */
  async #whileItSettles(index: number, each: (article: HTMLElement) => void): Promise<void> {
    const { feed } = this;
    const at = this.#at;
    for (let frame = 0, stayed = 0; frame < FRAMES && stayed < STAYED; frame++) {
      if (this.#at !== at || feed?.isConnected !== true) return;
      const article = this.#article(index);
      stayed = article === null ? 0 : stayed + 1;
      if (article !== null) each(article);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }

  /** Index of the first item in sight. */
  get firstInSight(): number {
    const { scroller } = this;
    const top = scroller?.getBoundingClientRect().top ?? 0;
    const first = this.#articles.find((each) => each.getBoundingClientRect().bottom > top + 1);
    return Number(first?.dataset['index'] ?? 0);
  }

  get scroller(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.scroll');
  }

  get feed(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('[role="feed"]');
  }

  get #isLong(): boolean {
    return (this.#content?.items.length ?? 0) > PLAIN;
  }

  get #isVirtual(): boolean {
    return this.#part !== undefined && this.#isLong;
  }

  get #articles(): HTMLElement[] {
    return [...(this.feed?.querySelectorAll<HTMLElement>('article') ?? [])];
  }

  #article(index: number): HTMLElement | null {
    return this.feed?.querySelector<HTMLElement>(`article[data-index="${index}"]`) ?? null;
  }

  /** The article that has the focus, or in which something has it. */
  get #active(): Element | null {
    const root = this.feed?.getRootNode() as ShadowRoot | undefined;
    return root?.activeElement?.closest('article') ?? null;
  }

  #rows({ items, keyOf }: FeedContent<T>): unknown {
    const draw = (item: T, index: number) => this.#row(item, index);
    if (items.length <= PLAIN) return repeat(items, keyOf, draw);
    if (this.#part !== undefined) {
      return this.#part.virtualRows({ items, keyOf, renderItem: draw });
    }
    if (this.#loading === undefined && this.#error === undefined) this.#loading = this.#load();
    return repeat(items.slice(0, FIRST), keyOf, draw);
  }

  #row(item: T, index: number): TemplateResult {
    const { keyOf, row, items, total = items.length } = this.#content!;
    return html`<article
      class="row"
      tabindex="-1"
      aria-posinset=${index + 1}
      aria-setsize=${total}
      aria-labelledby="row-${index}"
      data-index=${index}
      data-key=${keyOf(item)}
    >
      ${row(item, index)}
    </article>`;
  }

  async #load(): Promise<void> {
    this.#error = undefined;
    try {
      this.#part = await loadVirtualRows();
    } catch (thrown) {
      this.#error = toYztError(thrown);
    }
    this.#loading = undefined;
    this.#host.requestUpdate();
  }

  /** Where the first row in sight stands, before others are put in. */
  #remember(): void {
    const { scroller } = this;
    // What is remembered waits yet for the rows of a long list.
    if (this.#anchor !== undefined && this.#loading !== undefined) return;
    this.#anchor = undefined;
    if (scroller === null || scroller.scrollTop <= EDGE) return;
    const first = this.#articles.find(
      (each) => Number(each.dataset['index']) === this.firstInSight,
    );
    const words = first?.querySelector('[id^="row-"]');
    const key = first?.dataset['key'];
    if (key === undefined || !words) return;
    this.#anchor = { key, top: words.getBoundingClientRect().top };
  }

  #restore(scroller: HTMLElement): void {
    const anchor = this.#anchor;
    const content = this.#content;
    if (this.#isLong && this.#part === undefined && this.#error === undefined) return;
    this.#anchor = undefined;
    if (anchor === undefined || content === undefined) return;
    const index = content.items.findIndex((item) => content.keyOf(item) === anchor.key);
    if (index < 0) return;
    const settle = () => {
      const words = this.#host.renderRoot.querySelector(`[id="row-${index}"]`);
      const off = words ? words.getBoundingClientRect().top - anchor.top : 0;
      if (Math.abs(off) >= 1) scroller.scrollTop += off;
    };
    if (!this.#isVirtual) return settle();
    void this.#bringBack(index, settle);
  }

  async #bringBack(index: number, settle: () => void): Promise<void> {
    await this.#bring(index, 'start');
    await this.#whileItSettles(index, settle);
  }

  #rove(): void {
    const articles = this.#articles;
    const stop = this.#article(this.#at) ?? articles[0];
    for (const article of articles) article.tabIndex = article === stop ? 0 : -1;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0] as HTMLElement;
    // Home and End have a meaning of their own in a field.
    if (target.matches('input, textarea, select')) return;
    const count = this.#content?.items.length ?? 0;
    const next = itemAfter(event, this.#at, count);
    if (next === undefined) return;
    event.preventDefault();
    void this.show(next, 'nearest', true);
  };

  readonly #onFocus = (event: FocusEvent): void => {
    const article = (event.target as Element).closest<HTMLElement>('article');
    if (article === null) return;
    this.#at = Number(article.dataset['index']);
    this.#rove();
  };

  readonly #onRange = (): void => queueMicrotask(() => this.#rove());
}
