import * as z from 'zod/mini';
import { BaseMap } from './base-map.ts';
import { CatalogueEntry, Source } from './catalogue.ts';
import { CalendarYear } from './cases/calendar/calendar.ts';
import { Case, CaseRecord, CaseSummary, Contact, NewCase, Reporter } from './cases/case.ts';
import { CaseSettings } from './cases/case-settings.ts';
import { Category, CategoryTree, FieldForm, FieldSpec } from './cases/categories.ts';
import { ClockFact } from './cases/clock-fact.ts';
import { Assignment, Command } from './cases/commands.ts';
import { CaseUnit, DispatchRule } from './cases/dispatch-rules.ts';
import { CaseEvent } from './cases/event.ts';
import { INSTANT } from './cases/ids.ts';
import { Message, MessageAction, MessageCount } from './cases/message.ts';
import { Open311Request, Open311Service, Open311ServiceDefinition } from './cases/open311.ts';
import { Actor, CasePlace, Limit, PublicAnswer, Unit } from './cases/parts.ts';
import { CaseStats } from './cases/stats.ts';
import { WorkOrder, WorkOrderView } from './cases/work-order.ts';
import { Collection, Feature, FeaturePage, ImportReport, Link } from './contract.ts';
import { CountyCode, CountyFile } from './county.ts';
import {
  CountyServerFile,
  OidcSettings,
  ServiceUpstream,
  SignInSettings,
  TileUpstream,
  ZheDingdingSettings,
  ZlbSettings,
} from './county-server.ts';
import { Division, DivisionKind, Divisions } from './division.ts';
import { Domain, Domains } from './domain.ts';
import { Bounds, Colour, Datum, Href, Id, LngLat, Zoom } from './geo.ts';
import type { Schema } from './operation.ts';
import { Problem } from './problem-json.ts';
import { PublicService, ServiceHref, ServiceLink } from './public-service.ts';
import { Field, Style, StyleClass, StyleRange } from './style.ts';
import { Text } from './text.ts';

/** Every schema that has a name of its own wherever it is used. */
const NAMED = {
  CountyFile,
  CountyServerFile,
  CatalogueEntry,
  BaseMap,
  Bounds,
  Collection,
  Colour,
  CountyCode,
  Datum,
  Division,
  DivisionKind,
  Divisions,
  Domain,
  Domains,
  Feature,
  FeaturePage,
  Field,
  Href,
  Id,
  ImportReport,
  Link,
  LngLat,
  Problem,
  PublicService,
  ServiceHref,
  ServiceLink,
  Source,
  Style,
  StyleClass,
  StyleRange,
  Text,
  TileUpstream,
  ServiceUpstream,
  SignInSettings,
  OidcSettings,
  ZlbSettings,
  ZheDingdingSettings,
  Zoom,
  Actor,
  Assignment,
  CalendarYear,
  Case,
  CaseSettings,
  CaseUnit,
  DispatchRule,
  CaseEvent,
  CasePlace,
  CaseRecord,
  CaseStats,
  CaseSummary,
  Category,
  CategoryTree,
  ClockFact,
  Command,
  Contact,
  FieldForm,
  FieldSpec,
  Limit,
  Message,
  MessageAction,
  MessageCount,
  NewCase,
  Open311Request,
  Open311Service,
  Open311ServiceDefinition,
  PublicAnswer,
  Reporter,
  Unit,
  WorkOrder,
  WorkOrderView,
} as const satisfies Record<string, Schema>;

export type SchemaName = keyof typeof NAMED;
export const SCHEMA_NAMES = Object.keys(NAMED) as SchemaName[];

/** A JSON Schema 2020-12, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

function registryOf(but?: SchemaName) {
  const registry = z.registry<{ id: string }>();
  for (const name of SCHEMA_NAMES) if (name !== but) registry.add(NAMED[name], { id: name });
  return registry;
}

/** What may be written, so that unknown extra fields are allowed (and not what a parser gives back). */
function emit(schema: Schema, but?: SchemaName): JsonSchema {
  return z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    metadata: registryOf(but),
    unrepresentable: 'any',
    override({ jsonSchema }) {
      // A format by name besides the pattern is what generators of clients make a date of.
      if (jsonSchema.pattern === INSTANT.source) jsonSchema.format = 'date-time';
    },
  }) as JsonSchema;
}

/** One schema as a document that stands by itself, with what it refers to in `$defs`. */
export function jsonSchema(name: SchemaName): JsonSchema {
  return emit(NAMED[name], name);
}

/** The documents of the files that a county writes, by file name. */
export function jsonSchemas(): Readonly<Record<string, JsonSchema>> {
  return {
    'county.schema.json': jsonSchema('CountyFile'),
    'county.server.schema.json': jsonSchema('CountyServerFile'),
    'catalogue-entry.schema.json': jsonSchema('CatalogueEntry'),
  };
}

/**
 * Schemas for one document that holds them all: each refers to the named ones by `#/components/schemas/`.
 * `seen` gathers the named ones that were met.
 */
export function componentSchema(schema: Schema, seen: Map<string, JsonSchema>): JsonSchema {
  const { $schema, $defs, ...rest } = emit(schema);
  void $schema;
  for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, JsonSchema>)) {
    if (!seen.has(name)) seen.set(name, toComponents(definition) as JsonSchema);
  }
  return toComponents(rest) as JsonSchema;
}

/** References to `$defs` as references to components; the ids that zod writes are dropped. */
function toComponents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toComponents);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !(key === 'id' && typeof inner === 'string'))
      .map(([key, inner]) => [
        key,
        key === '$ref' && typeof inner === 'string'
          ? inner.replace('#/$defs/', '#/components/schemas/')
          : toComponents(inner),
      ]),
  );
}
