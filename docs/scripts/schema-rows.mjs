import * as z from 'zod/mini';

/**
 * The fields of a schema as rows of a table.
 *
 * @typedef {object} Row
 * @property {string} path Name below the schema, such as `line.href`.
 * @property {string} type What may stand there, with the names of other schemas in square brackets.
 * @property {boolean} required
 * @property {readonly string[]} variants Kinds (`type`) that have the field; empty when all have it.
 */

/** JSON Schema in which every schema of `names` (schema → name) is marked where it is used. */
function marked(schema, names) {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      const name = zodSchema === schema ? undefined : names.get(zodSchema);
      if (name !== undefined) jsonSchema['x-name'] = name;
    },
  });
}

/** What a value may be, in the words of JSON; a schema with a name is `[Name]`. */
export function typeOf(json) {
  if (json['x-name']) return `[${json['x-name']}]`;
  if (json.const !== undefined) return `\`${json.const}\``;
  if (json.enum) return json.enum.map((value) => `\`${value}\``).join(' · ');
  const union = json.anyOf ?? json.oneOf;
  if (union) return typesOf(union).join(' · ');
  if (json.prefixItems)
    return `[${json.prefixItems.length} × ${typeOf(json.prefixItems[0])}]`.slice(1, -1);
  if (json.type === 'array') return `${typeOf(json.items ?? {})}[]`;
  return [json.type ?? '*'].flat().join(' · ');
}

/**
 * The members of a union. An enumeration that keeps unknown members is a union with any string: the table
 * names the known ones.
 */
function typesOf(union) {
  const types = [...new Set(union.map(typeOf))];
  const names = types.some((type) => type.startsWith('`'));
  return names ? types.filter((type) => type !== 'string') : types;
}

const isPlainObject = (json) =>
  json.type === 'object' && json.properties !== undefined && json['x-name'] === undefined;

/** Rows of an object, objects without a name of their own unfolded. */
function objectRows(json, prefix, variants) {
  return Object.entries(json.properties).flatMap(([name, part]) => {
    const path = `${prefix}${name}`;
    const row = {
      path,
      type: typeOf(part),
      required: json.required?.includes(name) ?? false,
      variants,
    };
    return isPlainObject(part) ? [row, ...objectRows(part, `${path}.`, variants)] : [row];
  });
}

/** Rows of a union of objects: a field that not all of them have names those that do. */
function unionRows(parts) {
  const rows = new Map();
  for (const part of parts) {
    const kind = String(part.properties.type?.const ?? '');
    for (const row of objectRows(part, '', kind === '' ? [] : [kind])) {
      const known = rows.get(row.path);
      rows.set(row.path, {
        ...row,
        type: known && known.type !== row.type ? `${known.type} · ${row.type}` : row.type,
        required: row.required && (known?.required ?? true),
        variants: [...(known?.variants ?? []), ...row.variants],
      });
    }
  }
  return [...rows.values()].map((row) =>
    row.variants.length === parts.length ? { ...row, variants: [] } : row,
  );
}

/** The objects of a union, unions in it unfolded, without the one that stands for kinds yet unknown. */
function objectsOf(json) {
  const union = json.anyOf ?? json.oneOf;
  if (union === undefined) return json.properties === undefined ? [] : [json];
  const objects = union.flatMap(objectsOf);
  const known = objects.filter((part) => part.properties.type?.const !== undefined);
  return known.length > 0 ? known : objects;
}

/** @returns {Row[]} */
export function rowsOf(schema, names = new Map()) {
  const json = marked(schema, names);
  const objects = objectsOf(json);
  return objects.length === 1 ? objectRows(objects[0], '', []) : unionRows(objects);
}
