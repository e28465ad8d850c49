/** Rows of the contract for GeoReport v2 (Open311), read only. */
import * as z from 'zod/mini';
import { Open311Request, Open311Service, Open311ServiceDefinition } from './cases/open311.ts';
import { Instant } from './cases/parts.ts';
import { checked } from './checked.ts';
import { text, county, flag } from './contract-parts.ts';
import { CountyCode } from './geo.ts';
import { operation, type Operation } from './operation.ts';

const open311 = {
  /** The county’s code, where a caller sends one (GeoReport v2). */
  jurisdiction_id: z.optional(text),
};
/** Adds `extended_attributes`, as those extensions do that are known of GeoReport v2. */
const extensions = { extensions: flag };
export const listOpen311Services = operation({
  id: 'listOpen311Services',
  method: 'GET',
  path: '/counties/{county}/open311/v2/services.json',
  tag: 'open311',
  permission: 'public',
  summary: 'Categories as GeoReport v2 services',
  params: county,
  query: z.looseObject(open311),
  response: { json: z.array(Open311Service) },
  status: 200,
  errors: ['not_found'],
});
export const getOpen311Service = operation({
  id: 'getOpen311Service',
  method: 'GET',
  path: '/counties/{county}/open311/v2/services/{code}',
  tag: 'open311',
  permission: 'public',
  summary: 'The attributes of a GeoReport v2 service; the code ends in .json',
  params: z.looseObject({ county: CountyCode, code: text }),
  query: z.looseObject(open311),
  response: { json: Open311ServiceDefinition },
  status: 200,
  errors: ['not_found'],
});
export const listOpen311Requests = operation({
  id: 'listOpen311Requests',
  method: 'GET',
  path: '/counties/{county}/open311/v2/requests.json',
  tag: 'open311',
  permission: 'public',
  summary: 'Published cases as GeoReport v2 requests',
  params: county,
  query: z.looseObject({
    ...open311,
    /** Comma-separated; overrides all others. */
    service_request_id: z.optional(checked(z.string(), z.maxLength(4096))),
    service_code: z.optional(checked(z.string(), z.maxLength(4096))),
    start_date: z.optional(Instant),
    end_date: z.optional(Instant),
    status: z.optional(checked(z.string(), z.regex(/^(open|closed)(,(open|closed))?$/, 'member'))),
    ...extensions,
  }),
  response: { json: z.array(Open311Request) },
  status: 200,
  errors: ['not_found'],
});
export const getOpen311Request = operation({
  id: 'getOpen311Request',
  method: 'GET',
  path: '/counties/{county}/open311/v2/requests/{number}',
  tag: 'open311',
  permission: 'public',
  summary: 'One published case as a GeoReport v2 request, in a list; the number ends in .json',
  params: z.looseObject({ county: CountyCode, number: text }),
  query: z.looseObject({ ...open311, ...extensions }),
  response: { json: z.array(Open311Request) },
  status: 200,
  errors: ['not_found'],
});

/** The rows of this file, in the order of the OpenAPI document. */
export const OPEN311_OPERATIONS = [
  listOpen311Services,
  getOpen311Service,
  listOpen311Requests,
  getOpen311Request,
] as const satisfies readonly Operation[];
