import { strokeIcon, PANEL_ICONS, Epoch } from '@yizhangtu/core';
import type { Locale } from '@yizhangtu/standard';
import { css, html, type TemplateResult } from 'lit';

const STRINGS = {
  'zh-CN': {
    photo: (n: number, of: number) => `照片 ${n}，共 ${of} 张`,
    loading: '正在取照片',
    lost: '照片没有取到',
    retry: '再取一次',
    enlarge: '放大',
    close: '关闭',
  },
  en: {
    photo: (n: number, of: number) => `Photo ${n} of ${of}`,
    loading: 'Fetching the photo',
    lost: 'The photo did not come',
    retry: 'Fetch again',
    enlarge: 'Enlarge',
    close: 'Close',
  },
};

export const photoStripStyles = css`
  .photos {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(9em, 100%), 1fr));
    gap: var(--y-space);
  }
  .photo {
    display: grid;
    align-content: center;
    gap: var(--y-space);
    min-height: 7em;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--y-line-strong);
    border-radius: var(--y-radius-small);
    background: var(--y-surface-sunken);
    color: var(--y-text);
    font: inherit;
    text-align: center;
  }
  button.photo {
    cursor: zoom-in;
  }
  .photo canvas,
  dialog canvas {
    display: block;
    max-width: 100%;
    max-height: 100%;
    margin: auto;
  }
  dialog {
    max-width: min(96vw, 1600px);
    max-height: 96vh;
    padding: calc(var(--y-space) * 2);
    border: 0;
    border-radius: var(--y-radius);
    background: var(--y-surface);
    color: var(--y-text);
  }
  dialog canvas {
    max-height: 76vh;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 60%);
  }
  dialog > .button {
    margin-bottom: var(--y-space);
  }
`;

/** Pixels of the longer side of a photo in the strip, and of one that is enlarged. */
const SMALL = 480;
const LARGE = 1920;

type Picture = 'coming' | 'lost' | Blob;

/** Fetches a photo of a case by its hash. */
export type PhotoReader = (hash: string) => Promise<Blob>;

/**
 * Photos as pictures on canvases: a cookie session asks for a header that an `<img>` cannot send, and a
 * strict policy allows no `blob:` addresses.
 */
export class PhotoStrip {
  readonly #root: ShadowRoot;
  readonly #update: () => void;
  readonly #pictures = new Map<string, Picture>();
  readonly #epoch = new Epoch();
  #read: PhotoReader | undefined;

  constructor(root: ShadowRoot, update: () => void) {
    this.#root = root;
    this.#update = update;
  }

  render(hashes: readonly string[], locale: Locale, read: PhotoReader): TemplateResult {
    this.#read = read;
    for (const hash of this.#pictures.keys())
      if (!hashes.includes(hash)) this.#pictures.delete(hash);
    for (const hash of hashes) if (!this.#pictures.has(hash)) void this.#fetch(hash);
    const t = STRINGS[locale];
    return html`<div class="photos">
        ${hashes.map((hash, at) => this.#picture(hash, t.photo(at + 1, hashes.length), locale))}
      </div>
      <dialog aria-label=${t.enlarge}>
        <button class="button" type="button" @click=${this.#close}>
          ${strokeIcon(PANEL_ICONS.close)}${t.close}
        </button>
        <canvas role="img" aria-label=${t.enlarge}></canvas>
      </dialog>`;
  }

  /** After each drawing: those whose canvas is new are painted. */
  drawn(): void {
    for (const canvas of this.#root.querySelectorAll<HTMLCanvasElement>('canvas[data-hash]')) {
      const hash = canvas.dataset['hash']!;
      const picture = this.#pictures.get(hash);
      if (!(picture instanceof Blob) || canvas.dataset['drawn'] === hash) continue;
      canvas.dataset['drawn'] = hash;
      void paint(canvas, picture, SMALL).catch(() => this.#put(hash, 'lost'));
    }
  }

  /** Forgets what was fetched for somebody else. */
  forget(): void {
    this.#epoch.next();
    this.#pictures.clear();
    this.#close();
  }

  #picture(hash: string, label: string, locale: Locale): TemplateResult {
    const t = STRINGS[locale];
    const picture = this.#pictures.get(hash);
    if (picture === 'lost') {
      return html`<div class="photo">
        <span>${t.lost}</span>
        <button class="button" type="button" @click=${() => void this.#fetch(hash)}>
          ${t.retry}
        </button>
      </div>`;
    }
    if (!(picture instanceof Blob)) {
      return html`<div class="photo" role="status">${t.loading}</div>`;
    }
    return html`<button class="photo" type="button" @click=${() => void this.#enlarge(hash, label)}>
      <canvas role="img" aria-label=${label} data-hash=${hash}></canvas>
      <span class="sr-only">${t.enlarge}</span>
    </button>`;
  }

  async #fetch(hash: string): Promise<void> {
    const { signal } = this.#epoch;
    this.#put(hash, 'coming');
    const picture = await this.#read?.(hash).catch(() => undefined);
    if (!signal.aborted && this.#pictures.has(hash)) this.#put(hash, picture ?? 'lost');
  }

  #put(hash: string, picture: Picture): void {
    this.#pictures.set(hash, picture);
    // In a step of its own: a drawing may be under way.
    queueMicrotask(this.#update);
  }

  async #enlarge(hash: string, label: string): Promise<void> {
    const picture = this.#pictures.get(hash);
    const dialog = this.#root.querySelector('dialog');
    const canvas = dialog?.querySelector('canvas');
    if (!(picture instanceof Blob) || !dialog || !canvas) return;
    canvas.setAttribute('aria-label', label);
    await paint(canvas, picture, LARGE).catch(() => this.#put(hash, 'lost'));
    if (this.#pictures.get(hash) === picture) dialog.showModal();
  }

  readonly #close = (): void => this.#root.querySelector('dialog')?.close();
}

async function paint(canvas: HTMLCanvasElement, photo: Blob, most: number): Promise<void> {
  const bitmap = await createImageBitmap(photo);
  const scale = Math.min(1, most / Math.max(bitmap.width, bitmap.height));
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
}
