/** Rows of the contract for cases, assignments, messages, photos and the stream of events. */
import * as z from 'zod/mini';
import { Case, CaseSummary, NewCase } from './cases/case.ts';
import { Assignment, Command } from './cases/commands.ts';
import { CategoryTree } from './cases/categories.ts';
import { CaseEvent } from './cases/event.ts';
import { Message, MessageCount } from './cases/message.ts';
import { Open311Request, Open311Service, Open311ServiceDefinition } from './cases/open311.ts';
import { CategoryId, DivisionCode, Instant, PhotoHash, Uuid } from './cases/parts.ts';
import {
  CASE_KINDS,
  CASE_STATES,
  JOIN_RULES,
  ORDER_ROLES,
  ORDER_STATES,
  TIERS,
} from './cases/states.ts';
import { CaseStats } from './cases/stats.ts';
import { WorkOrderView } from './cases/work-order.ts';
import { checked } from './checked.ts';
import { CountyCode } from './county.ts';
import { LngLat } from './geo.ts';
import { openEnum } from './open.ts';
import { operation, type Operation } from './operation.ts';
import { page, pageOf } from './paging.ts';

const text = checked(z.string(), z.minLength(1), z.maxLength(256));
const county = z.looseObject({ county: CountyCode });
const ofCase = z.looseObject({ county: CountyCode, case: Uuid });
const flag = z.optional(z.enum(['true', 'false']));

/**
 * A key that the caller makes for each thing that it sends once: the same key with the same body gets the
 * same answer, however often it is sent and from wherever (draft-ietf-httpapi-idempotency-key-header-07).
 * With another body it is `idempotency_mismatch`.
 */
const idempotencyKey = checked(z.string(), z.regex(/^[A-Za-z0-9._~-]{16,128}$/, 'key'));
const keyed = z.looseObject({ 'idempotency-key': idempotencyKey });
/** The version that the caller has seen, as the ETag `"7"`. Another one is `version_mismatch`, with what changed. */
const ifMatch = checked(z.string(), z.regex(/^"\d{1,9}"$/, 'etag'));
/** Leave to act as the reporter of one case: see `lookUpCase`. */
const lookupToken = z.optional(text);
export const LOOKUP_HEADER = 'x-yzt-lookup';
const held = z.looseObject({ [LOOKUP_HEADER]: lookupToken });

/** Answer to a report: the case, and for who did not sign in the code that leads back to it. */
export const ReportReceipt = z.looseObject({
  case: Case,
  /** Said this once: the server keeps a hash of it. */
  code: z.optional(z.string()),
});
export type ReportReceipt = z.infer<typeof ReportReceipt>;

export const reportCase = operation({
  id: 'reportCase',
  method: 'POST',
  path: '/counties/{county}/cases',
  tag: 'cases',
  permission: 'case:report',
  summary: 'Report a matter; without a session the answer has a code that leads back to it',
  params: county,
  headers: keyed,
  request: { json: NewCase },
  response: { json: ReportReceipt },
  status: 201,
  errors: [
    'not_found',
    'unauthenticated',
    'denied',
    'conflict',
    'idempotency_mismatch',
    'calendar_incomplete',
  ],
});

/** What narrows a list of cases, and the points on the map. */
const filters = {
  state: z.optional(z.enum(CASE_STATES)),
  kind: z.optional(z.enum(CASE_KINDS)),
  /** A category and what is below it. */
  category: z.optional(CategoryId),
  /** A division and those in it. */
  division: z.optional(DivisionCode),
  tier: z.optional(z.enum(TIERS)),
  /** Those that the caller reported, by themselves or for someone. */
  mine: flag,
  /** Those with a clock that ran out before its work was done. */
  late: flag,
  published: flag,
  /** `west,south,east,north` in degrees, WGS84. */
  bbox: z.optional(checked(z.string(), z.regex(/^-?[\d.]+(,-?[\d.]+){3}$/, 'bbox'))),
  /** Words of title, description and place, or a receipt number. */
  q: z.optional(text),
  /** Submitted not before, and before: RFC 3339. */
  since: z.optional(Instant),
  until: z.optional(Instant),
};
export const CasePage = pageOf(CaseSummary);
export const listCases = operation({
  id: 'listCases',
  method: 'GET',
  path: '/counties/{county}/cases',
  tag: 'cases',
  permission: 'case:read',
  summary: 'Cases that the caller may see, the newest first; without a session the published ones',
  params: county,
  query: z.looseObject({ ...filters, ...page }),
  response: { json: CasePage },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});
