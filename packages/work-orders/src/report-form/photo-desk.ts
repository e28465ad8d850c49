import { Epoch } from '@yizhangtu/core';
import { toYztError } from '@yizhangtu/standard';
import { MOST_PHOTOS } from '@yizhangtu/standard/cases.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadPhotos } from '../load-part.ts';
import type { RefusedPhoto } from './photos-part.ts';

/** The photos of a report: what was chosen is made small one after the other, and refused one by one. */
export class PhotoDesk implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #onChange: () => void;
  readonly #painted = new WeakMap<Element, Blob>();
  #photos: readonly Blob[] = [];
  #refused: readonly RefusedPhoto[] = [];
  #work: Promise<void> = Promise.resolve();
  readonly #epoch = new Epoch();
  #left = 0;

  constructor(
    host: ReactiveControllerHost & { readonly renderRoot: ParentNode },
    onChange: () => void,
  ) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  get photos(): readonly Blob[] {
    return this.#photos;
  }
  get refused(): readonly RefusedPhoto[] {
    return this.#refused;
  }
  get working(): boolean {
    return this.#left > 0;
  }

  /** Resolves when all that was chosen is taken or refused. */
  get done(): Promise<void> {
    return this.#work;
  }

  /** Takes photos that are small already, of a draft or of a report that came back, in the place of all others. */
  set(photos: readonly Blob[]): void {
    this.#epoch.next();
    this.#left = 0;
    this.#photos = photos;
    this.#refused = [];
    this.#host.requestUpdate();
  }

  add(files: readonly File[]): void {
    const { signal } = this.#epoch;
    this.#refused = [];
    this.#left += files.length;
    for (const file of files) this.#work = this.#work.then(() => this.#take(file, signal));
    this.#host.requestUpdate();
  }

  remove(at: number): void {
    this.#photos = this.#photos.filter((_, each) => each !== at);
    this.#refused = [];
    this.#changed();
  }

  async #take(file: File, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const refuse = (why: RefusedPhoto['why']) => {
      this.#refused = [...this.#refused, { name: file.name, why }];
    };
    if (this.#photos.length >= MOST_PHOTOS) refuse('too_many');
    else {
      try {
        const photo = await (await loadPhotos()).shrinkPhoto(file);
        if (signal.aborted) return;
        this.#photos = [...this.#photos, photo];
      } catch (thrown) {
        if (signal.aborted) return;
        refuse(toYztError(thrown).code === 'too_large' ? 'too_large' : 'unsupported_media');
      }
    }
    this.#left -= 1;
    this.#changed();
  }

  #changed(): void {
    this.#onChange();
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const canvases = this.#host.renderRoot.querySelectorAll<HTMLCanvasElement>('.photos canvas');
    canvases.forEach((canvas, at) => {
      const photo = this.#photos[at];
      if (photo === undefined || this.#painted.get(canvas) === photo) return;
      this.#painted.set(canvas, photo);
      // Without its picture a photo still has its name and its button.
      void loadPhotos()
        .then(({ paintPhoto }) => paintPhoto(canvas, photo))
        .catch(() => undefined);
    });
  }
}
