import { authorize } from '@yizhangtu/standard/identity.js';
import type { Admit } from '../http/operations.ts';
import type { Services } from '../services.ts';
import { hasImportToken } from './import-token.ts';
import { identify } from './session.ts';
import { assertAllowed } from './verdict.ts';

/** The door of the API: no handler runs for who may not do what its row names. */
export function doorOf(services: Services): Admit {
  return async (c, county, permission) => {
    const found = await identify(services, c, county);
    const verdict = authorize(c.get('caller'), permission);
    if (permission === 'layer:import' && hasImportToken(c, services.counties.get(county))) return;
    if (verdict === 'unauthenticated' && 'fault' in found) throw found.fault;
    assertAllowed(verdict, permission);
  };
}