export const getCase = operation({
  id: 'getCase',
  method: 'GET',
  path: '/counties/{county}/cases/{case}',
  tag: 'cases',
  permission: 'case:read',
  summary: 'One case as the caller may see it; its version is the ETag',
  params: ofCase,
  headers: held,
  response: { json: Case },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});
/** What a command led to. `event` is redacted for the caller as `listCaseEvents` does. */
export const CommandResult = z.looseObject({ case: Case, event: CaseEvent });
export type CommandResult = z.infer<typeof CommandResult>;
export const commandCase = operation({
  id: 'commandCase',
  method: 'POST',
  path: '/counties/{county}/cases/{case}/commands',
  tag: 'cases',
  permission: 'case:read',
  summary: 'Do something to a case: one of the commands of the transition table',
  params: ofCase,
  headers: z.looseObject({
    'idempotency-key': idempotencyKey,
    'if-match': ifMatch,
    [LOOKUP_HEADER]: lookupToken,
  }),
  request: { json: Command },
  response: { json: CommandResult },
  status: 200,
  errors: [
    'not_found',
    'unauthenticated',
    'denied',
    'transition_not_allowed',
    'version_mismatch',
    'idempotency_mismatch',
    'conflict',
    'calendar_incomplete',
  ],
});
/** Events of a case, in the order of `seq`. */
export const CaseEventPage = z.looseObject({
  items: z.array(CaseEvent),
  /** Cursors of the pages with later and with earlier events; absent at the ends. */
  next: z.optional(z.string()),
  previous: z.optional(z.string()),
  total: z.optional(z.int()),
});
export type CaseEventPage = z.infer<typeof CaseEventPage>;
export const listCaseEvents = operation({
  id: 'listCaseEvents',
  method: 'GET',
  path: '/counties/{county}/cases/{case}/events',
  tag: 'cases',
  permission: 'case:read',
  summary: 'What happened to a case, as the caller may see it; from a cursor either way',
  params: ofCase,
  headers: held,
  query: z.looseObject({
    ...page,
    /** Where the first page stands: at the first event, or at the last. */
    from: z.optional(z.enum(['first', 'last'])),
  }),
  response: { json: CaseEventPage },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});

/** What an anonymous reporter shows. Blanks and hyphens in either do not matter. */
export const CaseLookup = z.strictObject({ receipt: text, code: text });
/** Their case, and leave to act as its reporter for an hour: sent back as `x-yzt-lookup`. */
export const LookupResult = z.looseObject({ case: Case, token: z.string(), until: Instant });
export type LookupResult = z.infer<typeof LookupResult>;
export const lookUpCase = operation({
  id: 'lookUpCase',
  method: 'POST',
  path: '/counties/{county}/case-lookups',
  tag: 'cases',
  permission: 'case:report',
  summary:
    'Find a case by its receipt number and code; a wrong pair is `not_found`, whichever is wrong',
  params: county,
  request: { json: CaseLookup },
  response: { json: LookupResult },
  status: 200,
  errors: ['not_found', 'too_many_attempts'],
});

