import type { PermissionId } from '../identity/permissions.ts';

/** What a version of an account may be. The order is that of its way. */
export const GEP_STATUSES = [
  'draft',
  'submitted',
  'signed',
  'rejected',
  'published',
  'withdrawn',
] as const;
export type GepStatus = (typeof GEP_STATUSES)[number];

/** What may be done to a version: from where it leads, to where, and what it takes. */
export interface GepStep {
  readonly from: GepStatus;
  readonly to: GepStatus;
  readonly permission: PermissionId;
  /** Who made or submitted the version may not do it. */
  readonly byAnother: boolean;
}

/** The one table of steps: it guards the server and enables buttons. */
export const GEP_STEPS = {
  submit: { from: 'draft', to: 'submitted', permission: 'gep:write', byAnother: false },
  sign: { from: 'submitted', to: 'signed', permission: 'gep:sign', byAnother: true },
  reject: { from: 'submitted', to: 'rejected', permission: 'gep:sign', byAnother: true },
  publish: { from: 'signed', to: 'published', permission: 'gep:publish', byAnother: false },
  withdraw: { from: 'published', to: 'withdrawn', permission: 'gep:publish', byAnother: false },
} as const satisfies Record<string, GepStep>;
export type GepStepId = keyof typeof GEP_STEPS;

/** Steps that lead on from a status. */
export const gepStepsFrom = (status: GepStatus): GepStepId[] =>
  (Object.keys(GEP_STEPS) as GepStepId[]).filter((id) => GEP_STEPS[id].from === status);
