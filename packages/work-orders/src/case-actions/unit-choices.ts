import type { Desk } from '@yizhangtu/client';
import { readCaseUnits } from '@yizhangtu/client/cases.js';
import type { Unit } from '@yizhangtu/standard/cases.js';

/** A unit to choose, and whether anyone of it is on duty now. */
export interface UnitChoice {
  readonly unit: Unit;
  readonly onDuty: boolean;
}

/**
 * The units that a backend knows of for a case in a division. None where it does not tell, or not this person: their
 * names are typed then.
 */
export async function readChoices(desk: Desk, place: string): Promise<readonly UnitChoice[]> {
  const lines = await readCaseUnits(desk, { place }).catch(() => []);
  return lines.map(({ name, division: { code }, organisation, onDuty }) => ({
    unit: { division: code, name, ...(organisation === undefined ? {} : { organisation }) },
    onDuty,
  }));
}