/** A case nearby that may be the same matter. `likeness` runs from 0 to 1. */
export const NearCase = z.looseObject({
  case: CaseSummary,
  /** Metres. */
  distance: z.number(),
  likeness: z.number(),
});
export type NearCase = z.infer<typeof NearCase>;
export const NearCases = z.looseObject({ items: z.array(NearCase) });
export const listNearCases = operation({
  id: 'listNearCases',
  method: 'GET',
  path: '/counties/{county}/case-neighbours',
  tag: 'cases',
  permission: 'case:read',
  summary: 'Open cases that may be the same matter, by place, category and words, the likest first',
  params: county,
  query: z.looseObject({
    lng: checked(z.coerce.number(), z.minimum(-180), z.maximum(180)),
    lat: checked(z.coerce.number(), z.minimum(-90), z.maximum(90)),
    /** Metres; 200 when absent. */
    within: z.optional(checked(z.coerce.number(), z.minimum(1), z.maximum(2000))),
    category: z.optional(CategoryId),
    q: z.optional(text),
  }),
  response: { json: NearCases },
  status: 200,
  errors: ['not_found'],
});
export const getCaseStats = operation({
  id: 'getCaseStats',
  method: 'GET',
  path: '/counties/{county}/case-stats',
  tag: 'cases',
  permission: 'case:read',
  summary: 'Cases received and closed, the rate, and the rate of those in time; counted, not named',
  params: county,
  query: z.looseObject({
    since: z.optional(Instant),
    until: z.optional(Instant),
    division: z.optional(DivisionCode),
    category: z.optional(CategoryId),
    by: z.optional(z.enum(['category', 'division', 'month', 'kind'])),
  }),
  response: { json: CaseStats },
  status: 200,
  errors: ['not_found'],
});
export const getCaseCategories = operation({
  id: 'getCaseCategories',
  method: 'GET',
  path: '/counties/{county}/case-categories',
  tag: 'cases',
  permission: 'public',
  summary: 'The category tree with its extra fields and limits',
  params: county,
  response: { json: CategoryTree },
  status: 200,
  errors: ['not_found'],
});
/** A case on the map: what everyone may see of it, or for staff what they may. */
export const CasePoint = z.looseObject({
  type: z.literal('Feature'),
  id: Uuid,
  geometry: z.looseObject({ type: z.literal('Point'), coordinates: LngLat }),
  properties: z.looseObject({
    receipt: z.string(),
    title: z.string(),
    kind: openEnum(CASE_KINDS),
    category: CategoryId,
    state: openEnum(CASE_STATES),
    late: z.boolean(),
    /** RFC 3339. */
    at: Instant,
  }),
});
export const CasePoints = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z.array(CasePoint),
  /** False when there are more than fit: ask for a smaller area. */
  complete: z.boolean(),
});
export type CasePoints = z.infer<typeof CasePoints>;
export const getCasePoints = operation({
  id: 'getCasePoints',
  method: 'GET',
  path: '/counties/{county}/case-points',
  tag: 'cases',
  permission: 'case:read',
  summary: 'Cases as GeoJSON points, at most 10,000, for a live layer that the browser clusters',
  params: county,
  query: z.looseObject(filters),
  response: { json: CasePoints, type: 'application/geo+json' },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});

/** An assignment with its case, as a line of a list. */
export const WorkOrderLine = z.looseObject({ order: WorkOrderView, case: CaseSummary });
export type WorkOrderLine = z.infer<typeof WorkOrderLine>;
export const WorkOrderPage = pageOf(WorkOrderLine);
export const listWorkOrders = operation({
  id: 'listWorkOrders',
  method: 'GET',
  path: '/counties/{county}/work-orders',
  tag: 'work-orders',
  permission: 'order:read',
  summary: 'Assignments of one’s unit and of the divisions of one’s post, the nearest end first',
  params: county,
  query: z.looseObject({
    /** Those of the caller’s unit alone. */
    mine: flag,
    state: z.optional(z.enum(ORDER_STATES)),
    role: z.optional(z.enum(ORDER_ROLES)),
    category: z.optional(CategoryId),
    division: z.optional(DivisionCode),
    organisation: z.optional(text),
    late: flag,
    q: z.optional(text),
    ...page,
  }),
  response: { json: WorkOrderPage },
  status: 200,
  errors: ['not_found', 'unauthenticated', 'denied'],
});
/** Cases to dispatch alike, each with the version that the caller has seen. */
export const BulkDispatch = z.strictObject({
  cases: checked(
    z.array(z.strictObject({ case: Uuid, version: z.int() })),
    z.minLength(1),
    z.maxLength(200),
  ),
  orders: checked(z.array(Assignment), z.minLength(1), z.maxLength(20)),
  join: z.optional(z.enum(JOIN_RULES)),
});
/** What became of each, in the order asked: its new version, or the code of what kept it. */
export const BulkResult = z.looseObject({
  items: z.array(
    z.looseObject({
      case: Uuid,
      ok: z.boolean(),
      version: z.optional(z.int()),
      code: z.optional(z.string()),
      reason: z.optional(z.looseObject({ 'zh-CN': z.string(), en: z.string() })),
    }),
  ),
});
export type BulkResult = z.infer<typeof BulkResult>;
export const dispatchCases = operation({
  id: 'dispatchCases',
  method: 'POST',
  path: '/counties/{county}/work-orders/dispatches',
  tag: 'work-orders',
  permission: 'order:dispatch',
  summary: 'Dispatch many cases alike; each is done or refused by itself',
  params: county,
  headers: keyed,
  request: { json: BulkDispatch },
  response: { json: BulkResult },
  status: 200,
  errors: ['not_found', 'unauthenticated', 'denied', 'idempotency_mismatch', 'calendar_incomplete'],
});

