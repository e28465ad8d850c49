import { LooksController, YztErrorEvent, type MapHost, type MapPicture } from '@yizhangtu/core';
import type { YztError } from '@yizhangtu/standard';
import { toYztError, type Locale } from '@yizhangtu/standard';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { deskTemplate } from './desk-template.ts';
import type { Remedy } from './desk-words.ts';
import { exportDeskStrings, type MapExportStrings } from './export-desk.strings.ts';
import { readLegendImages, type LegendImages } from './legend-images.ts';
import { layoutOf, makeSheet, type Sheet, type Step } from './make-sheet.ts';
import { YztMapExportEvent } from './map-export.events.ts';
import type { Dpi, Format, Orientation, Paper, SheetContent, SheetLayout } from './paper-layout.ts';
import { drawSheet } from './sheet-drawing.ts';
import { defaultTitle, fileName, sheetContent, suitedTo } from './sheet-words.ts';

/** The element that the desk stands in. */
export interface DeskHost {
  readonly element: HTMLElement & ReactiveControllerHost;
  readonly root: ShadowRoot;
  readonly map: () => MapHost | undefined;
  readonly locale: () => Locale;
}

/** What a person chose. */
export interface DeskSettings {
  /** Undefined until a person writes one. */
  readonly title: string | undefined;
  readonly paper: Paper;
  readonly orientation: Orientation;
  readonly format: Format;
  readonly dpi: Dpi;
}

/** What failed, and in making what. */
export interface DeskFailure {
  readonly error: YztError;
  readonly during: 'preview' | 'export';
}

export interface DeskResult {
  readonly name: string;
  /** The page took the file; nothing was downloaded. */
  readonly taken: boolean;
  /** Of the map. */
  readonly dpi: number;
  readonly wanted: Dpi;
}

/** The preview as it is drawn. */
export interface Preview {
  readonly layout: SheetLayout;
  readonly picture: MapPicture;
}

/** Pixels of the preview's longer side: sharp at twice the size it is shown at. */
const PREVIEW = 1200;
/** Shapes of pictures that differ less are the same. */
const SAME = 0.005;

const sameShape = (a: { width: number; height: number }, b: { width: number; height: number }) =>
  Math.abs(((a.width / a.height) * b.height) / b.width - 1) < SAME;

/** The dialog of an export: loaded when it is first opened, and kept with all that was typed. */
export class ExportDesk {
  readonly #host: DeskHost;
  readonly #looks: LooksController;
  settings: DeskSettings;
  without: ReadonlySet<string> = new Set();
  step: Step | undefined;
  failure: DeskFailure | undefined;
  /** What was made last. */
  done: DeskResult | undefined;
  /** A person gave up the last export. */
  givenUp = false;
  images: LegendImages = new Map();
  preview: Preview | undefined;
  previewing: AbortController | undefined;
  #working: AbortController | undefined;
  #now = new Date();
  /** The language of the preview. */
  #spoken: Locale | undefined;

  constructor(host: DeskHost) {
    this.#host = host;
    this.#looks = new LooksController(host.element);
    this.settings = {
      title: undefined,
      paper: 'a4',
      orientation: suitedTo(host.map()?.state.bounds),
      format: 'pdf',
      dpi: 300,
    };
  }

  get t(): MapExportStrings {
    return exportDeskStrings[this.locale];
  }

  get locale(): Locale {
    return this.#host.locale();
  }

  get map(): MapHost | undefined {
    return this.#host.map();
  }

  /** No sign stands alone then. */
  get largeText(): boolean {
    return this.#looks.value.largeText;
  }

  get title(): string {
    const { map } = this;
    return this.settings.title ?? (map ? defaultTitle(map.state, map.imprint, this.locale) : '');
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.root.querySelector('dialog');
  }

  open(): void {
    this.#now = new Date();
    this.done = undefined;
    this.givenUp = false;
    this.failure = undefined;
    this.#update();
    if (this.#dialog?.open === false) this.#dialog.showModal();
    void this.look();
  }

  readonly close = (): void => {
    this.#dialog?.close();
  };

  /** The dialog closed: what is under way ends, what was typed stays. */
  readonly closed = (): void => {
    this.#working?.abort();
    this.previewing?.abort();
    this.previewing = undefined;
    this.preview?.picture.image.close();
    this.preview = undefined;
    for (const image of this.images.values()) image.close();
    this.images = new Map();
    this.#update();
  };

  choose(part: Partial<DeskSettings>): void {
    this.settings = { ...this.settings, ...part };
    this.done = undefined;
    this.givenUp = false;
    this.#update();
    void this.look();
  }

  /** Gives up the export that is under way. */
  readonly cancel = (): void => {
    this.givenUp = true;
    this.#working?.abort();
  };

  readonly remedy = (remedy: Remedy): void => {
    const during = this.failure?.during;
    this.failure = undefined;
    if (remedy.type === 'leave-out') this.without = new Set([...this.without, remedy.layer]);
    if (remedy.type === 'smaller') this.settings = { ...this.settings, dpi: remedy.dpi };
    this.#update();
    if (remedy.type !== 'smaller') void this.look(remedy.type === 'leave-out');
    if (during === 'export') void this.make();
  };

  /** Brings the preview to what is chosen: the map is drawn anew only when its frame has another shape. */
  async look(again = false): Promise<void> {
    const { map, preview: known } = this;
    if (map === undefined) return;
    const layout = this.#layout(map);
    this.#spoken = this.locale;
    if (!again && known !== undefined && sameShape(layout.map, known.picture.image)) {
      this.preview = { layout, picture: known.picture };
      return this.#update();
    }
    this.previewing?.abort();
    const previewing = (this.previewing = new AbortController());
    this.#update();
    try {
      const preview = await this.#look(map, previewing.signal);
      if (previewing.signal.aborted) preview.picture.image.close();
      else this.#show(preview);
    } catch (thrown) {
      if (!previewing.signal.aborted) this.#fail(thrown, 'preview');
    } finally {
      if (this.previewing === previewing) this.previewing = undefined;
      this.#update();
    }
  }

  async #look(map: MapHost, signal: AbortSignal): Promise<Preview> {
    await this.#readImages(map, signal);
    const layout = this.#layout(map);
    const ratio = PREVIEW / Math.max(layout.width, layout.height);
    const picture = await map.picture({
      width: Math.round(layout.map.width * ratio),
      height: Math.round(layout.map.height * ratio),
      without: [...this.without],
      signal,
    });
    return { layout, picture };
  }

