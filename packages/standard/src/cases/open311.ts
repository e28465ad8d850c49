import * as z from 'zod/mini';
import { openEnum } from '../open.ts';
import { CASE_KINDS, CASE_STATES } from './states.ts';

/*
 * GeoReport v2 as read from open311.github.io, in JSON. Members keep the names and forms of that
 * specification: `long` and not `lng`, lists at the top, empty texts where there is nothing to say.
 */

/** https://wiki.open311.org/GeoReport_v2/#get-service-list */
export const Open311Service = z.looseObject({
  service_code: z.string(),
  service_name: z.string(),
  description: z.string(),
  metadata: z.boolean(),
  type: z.enum(['realtime', 'batch', 'blackbox']),
  /** Comma-separated. */
  keywords: z.string(),
  group: z.string(),
});
export type Open311Service = z.infer<typeof Open311Service>;

/** https://wiki.open311.org/GeoReport_v2/#get-service-definition */
export const Open311ServiceDefinition = z.looseObject({
  service_code: z.string(),
  attributes: z.array(
    z.looseObject({
      variable: z.boolean(),
      code: z.string(),
      datatype: z.enum([
        'string',
        'number',
        'datetime',
        'text',
        'singlevaluelist',
        'multivaluelist',
      ]),
      required: z.boolean(),
      datatype_description: z.nullable(z.string()),
      order: z.int(),
      description: z.string(),
      values: z.optional(z.array(z.looseObject({ key: z.string(), name: z.string() }))),
    }),
  ),
});
export type Open311ServiceDefinition = z.infer<typeof Open311ServiceDefinition>;

/** https://wiki.open311.org/GeoReport_v2/#get-service-requests */
export const Open311Request = z.looseObject({
  service_request_id: z.string(),
  status: z.enum(['open', 'closed']),
  status_notes: z.nullable(z.string()),
  service_name: z.string(),
  service_code: z.string(),
  description: z.string(),
  agency_responsible: z.nullable(z.string()),
  service_notice: z.nullable(z.string()),
  requested_datetime: z.string(),
  updated_datetime: z.string(),
  expected_datetime: z.nullable(z.string()),
  address: z.nullable(z.string()),
  address_id: z.nullable(z.string()),
  zipcode: z.nullable(z.string()),
  lat: z.nullable(z.number()),
  long: z.nullable(z.number()),
  media_url: z.nullable(z.string()),
  /** What the standard says beyond `open` and `closed`, for who asks with `extensions=true`. */
  extended_attributes: z.optional(
    z.looseObject({ state: openEnum(CASE_STATES), kind: openEnum(CASE_KINDS) }),
  ),
});
export type Open311Request = z.infer<typeof Open311Request>;

/** https://wiki.open311.org/GeoReport_v2/#errors: a list, whose codes are the HTTP status. */
export const Open311Errors = z.array(z.looseObject({ code: z.int(), description: z.string() }));
export type Open311Errors = z.infer<typeof Open311Errors>;
