import { YztError } from '@yizhangtu/standard';

/** New values of one feature. */
export interface LiveValues {
  readonly id: string | number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The most features that one message may change: far more than a map shows. */
const MOST = 50_000;

/**
 * A value as it can be painted. One that is taken back (null) is an empty text: nothing would let the value
 * that the source gave come back, although it is no longer true.
 */
const painted = (value: unknown): unknown => (value === null ? '' : value);

/**
 * Reads a message of live values: `{"features": [{"id": …, "properties": {…}}]}`. Features without an id
 * or properties are left out.
 *
 * @throws YztError `bad_response` for anything else, `too_large`
 */
export function readLiveValues(message: unknown, where: string): LiveValues[] {
  const { features } = (message ?? {}) as { features?: unknown };
  if (!Array.isArray(features)) {
    throw new YztError({
      code: 'bad_response',
      message: 'The message of live values has no features',
      where,
      retriable: false,
    });
  }
  if (features.length > MOST) {
    throw new YztError({
      code: 'too_large',
      message: `A message of live values changes more than ${MOST} features`,
      where,
    });
  }
  return features.flatMap((one: unknown): LiveValues[] => {
    const { id, properties } = (one ?? {}) as { id?: unknown; properties?: unknown };
    if (typeof id !== 'string' && typeof id !== 'number') return [];
    if (typeof properties !== 'object' || properties === null) return [];
    const entries = Object.entries(properties).map(([name, value]) => [name, painted(value)]);
    return [{ id, properties: Object.fromEntries(entries) as Record<string, unknown> }];
  });
}
