/**
 * The standard as JSON Schema 2020-12 and as an OpenAPI 3.1 document, both made from the schemas and the
 * contract table. For servers, docs and tools; no page needs it.
 *
 * @packageDocumentation
 */
export { jsonSchema, jsonSchemas, SCHEMA_NAMES, type SchemaName } from './json-schema.ts';
export { openapi, openApiPath, type OpenApiDocument } from './openapi.ts';
