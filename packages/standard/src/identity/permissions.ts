import type { Assurance } from './assurance.ts';
import type { RoleId } from './roles.ts';

/** A permission: who has it, over what, and how sure the server must be of who they are. */
export interface Permission {
  /** `signed-in`: whoever has a session, with a post or without one. */
  readonly roles: 'everyone' | 'signed-in' | readonly RoleId[];
  /**
   * What it reaches: records of the division of the caller's post and of those in it, or whatever the
   * county has. What is beyond it does not exist for the caller.
   */
  readonly reach: 'division' | 'county';
  readonly assurance: Assurance;
}

/** The one table of who may do what. Each row of the API contract names one of these. */
export const PERMISSIONS = {
  public: { roles: 'everyone', reach: 'county', assurance: 'phone' },
  /** What is answered depends on what the caller is to the case. */
  'case:read': { roles: 'everyone', reach: 'county', assurance: 'phone' },
  'case:report': { roles: 'everyone', reach: 'county', assurance: 'phone' },
  /** Beyond this it takes that the caller handles the very case: see `mayReach`. */
  'case:reveal': {
    roles: ['village-cadre', 'grid-worker', 'town-command', 'department-handler', 'county-centre'],
    reach: 'county',
    assurance: 'real-name',
  },
  'order:read': {
    roles: [
      'grid-worker',
      'village-cadre',
      'town-command',
      'department-handler',
      'supervisor',
      'county-centre',
      'auditor',
    ],
    reach: 'division',
    assurance: 'phone',
  },
  'order:dispatch': {
    roles: ['village-cadre', 'town-command', 'county-centre'],
    reach: 'county',
    assurance: 'phone',
  },
  'duty:own': {
    roles: ['grid-worker', 'village-cadre', 'town-command', 'department-handler'],
    reach: 'county',
    assurance: 'phone',
  },
  /** What is published is everyone's; `gep:draft` says who sees the rest. */
  'gep:read': { roles: 'everyone', reach: 'county', assurance: 'phone' },
  'gep:draft': {
    roles: ['town-command', 'department-handler', 'supervisor', 'county-centre', 'auditor'],
    reach: 'division',
    assurance: 'phone',
  },
  'gep:write': {
    roles: ['town-command', 'department-handler', 'county-centre'],
    reach: 'division',
    assurance: 'phone',
  },
  'gep:sign': {
    roles: ['supervisor', 'county-centre'],
    reach: 'division',
    assurance: 'real-name',
  },
  'gep:publish': { roles: ['county-centre'], reach: 'division', assurance: 'real-name' },
  'session:own': { roles: 'signed-in', reach: 'county', assurance: 'phone' },
  'layer:import': {
    roles: ['county-centre', 'administrator'],
    reach: 'county',
    assurance: 'phone',
  },
  'person:read': {
    roles: ['grid-worker', 'village-cadre', 'town-command', 'department-handler', 'county-centre'],
    reach: 'division',
    assurance: 'phone',
  },
  'person:reveal': {
    roles: ['village-cadre', 'town-command', 'county-centre'],
    reach: 'division',
    assurance: 'real-name',
  },
  'grant:read': { roles: ['auditor', 'administrator'], reach: 'county', assurance: 'phone' },
  'grant:write': { roles: ['administrator'], reach: 'county', assurance: 'face' },
  'audit:read': { roles: ['auditor'], reach: 'county', assurance: 'real-name' },
} as const satisfies Record<string, Permission>;
export type PermissionId = keyof typeof PERMISSIONS;
