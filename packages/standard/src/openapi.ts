import { Open311Errors } from './cases/open311.ts';
import { SESSION_HEADER } from './contract-session.ts';
import { BODY_BYTES, OPERATIONS, PROBLEM_STATUS, type Body, type Operation } from './contract.ts';
import { componentSchema, type JsonSchema } from './json-schema.ts';
import { Problem } from './problem-json.ts';
import type { ErrorCode } from './problem.ts';
import { STANDARD_VERSION } from './version.ts';

/** An OpenAPI 3.1 document, as plain data. */
export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: JsonSchema;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
  readonly components: JsonSchema;
}

/** Errors that any operation may answer. */
const COMMON: readonly ErrorCode[] = ['invalid', 'rate_limited', 'internal'];
const PROBLEM_TYPE = 'application/problem+json';

/**
 * The contract table, or other rows, as an OpenAPI 3.1 document. `serverUrl` is the base address of the API.
 */
export function openapi(
  serverUrl = '/',
  operations: readonly Operation[] = OPERATIONS,
): OpenApiDocument {
  const seen = new Map<string, JsonSchema>();
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const row of operations) {
    (paths[openApiPath(row)] ??= {})[row.method.toLowerCase()] = operationObject(row, seen);
  }
  // Gathers the schema of problems, whatever the operations use.
  componentSchema(Problem, seen);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Yizhangtu API',
      version: STANDARD_VERSION,
      description:
        'The API contract of a one-map backend. Coordinates are WGS84 longitude and latitude.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries([...seen].sort(([one], [other]) => (one < other ? -1 : 1))),
      securitySchemes: {
        session: { type: 'apiKey', in: 'header', name: SESSION_HEADER },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

/** OpenAPI has no sign for a parameter that takes the rest of a path. */
export const openApiPath = ({ path }: Operation): string => path.replace('*}', '}');

function operationObject(row: Operation, seen: Map<string, JsonSchema>): JsonSchema {
  return {
    operationId: row.id,
    summary: row.summary,
    tags: [row.tag],
    parameters: [
      ...parameters(row, 'path', seen),
      ...parameters(row, 'query', seen),
      ...parameters(row, 'header', seen),
    ],
    ...(row.request
      ? {
          requestBody: {
            description: `At most ${row.mostBytes ?? BODY_BYTES} bytes`,
            required: true,
            content: content(row.request, seen),
          },
        }
      : {}),
    responses: { [row.status]: success(row, seen), ...problems(row, seen) },
    ...(row.permission === 'public' ? {} : { security: securityOf(row) }),
  };
}

/** A session with its header, or a bearer token: of the county's issuer, or for imports one of its own. */
const securityOf = ({ permission }: Operation): JsonSchema[] =>
  permission === 'layer:import' ? [{ token: [] }] : [{ session: [] }, { token: [] }];

/** The parameters in one place. A path's are those that its template names. */
function parameters(
  row: Operation,
  place: 'path' | 'query' | 'header',
  seen: Map<string, JsonSchema>,
): JsonSchema[] {
  const schema = { path: row.params, query: row.query, header: row.headers }[place];
  if (!schema) return [];
  const { properties = {}, required = [] } = componentSchema(schema, seen) as {
    properties?: Record<string, JsonSchema>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, inner]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: inner,
  }));
}

function content(body: Body, seen: Map<string, JsonSchema>): JsonSchema {
  if ('json' in body) {
    return { [body.type ?? 'application/json']: { schema: componentSchema(body.json, seen) } };
  }
  return { [body.type]: {} };
}

function success(row: Operation, seen: Map<string, JsonSchema>): JsonSchema {
  const description = row.summary;
  return row.status === 204
    ? { description }
    : { description, content: content(row.response, seen) };
}

/** One response for each status, naming the codes that come with it. */
function problems(row: Operation, seen: Map<string, JsonSchema>): Record<string, JsonSchema> {
  const codes = new Map<number, ErrorCode[]>();
  const ofBody: readonly ErrorCode[] = row.request ? ['too_large'] : [];
  for (const code of new Set([...COMMON, ...ofBody, ...row.errors])) {
    const status = PROBLEM_STATUS[code];
    codes.set(status, [...(codes.get(status) ?? []), code]);
  }
  // That specification has a form of its own for errors.
  const form =
    row.tag === 'open311'
      ? content({ json: Open311Errors }, seen)
      : { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    [...codes].map(([status, all]) => [
      String(status),
      { description: all.join(', '), content: form },
    ]),
  );
}
