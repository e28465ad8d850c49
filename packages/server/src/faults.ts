import { YztError } from '@yizhangtu/standard';

/** The faults that an error of {@link joinFaults} joins; the error itself when it joins none. */
export function partsOf(error: YztError): readonly YztError[] {
  return error.cause instanceof AggregateError ? (error.cause.errors as YztError[]) : [error];
}

/** Waits for all and gives the typed errors of those that failed. @throws the first error that is not typed: a defect */
export async function faultsOf(work: readonly Promise<unknown>[]): Promise<YztError[]> {
  const settled = await Promise.allSettled(work);
  return settled.flatMap((one) => {
    if (one.status === 'fulfilled') return [];
    const reason: unknown = one.reason;
    if (reason instanceof YztError) return partsOf(reason);
    throw reason;
  });
}

/** @throws YztError the one fault, or one error that holds them all; nothing when there is none */
export function joinFaults(faults: readonly YztError[]): void {
  const [first] = faults;
  if (first === undefined) return;
  if (faults.length === 1) throw first;
  throw new YztError({
    code: 'invalid',
    message: faults
      .map(({ where, message }) =>
        where === undefined || message.includes(where) ? message : `${where}: ${message}`,
      )
      .join('; '),
    issues: faults.flatMap(({ issues }) => issues),
    cause: new AggregateError(faults),
  });
}
