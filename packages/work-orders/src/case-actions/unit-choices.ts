import type { Desk } from '@yizhangtu/client';
import { readCaseUnits } from '@yizhangtu/client/cases.js';
import type { Unit } from '@yizhangtu/standard/cases.js';

/** Units to choose from, and those of them who are on duty now. */
export interface UnitChoices {
  readonly units: readonly Unit[];
  readonly onDuty: readonly Unit[];
}

const NONE: UnitChoices = { units: [], onDuty: [] };

/**
 * The units that a backend knows of for a case in a division. None where it does not tell, or not this person: their
 * names are typed then.
 */
export async function readChoices(desk: Desk, place: string): Promise<UnitChoices> {
  const lines = await readCaseUnits(desk, { place }).catch(() => []);
  const choices = lines.map(({ name, division: { code }, organisation, onDuty }) => ({
    unit: { division: code, name, ...(organisation === undefined ? {} : { organisation }) },
    onDuty,
  }));
  if (choices.length === 0) return NONE;
  return {
    units: choices.map(({ unit }) => unit),
    onDuty: choices.flatMap(({ unit, onDuty }) => (onDuty ? [unit] : [])),
  };
}
