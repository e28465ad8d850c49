import { YztError, type ErrorCode } from '@yizhangtu/standard';
import { authorize, type Caller, type Verdict } from '@yizhangtu/standard/identity.js';
import type { Request } from '../http/env.ts';
import type { Admit } from '../http/operations.ts';
import type { Services } from '../services.ts';
import { hasImportToken } from './import-token.ts';

const WORDS: Record<Exclude<Verdict, 'allowed'>, string> = {
  unauthenticated: 'nobody is signed in',
  denied: 'the role does not allow this',
  step_up: 'a higher assurance is needed',
  not_found: 'there is no such record',
};

/** @throws YztError of the verdict's code unless it is `allowed` */
export function assertAllowed(verdict: Verdict): void {
  if (verdict === 'allowed') return;
  throw new YztError({ code: verdict satisfies ErrorCode, message: WORDS[verdict] });
}

/** Who asks: nobody until there is a session. */
const identify = (_c: Request, _county: string): Promise<Caller | undefined> =>
  Promise.resolve(undefined);

/** The door of the API: no handler runs for who may not do what its row names. */
export function doorOf({ counties }: Services): Admit {
  return async (c, county, permission) => {
    const caller = await identify(c, county);
    c.set('caller', caller);
    const verdict = authorize(caller, permission);
    if (permission === 'layer:import' && hasImportToken(c, counties.get(county))) return;
    assertAllowed(verdict);
  };
}
