/**
 * `yzt-map-export`: a person exported the map. Whoever cancels it takes the file, and nothing is downloaded.
 */
export class YztMapExportEvent extends Event {
  /** A PDF or a PNG. */
  readonly file: File;

  constructor(file: File) {
    super('yzt-map-export', { bubbles: true, composed: true, cancelable: true });
    this.file = file;
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-map-export': YztMapExportEvent;
  }
}
