import { YztErrorEvent, type MapHost, type MapPicture } from '@yizhangtu/core';
import { toYztError, YztError, type Locale } from '@yizhangtu/standard';
import type { TemplateResult } from 'lit';
import { deskTemplate } from './desk-template.ts';
import type { Remedy } from './desk-words.ts';
import { exportDeskStrings, type MapExportStrings } from './export-desk.strings.ts';
import { layoutOf, makeSheet, type Step } from './make-sheet.ts';
import { YztMapExportEvent } from './map-export.events.ts';
import type { Dpi, Format, Orientation, Paper, SheetLayout } from './paper-layout.ts';
import { drawSheet } from './sheet-drawing.ts';
import { defaultTitle, fileName, sheetContent, suitedTo } from './sheet-words.ts';

/** The element that the desk stands in. */
export interface DeskHost {
  readonly element: HTMLElement & { requestUpdate(): void };
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

/** The preview as it is drawn. */
export interface Preview {
  readonly layout: SheetLayout;
  readonly picture: MapPicture;
}

/** Width of the preview in pixels: sharp at twice the width it is shown at. */
const PREVIEW = 640;
/** Shapes of pictures that differ less are the same. */
const SAME = 0.005;

/** The dialog of an export: loaded when it is first opened, and kept with all that was typed. */
export class ExportDesk {
  readonly #host: DeskHost;
  settings: DeskSettings;
  without: ReadonlySet<string> = new Set();
  step: Step | undefined;
  failure: DeskFailure | undefined;
  /** What was made last, in words. */
  said: readonly string[] = [];
  preview: Preview | undefined;
  previewing: AbortController | undefined;
  #working: AbortController | undefined;
  #now = new Date();

  constructor(host: DeskHost) {
    this.#host = host;
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

  get title(): string {
    const { map } = this;
    return this.settings.title ?? (map ? defaultTitle(map.state, map.imprint, this.locale) : '');
  }

  get content() {
    const { map, t, locale } = this;
    if (map === undefined) return undefined;
    return sheetContent(map, this.title, this.without, { t, locale, now: this.#now });
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.root.querySelector('dialog');
  }

  open(): void {
    this.#now = new Date();
    this.said = [];
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
    this.#update();
  };

  choose(part: Partial<DeskSettings>): void {
    this.settings = { ...this.settings, ...part };
    this.said = [];
    this.#update();
    void this.look();
  }

  /** Gives up the export that is under way. */
  readonly cancel = (): void => {
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
    const { map, content } = this;
    if (map === undefined || content === undefined) return;
    const { paper, orientation } = this.settings;
    const layout = layoutOf(paper, orientation, content);
    const { width, height } = layout.map;
    const known = this.preview?.picture;
    const shape = known === undefined ? 0 : known.image.width / known.image.height;
    if (!again && known !== undefined && Math.abs(shape / (width / height) - 1) < SAME) {
      this.preview = { layout, picture: known };
      return this.#update();
    }
    this.previewing?.abort();
    const previewing = (this.previewing = new AbortController());
    this.#update();
    const ratio = PREVIEW / Math.max(layout.width, layout.height);
    try {
      const picture = await map.picture({
        width: Math.round(width * ratio),
        height: Math.round(height * ratio),
        without: [...this.without],
        signal: previewing.signal,
      });
      if (previewing.signal.aborted) return picture.image.close();
      this.#show({ layout, picture });
    } catch (thrown) {
      if (!previewing.signal.aborted) this.#fail(thrown, 'preview');
    } finally {
      if (this.previewing === previewing) this.previewing = undefined;
      this.#update();
    }
  }

  readonly make = async (): Promise<void> => {
    const { map, content, t, locale, settings } = this;
    if (map === undefined || content === undefined || this.#working !== undefined) return;
    const working = (this.#working = new AbortController());
    this.failure = undefined;
    this.said = [];
    try {
      const sheet = await makeSheet(
        map,
        {
          ...settings,
          content,
          locale,
          without: [...this.without],
          now: this.#now,
          length: t.length,
        },
        {
          signal: working.signal,
          onStep: (step) => {
            this.step = step;
            this.#update();
          },
        },
      );
      const name = fileName(content.title, this.#now, settings.format);
      const file = new File([sheet.blob], name, { type: sheet.blob.type });
      const taken = !this.#host.element.dispatchEvent(new YztMapExportEvent(file));
      if (!taken) this.#save(file);
      const lowered = sheet.dpi < settings.dpi ? [t.lowered(sheet.dpi, settings.dpi)] : [];
      this.said = [taken ? t.taken(name) : t.done(name), ...lowered];
    } catch (thrown) {
      if (!working.signal.aborted) this.#fail(thrown, 'export');
    } finally {
      this.#working = undefined;
      this.step = undefined;
      this.#update();
    }
  };

  template(): TemplateResult {
    return deskTemplate(this);
  }

  /** Draws the preview; after each rendering. */
  paint(): void {
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
    drawSheet(context, layout, 0, { picture: preview.picture, length: this.t.length });
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