/** Types of photo that are taken. What a file is, is told by its bytes. */
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
/** Most bytes of a photo. The report form makes photos smaller before it sends them. */
export const PHOTO_BYTES = 12 * 1024 * 1024;
const upload = z.looseObject({ county: CountyCode, upload: Uuid });
/** A photo on its way. */
export const Upload = z.looseObject({
  id: Uuid,
  length: z.int(),
  /** Bytes that the server has: where to go on. */
  offset: z.int(),
  /** When it is thrown away if it is not finished. */
  until: Instant,
});
export type Upload = z.infer<typeof Upload>;
export const createUpload = operation({
  id: 'createUpload',
  method: 'POST',
  path: '/counties/{county}/uploads',
  tag: 'photos',
  permission: 'case:report',
  summary: 'Begin to send a photo, in pieces if need be',
  params: county,
  headers: keyed,
  request: {
    json: z.strictObject({
      length: checked(z.int(), z.minimum(1)),
      type: z.enum(PHOTO_TYPES),
      /** Of the whole, so that a photo that the server has need not be sent. */
      sha256: z.optional(PhotoHash),
    }),
  },
  response: { json: Upload },
  status: 201,
  errors: ['not_found', 'too_large', 'unsupported_media', 'idempotency_mismatch'],
});
export const getUpload = operation({
  id: 'getUpload',
  method: 'GET',
  path: '/counties/{county}/uploads/{upload}',
  tag: 'photos',
  permission: 'case:report',
  summary: 'How far a photo has come',
  params: upload,
  response: { json: Upload },
  status: 200,
  errors: ['not_found'],
});
export const appendUpload = operation({
  id: 'appendUpload',
  method: 'PATCH',
  path: '/counties/{county}/uploads/{upload}',
  tag: 'photos',
  permission: 'case:report',
  summary:
    'Bytes from `upload-offset` on; from elsewhere than where the server stands is a conflict',
  params: upload,
  headers: z.looseObject({
    'upload-offset': checked(z.coerce.number(), z.int(), z.minimum(0)),
  }),
  request: { type: 'application/offset+octet-stream' },
  response: { json: Upload },
  status: 200,
  errors: ['not_found', 'conflict', 'too_large'],
});
/** A photo that the server has: its address, and its size in pixels. */
export const Photo = z.looseObject({
  hash: PhotoHash,
  type: openEnum(PHOTO_TYPES),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
});
export type Photo = z.infer<typeof Photo>;
export const finishUpload = operation({
  id: 'finishUpload',
  method: 'POST',
  path: '/counties/{county}/uploads/{upload}/finish',
  tag: 'photos',
  permission: 'case:report',
  summary:
    'All bytes are sent: checks that they are a photo, takes out where and when it was taken',
  params: upload,
  request: { json: z.strictObject({ sha256: z.optional(PhotoHash) }) },
  response: { json: Photo },
  status: 200,
  errors: ['not_found', 'conflict', 'too_large', 'unsupported_media'],
});
export const getPhoto = operation({
  id: 'getPhoto',
  method: 'GET',
  path: '/counties/{county}/photos/{hash}',
  tag: 'photos',
  permission: 'case:read',
  summary: 'A photo of a case that the caller may see',
  params: z.looseObject({ county: CountyCode, hash: PhotoHash }),
  headers: held,
  response: { type: 'image/*' },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});

