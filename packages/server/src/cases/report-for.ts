import type { NewCase } from '@yizhangtu/standard/cases.js';
import { authorize, type Caller } from '@yizhangtu/standard/identity.js';
import { divisionPath } from '../identity/division-path.ts';
import { readPerson } from '../identity/people.ts';
import { assertAllowed } from '../identity/verdict.ts';
import type { Scope } from '../store/scope.ts';

/** Who is signed in and reports for another must be one who meets villagers. @throws YztError */
export async function assertMayReportFor(
  scope: Scope,
  { onBehalfOf }: NewCase,
  caller: Caller | undefined,
): Promise<void> {
  if (onBehalfOf === undefined) return;
  assertAllowed(authorize(caller, 'person:read'), 'person:read');
  if (onBehalfOf.person === undefined) return;
  const row = await readPerson(scope, onBehalfOf.person);
  if (row === undefined) return assertAllowed('not_found', 'person:read');
  const path = await divisionPath(scope, row.division);
  assertAllowed(authorize(caller, 'person:read', path), 'person:read');
}
