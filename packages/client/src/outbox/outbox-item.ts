import type { Issue, ErrorCode, YztError } from '@yizhangtu/standard';

/**
 * Where a thing stands that a person submitted. `waiting`: for its turn, a connection, or a session (then
 * `error` says so); `failed`: refused, and kept as it was typed; `sent`: the server has it.
 */
export type OutboxState = 'waiting' | 'sending' | 'failed' | 'sent';

/** What kept a thing from being sent, as it is kept on the device. */
export interface OutboxError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly issues: readonly Issue[];
  readonly status?: number | undefined;
  /** For `version_mismatch`: the version that the server has, and what changed. */
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
}

export interface OutboxPhoto {
  /** Media type. */
  readonly type: string;
  /** Bytes of it, and those that the server has. */
  readonly size: number;
  readonly sent: number;
  /** Id of its upload, once that has begun. */
  readonly upload?: string | undefined;
  /** Its address, once it has arrived. */
  readonly hash?: string | undefined;
}

/** Something that a person submitted. Plain data, as it is kept on the device. */
export interface OutboxItem {
  readonly id: string;
  /** Sent as `Idempotency-Key` however often it is tried; another one once it was edited. */
  readonly key: string;
  /** Rises from item to item. */
  readonly order: number;
  /** Id of the operation of the contract, such as `reportCase`. */
  readonly operation: string;
  /** Items of one lane are sent in their order. */
  readonly lane: string;
  /** What it is, in words that the person knows it by: for lists, and for the warning at sign-out. */
  readonly title: string;
  readonly state: OutboxState;
  /** When it was submitted: RFC 3339. */
  readonly at: string;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** What was typed; gone once it was sent. */
  readonly body?: unknown;
  readonly photos: readonly OutboxPhoto[];
  readonly error?: OutboxError | undefined;
  /** What the server said to it. */
  readonly answer?: unknown;
}

export const outboxError = ({ code, message, issues, status, facts }: YztError): OutboxError => ({
  code,
  message,
  issues,
  status,
  facts,
});
