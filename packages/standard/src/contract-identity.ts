/** Rows of the contract for what one does in a session, people, grants and the audit log. */
import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { county, page, pageOf } from './contract-parts.ts';
import { CountyCode } from './geo.ts';
import { ASSURANCES } from './identity/assurance.ts';
import { AuditEntry } from './identity/audit.ts';
import { Grant, NewGrant } from './identity/grant.ts';
import { ATTRIBUTES, Person, PersonRef, Revealed } from './identity/person.ts';
import {
  Consent,
  ConsentPurpose,
  ConsentVersion,
  SamplePerson,
  SessionInfo,
} from './identity/session.ts';
import { sessionText as text } from './contract-sign-in.ts';
import { operation } from './operation.ts';

export const finishSignIn = operation({
  id: 'finishSignIn',
  method: 'GET',
  path: '/counties/{county}/session/callback',
  tag: 'identity',
  permission: 'public',
  summary: 'Where an issuer sends the browser back to',
  params: county,
  query: z.looseObject({
    code: z.optional(text),
    state: z.optional(text),
    iss: z.optional(text),
    error: z.optional(text),
    error_description: z.optional(text),
    ticketId: z.optional(text),
    redirectUrl: z.optional(text),
    sp: z.optional(text),
  }),
  response: { type: 'text/html' },
  status: 303,
  errors: ['not_found', 'denied', 'unauthenticated', 'unavailable', 'timeout', 'bad_response'],
});
export const listSamplePeople = operation({
  id: 'listSamplePeople',
  method: 'GET',
  path: '/counties/{county}/session/sample-people',
  tag: 'identity',
  permission: 'public',
  summary: 'Made-up people to sign in as; none on a server with an issuer of its own',
  params: county,
  response: { json: z.looseObject({ items: z.array(SamplePerson) }) },
  status: 200,
  errors: ['not_found'],
});
export const signInAsSample = operation({
  id: 'signInAsSample',
  method: 'POST',
  path: '/counties/{county}/session/sample',
  tag: 'identity',
  permission: 'public',
  summary: 'Sign in as a made-up person',
  params: county,
  request: {
    // What the issuer would have proved; the least when absent.
    json: z.strictObject({ person: PersonRef, assurance: z.optional(z.enum(ASSURANCES)) }),
  },
  response: { json: SessionInfo },
  status: 200,
  errors: ['not_found', 'denied', 'unauthenticated'],
});
export const choosePost = operation({
  id: 'choosePost',
  method: 'PUT',
  path: '/counties/{county}/session/post',
  tag: 'identity',
  permission: 'session:own',
  summary: 'Act in another of one’s posts',
  params: county,
  request: { json: z.strictObject({ post: text }) },
  response: { json: SessionInfo },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});
export const listConsents = operation({
  id: 'listConsents',
  method: 'GET',
  path: '/counties/{county}/session/consents',
  tag: 'identity',
  permission: 'session:own',
  summary: 'What one has consented to, and withdrawn',
  params: county,
  response: { json: z.looseObject({ items: z.array(Consent) }) },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});
export const putConsent = operation({
  id: 'putConsent',
  method: 'PUT',
  path: '/counties/{county}/session/consents/{purpose}',
  tag: 'identity',
  permission: 'session:own',
  summary: 'Consent to a purpose, or withdraw it',
  params: z.looseObject({ county: CountyCode, purpose: ConsentPurpose }),
  request: { json: z.strictObject({ version: ConsentVersion, given: z.boolean() }) },
  response: { json: Consent },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});

const ofPerson = z.looseObject({ county: CountyCode, person: PersonRef });

export const PersonPage = pageOf(Person);
export const listPeople = operation({
  id: 'listPeople',
  method: 'GET',
  path: '/counties/{county}/people',
  tag: 'people',
  permission: 'person:read',
  summary: 'People of the divisions of one’s post, masked',
  params: county,
  query: z.looseObject({ division: z.optional(text), ...page }),
  response: { json: PersonPage },
  status: 200,
  errors: ['not_found', 'unauthenticated', 'denied'],
});
export const getPerson = operation({
  id: 'getPerson',
  method: 'GET',
  path: '/counties/{county}/people/{person}',
  tag: 'people',
  permission: 'person:read',
  summary: 'One person, masked',
  params: ofPerson,
  response: { json: Person },
  status: 200,
  errors: ['not_found', 'unauthenticated', 'denied'],
});
export const revealPerson = operation({
  id: 'revealPerson',
  method: 'POST',
  path: '/counties/{county}/people/{person}/reveal',
  tag: 'people',
  permission: 'person:reveal',
  summary: 'Attributes of a person in full, for a reason, which the audit log keeps',
  params: ofPerson,
  request: {
    json: z.strictObject({
      attributes: checked(z.array(z.enum(ATTRIBUTES)), z.minLength(1)),
      reason: checked(z.string(), z.trim(), z.minLength(4), z.maxLength(500)),
    }),
  },
  response: { json: Revealed },
  status: 200,
  errors: ['not_found', 'unauthenticated', 'denied', 'step_up'],
});

export const GrantPage = pageOf(Grant);
export const listGrants = operation({
  id: 'listGrants',
  method: 'GET',
  path: '/counties/{county}/grants',
  tag: 'people',
  permission: 'grant:read',
  summary: 'Grants in force and revoked ones',
  params: county,
  query: z.looseObject({ person: z.optional(PersonRef), division: z.optional(text), ...page }),
  response: { json: GrantPage },
  status: 200,
  errors: ['not_found', 'unauthenticated', 'denied'],
});
export const postGrant = operation({
  id: 'postGrant',
  method: 'POST',
  path: '/counties/{county}/grants',
  tag: 'people',
  permission: 'grant:write',
  summary: 'Give a person a role at a division',
  params: county,
  request: { json: NewGrant },
  response: { json: Grant },
  status: 201,
  errors: ['not_found', 'unauthenticated', 'denied', 'step_up', 'conflict'],
});
export const deleteGrant = operation({
  id: 'deleteGrant',
  method: 'DELETE',
  path: '/counties/{county}/grants/{grant}',
  tag: 'people',
  permission: 'grant:write',
  summary: 'Revoke a grant; the last administrator stays',
  params: z.looseObject({ county: CountyCode, grant: text }),
  response: { type: 'application/json' },
  status: 204,
  errors: ['not_found', 'unauthenticated', 'denied', 'step_up', 'conflict'],
});

export const AuditPage = pageOf(AuditEntry);
export const listAudit = operation({
  id: 'listAudit',
  method: 'GET',
  path: '/counties/{county}/audit',
  tag: 'audit',
  permission: 'audit:read',
  summary: 'The audit log, from its newest entry or by action, actor or target',
  params: county,
  query: z.looseObject({
    action: z.optional(text),
    actor: z.optional(PersonRef),
    target: z.optional(text),
    ...page,
  }),
  response: { json: AuditPage },
  status: 200,
  errors: ['not_found', 'unauthenticated', 'denied', 'step_up'],
});