  #layout(map: MapHost): SheetLayout {
    const { paper, orientation } = this.settings;
    return layoutOf(paper, orientation, this.#contentOf(map, this.images));
  }

  readonly make = async (): Promise<void> => {
    const { map, settings } = this;
    if (map === undefined || this.#working !== undefined) return;
    const working = (this.#working = new AbortController());
    this.failure = undefined;
    this.done = undefined;
    this.givenUp = false;
    try {
      const sheet = await this.#make(map, settings, working.signal);
      const name = fileName(this.title, this.#now, settings.format);
      const file = new File([sheet.blob], name, { type: sheet.blob.type });
      const taken = !this.#host.element.dispatchEvent(new YztMapExportEvent(file));
      if (!taken) this.#save(file);
      this.done = { name, taken, dpi: sheet.dpi, wanted: settings.dpi };
    } catch (thrown) {
      if (!working.signal.aborted) this.#fail(thrown, 'export');
    } finally {
      this.#working = undefined;
      this.step = undefined;
      this.#update();
    }
  };

  async #make(map: MapHost, settings: DeskSettings, signal: AbortSignal): Promise<Sheet> {
    const onStep = (step: Step) => {
      this.step = step;
      this.#update();
    };
    onStep('map');
    const { t, locale } = this;
    const without = [...this.without];
    const images = await this.#readImages(map, signal);
    const content = this.#contentOf(map, images);
    const words = { content, images, locale, now: this.#now, length: t.length };
    return makeSheet(map, { ...settings, ...words, without }, { signal, onStep });
  }

  /** Pictures of the legend, kept until the dialog closes: preview and sheet may draw them at once. */
  async #readImages(map: MapHost, signal: AbortSignal): Promise<LegendImages> {
    const { sections } = this.#contentOf(map, this.images).legend;
    const read = await readLegendImages(sections, this.images, signal);
    const images = new Map(this.images);
    for (const [href, image] of read) {
      const known = images.get(href);
      if (known === image) continue;
      if (known !== undefined || signal.aborted) image.close();
      else images.set(href, image);
    }
    signal.throwIfAborted();
    return (this.images = images);
  }

  #contentOf(map: MapHost, images: LegendImages): SheetContent {
    const { t, locale } = this;
    const words = { t, locale, images, now: this.#now };
    return sheetContent(map, this.title, this.without, words);
  }

  template(): TemplateResult {
    return deskTemplate(this);
  }

  /** Draws the preview; after each rendering. */
  paint(): void {
    if (this.preview !== undefined && this.#spoken !== this.locale) void this.look();
    const canvas = this.#host.root.querySelector<HTMLCanvasElement>('.preview canvas');
    const { preview } = this;
    if (canvas === null || preview === undefined) return;
    const { layout } = preview;
    const ratio = PREVIEW / Math.max(layout.width, layout.height);
    canvas.width = Math.round(layout.width * ratio);
    canvas.height = Math.round(layout.height * ratio);
    const context = canvas.getContext('2d');
    if (context === null) return;
    context.scale(ratio, ratio);
    const { t, images } = this;
    drawSheet(context, layout, 0, { picture: preview.picture, length: t.length, images });
  }

  #show(preview: Preview): void {
    this.preview?.picture.image.close();
    this.preview = preview;
    if (this.failure?.during === 'preview') this.failure = undefined;
  }

  #save(file: File): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = file.name;
    link.click();
    // The browser has taken hold of it by then.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  #fail(thrown: unknown, during: DeskFailure['during']): void {
    const error = toYztError(thrown);
    if (error.code === 'aborted') return;
    const shown = this.#host.element.dispatchEvent(new YztErrorEvent(error));
    this.failure = shown ? { error, during } : undefined;
  }

  #update(): void {
    this.#host.element.requestUpdate();
  }
}
