/** A page in any browser, driven by what every driver can do. */
export interface DrivenPage {
  /** Opens an address and waits until it is loaded. */
  open(url: string): Promise<void>;
  /** Runs `work` in the page. It may use its arguments alone; those and what it returns are JSON. */
  run<Given extends readonly unknown[], Result>(
    work: (...given: Given) => Result,
    ...given: Given
  ): Promise<Awaited<Result>>;
  /** Presses the main button of the pointer at a point of the viewport, in CSS pixels. */
  press(x: number, y: number): Promise<void>;
  /** Types into what has the focus. */
  write(text: string): Promise<void>;
  /** What the viewport shows, as PNG. */
  picture(): Promise<Uint8Array>;
}

export interface DrivenBrowser {
  /** As the browser tells it. */
  readonly version: string;
  readonly page: DrivenPage;
  close(): Promise<void>;
}
