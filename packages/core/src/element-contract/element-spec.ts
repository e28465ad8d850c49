import type { CountyFile } from '@yizhangtu/standard';

/** What is used of `axe-core`. */
export interface AxeLike {
  run(
    context: Element,
    options: object,
  ): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly help: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  }>;
}

/** What the tests need to know of an element. */
export interface ElementSpec {
  readonly tag: string;
  /** Address of the module that registers the tag, as a browser loads it: `new URL('../src/define.js', import.meta.url).href`. */
  readonly module: string;
  /** Gives it data, as a page would: sets properties. */
  readonly give: (element: HTMLElement) => void;
  /** The data: as given, and as the backend answers them. Words in them are the county's and stay as they are. */
  readonly data: unknown;
  /** Words of the data that are seen when all is well, such as the name of the first row. */
  readonly shows: string;
  /** Data that hold nothing. */
  readonly empty: unknown;
  /** Gives it the data that hold nothing. */
  readonly giveEmpty: (element: HTMLElement) => void;
  /** It fetches for itself under a provider. */
  readonly fetches: boolean;
  /** The county file of that provider. By default one with a backend and nothing else. */
  readonly county?: CountyFile;
  /** The default export of `axe-core`. */
  readonly axe: AxeLike;
}