export const MessagePage = pageOf(Message);
export const listMessages = operation({
  id: 'listMessages',
  method: 'GET',
  path: '/counties/{county}/messages',
  tag: 'messages',
  permission: 'session:own',
  summary: 'One’s notices, the newest first',
  params: county,
  query: z.looseObject({ unread: flag, ...page }),
  response: { json: MessagePage },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});
export const getMessageCount = operation({
  id: 'getMessageCount',
  method: 'GET',
  path: '/counties/{county}/messages/count',
  tag: 'messages',
  permission: 'session:own',
  summary: 'How many of one’s notices are unread and unseen',
  params: county,
  response: { json: MessageCount },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});
export const MessageMarks = z.strictObject({
  mark: z.enum(['seen', 'read', 'unread']),
  /** All of them up to this one, in time; or those named. */
  upTo: z.optional(Uuid),
  messages: z.optional(checked(z.array(Uuid), z.minLength(1), z.maxLength(1000))),
});
export const markMessages = operation({
  id: 'markMessages',
  method: 'POST',
  path: '/counties/{county}/messages/marks',
  tag: 'messages',
  permission: 'session:own',
  summary: 'Mark notices as seen, read or unread; doing so twice changes nothing',
  params: county,
  request: { json: MessageMarks },
  response: { json: MessageCount },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});
export const actOnMessage = operation({
  id: 'actOnMessage',
  method: 'POST',
  path: '/counties/{county}/messages/{message}/actions/{action}',
  tag: 'messages',
  permission: 'session:own',
  summary: 'Do what a notice offers: its command, at the version that its matter has now',
  params: z.looseObject({ county: CountyCode, message: Uuid, action: text }),
  headers: keyed,
  // What the command takes besides its type and its assignment.
  request: { json: z.looseObject({}) },
  response: { json: z.looseObject({ message: Message, case: Case, event: z.optional(CaseEvent) }) },
  status: 200,
  errors: [
    'not_found',
    'unauthenticated',
    'denied',
    'transition_not_allowed',
    'idempotency_mismatch',
    'calendar_incomplete',
  ],
});

/**
 * What the stream says. `case`: something happened to a case that the caller may see, and the version that
 * it has now. `message`: a new notice. `count`: one of the numbers changed. `reset`: what came since
 * `Last-Event-ID` is not kept any more: fetch afresh.
 */
export const StreamEvent = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('case'),
    case: CaseSummary,
    event: z.optional(CaseEvent),
  }),
  z.looseObject({ type: z.literal('message'), message: Message, count: MessageCount }),
  z.looseObject({ type: z.literal('count'), count: MessageCount }),
  z.looseObject({ type: z.literal('reset') }),
]);
export type StreamEvent = z.infer<typeof StreamEvent>;
export const streamEvents = operation({
  id: 'streamEvents',
  method: 'GET',
  path: '/counties/{county}/events',
  tag: 'messages',
  permission: 'session:own',
  summary:
    'Server-sent events of one’s matters and notices; goes on after `Last-Event-ID`; a comment every 20 s',
  params: county,
  headers: z.looseObject({ 'last-event-id': z.optional(text) }),
  response: { type: 'text/event-stream' },
  status: 200,
  errors: ['not_found', 'unauthenticated', 'unavailable'],
});

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
export const CASE_OPERATIONS = [
  reportCase,
  listCases,
  getCase,
  commandCase,
  listCaseEvents,
  lookUpCase,
  listNearCases,
  getCaseStats,
  getCaseCategories,
  getCasePoints,
  listWorkOrders,
  dispatchCases,
  createUpload,
  getUpload,
  appendUpload,
  finishUpload,
  getPhoto,
  listMessages,
  getMessageCount,
  markMessages,
  actOnMessage,
  streamEvents,
  listOpen311Services,
  getOpen311Service,
  listOpen311Requests,
  getOpen311Request,
] as const satisfies readonly Operation[];
