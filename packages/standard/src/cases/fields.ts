import * as z from 'zod/mini';
import { checked } from '../checked.ts';
import type { Issue } from '../problem.ts';
import { parseValue } from '../parse.ts';
import type { FieldForm, FieldSpec } from './categories.ts';
import type { Fields } from './case.ts';
import { TEXT_LIMITS, typedText } from './safe-text.ts';

function schemaOf(field: FieldSpec): z.ZodMiniType {
  switch (field.type) {
    case 'string': {
      if (field.enum !== undefined) return z.enum(field.enum);
      if (field.format === 'date') return checked(z.string(), z.iso.date({ error: 'date' }));
      const text = typedText(field.maxLength ?? TEXT_LIMITS.reason);
      return field.minLength === undefined ? text : checked(text, z.minLength(field.minLength));
    }
    case 'boolean':
      return z.boolean();
    default: {
      const number = field.type === 'integer' ? z.int() : z.number();
      return checked(
        number,
        ...(field.minimum === undefined ? [] : [z.minimum(field.minimum)]),
        ...(field.maximum === undefined ? [] : [z.maximum(field.maximum)]),
      );
    }
  }
}

/**
 * A form as a check of what was filled in: every fault with its path, `fields.depth`, in words. Fields that
 * the form does not have are refused: nobody would look after what stands in them.
 */
export function compileForm(form: FieldForm | undefined): (fields: Fields | undefined) => Issue[] {
  const required = new Set(form?.required ?? []);
  const shape = Object.fromEntries(
    Object.entries(form?.properties ?? {}).map(([name, field]) => {
      const schema = schemaOf(field);
      return [name, required.has(name) ? schema : z.optional(schema)];
    }),
  );
  const schema = z.looseObject({ fields: z.strictObject(shape) });
  return (fields) => {
    const parsed = parseValue(schema, { fields: fields ?? {} });
    return parsed.ok ? [] : parsed.issues;
  };
}
