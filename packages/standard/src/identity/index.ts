/**
 * Who a person is in a county, what they may do there, and how surely the server knows them.
 *
 * @packageDocumentation
 */
export { ASSURANCE_NAMES, ASSURANCES, isAssured, type Assurance } from './assurance.ts';
export { ATTRIBUTE_VIEWS, viewOf, type View } from './attribute-views.ts';
export { AuditEntry } from './audit.ts';
export { authorize, type Caller, type Verdict } from './authorize.ts';
export { Grant, NewGrant } from './grant.ts';
export { PERMISSIONS, type Permission, type PermissionId } from './permissions.ts';
export { ATTRIBUTES, Person, PersonRef, Post, Revealed, type Attribute } from './person.ts';
export { ROLE_NAMES, ROLE_RANKS, ROLES, type RoleId } from './roles.ts';
export {
  Consent,
  NO_SIGN_IN,
  SamplePerson,
  SessionInfo,
  SessionUser,
  SIGN_IN_KINDS,
  SignInWay,
} from './session.ts';
