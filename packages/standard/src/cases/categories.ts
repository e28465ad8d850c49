import * as z from 'zod/mini';
import { checked } from '../checked.ts';
import { Text } from '../text.ts';
import { CategoryId, Limit } from './parts.ts';
import { TEXT_LIMITS } from './safe-text.ts';
import { CASE_KINDS, TIERS } from './states.ts';

/** How long accepting and handling may take. */
export const CaseLimits = z.looseObject({
  acceptance: z.optional(Limit),
  handling: z.optional(Limit),
});
export type CaseLimits = z.infer<typeof CaseLimits>;

const titled = { title: Text, description: z.optional(Text) };

/**
 * One extra field, in a subset of JSON Schema 2020-12. `title` may be in several languages; `enumTitles`
 * are the words of the members of `enum`, in their order.
 */
export const FieldSpec = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('string'),
    ...titled,
    enum: z.optional(checked(z.array(z.string()), z.minLength(1))),
    enumTitles: z.optional(z.array(Text)),
    format: z.optional(z.enum(['date'])),
    minLength: z.optional(checked(z.int(), z.minimum(0))),
    maxLength: z.optional(checked(z.int(), z.minimum(1), z.maximum(TEXT_LIMITS.text))),
  }),
  z.looseObject({
    type: z.literal('number'),
    ...titled,
    minimum: z.optional(z.number()),
    maximum: z.optional(z.number()),
  }),
  z.looseObject({
    type: z.literal('integer'),
    ...titled,
    minimum: z.optional(z.number()),
    maximum: z.optional(z.number()),
  }),
  z.looseObject({ type: z.literal('boolean'), ...titled }),
]);
export type FieldSpec = z.infer<typeof FieldSpec>;

/** The extra fields of a category, in the order of the form. */
export const FieldForm = z.looseObject({
  properties: z.record(
    checked(z.string(), z.regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'field')),
    FieldSpec,
  ),
  required: z.optional(z.array(z.string())),
});
export type FieldForm = z.infer<typeof FieldForm>;

/** A category of matters. What it leaves out it has from its parent, and limits from the kind of the case. */
export const Category = z.looseObject({
  id: CategoryId,
  name: Text,
  /** Id of the category that it is part of; absent on a major one. */
  parent: z.optional(CategoryId),
  /** Kinds of case that it is offered for; all when absent. */
  kinds: z.optional(z.array(z.enum(CASE_KINDS))),
  /** Other words that people search it by. */
  keywords: z.optional(z.array(z.string())),
  /** Search keys of the name, as in the layer catalogue. */
  pinyin: z.optional(z.looseObject({ full: z.string(), initials: z.string() })),
  form: z.optional(FieldForm),
  limits: z.optional(CaseLimits),
  /** Where a case of it begins. */
  tier: z.optional(z.enum(TIERS)),
  /** It may not be reported without saying who one is. */
  named: z.optional(z.boolean()),
  /** Cases of it are never published, such as those about a person's family. */
  confidential: z.optional(z.boolean()),
});
export type Category = z.infer<typeof Category>;

/** A county's categories, parents and children side by side, and the limits of each kind of case. */
export const CategoryTree = z.looseObject({
  categories: checked(z.array(Category), z.minLength(1)),
  /** By kind, for categories that have none of their own. */
  limits: z.optional(z.partialRecord(z.enum(CASE_KINDS), CaseLimits)),
});
export type CategoryTree = z.infer<typeof CategoryTree>;
