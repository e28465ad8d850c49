/** What a PGlite worker opens: a folder (memory when there is none), from a snapshot when it is new. */
export interface Start {
  readonly folder?: string;
  readonly snapshot?: string;
}

export type Command =
  | { readonly kind: 'open' }
  | { readonly kind: 'query'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly kind: 'dump'; readonly file: string }
  | { readonly kind: 'close' };
export type Request = Command & { readonly id: number };

/** An error with the fields that PostgreSQL gave it, such as `code` and `constraint`. */
export interface Failure {
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: Failure };
