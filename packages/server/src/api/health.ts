import { YztError } from '@yizhangtu/standard';
import type { Handlers } from '../http/operations.ts';
import type { Services } from '../services.ts';

export function healthHandlers({ db, isStopping }: Services): Pick<Handlers, 'getHealth'> {
  return {
    async getHealth({ c }) {
      try {
        await db.selectFrom('county').select('county_code').limit(1).execute();
      } catch (cause) {
        throw new YztError({ code: 'unavailable', message: 'the database does not answer', cause });
      }
      c.header('cache-control', 'no-store');
      return c.json({ status: isStopping() ? 'stopping' : 'ok' });
    },
  };
}
