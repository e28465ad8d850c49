import type { MapHost } from '@yizhangtu/core';
import { YztError } from '@yizhangtu/standard';

/**
 * A table of what the layers of `mapHost` hold, to stand where a map cannot be drawn. It comes when it is
 * needed.
 *
 * @throws YztError `network` when it cannot be loaded
 */
export async function tableInstead(mapHost: MapHost): Promise<HTMLElement> {
  const { tableOf } = await import('../feature-table/table-of.ts').catch(
    (cause: unknown): never => {
      throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
    },
  );
  return tableOf(mapHost);
}
