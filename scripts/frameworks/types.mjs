/** Text of TypeScript that the generators share. Types are taken from the class: `YztMap['county']`. */

export const HEAD = '// Generated from the custom-elements manifest.\n';

const quoted = (name) => (/^\w+$/.test(name) ? name : `'${name}'`);

/** `text` as a comment on a line of its own. */
export const comment = (text, indent = '') =>
  text === '' ? '' : `${indent}/** ${text.replaceAll('*/', '*\\/')} */\n`;

/** Optional members of an interface, each with its comment. `rows` have `name`, `type`, `description`. */
export function members(rows, indent) {
  return rows
    .map(
      ({ name, type, description }) =>
        `${comment(description, indent)}${indent}${quoted(name)}?: ${type};\n`,
    )
    .join('');
}

/** Properties by their own names. `className` is what the class is called in the file. */
export const propertyRows = ({ properties, className }) =>
  properties.map((property) => ({ ...property, type: `${className}['${property.name}']` }));

/** Attributes whose names are not those of their properties; `isSame` tells which a framework takes for one. */
export const attributeRows = ({ properties, className }, isSame = (a, b) => a === b) =>
  properties
    .filter(({ attribute, name }) => attribute !== undefined && !isSame(attribute, name))
    .map(({ attribute, name, description }) => ({
      name: attribute,
      type: `${className}['${name}']`,
      description,
    }));

/** Listeners by the name that `nameOf` gives; each event is of the class that `HTMLElementEventMap` names. */
export const eventRows = ({ events }, ...namesOf) =>
  events.flatMap(({ name, description }) =>
    namesOf.map((nameOf) => ({
      name: nameOf(name),
      type: `(event: HTMLElementEventMap['${name}']) => void`,
      description,
    })),
  );

/** What a tag takes where attributes and listeners stand in the markup: `on…` of old, `on:…` of newer libraries. */
export const tagRows = (offer) => [
  ...propertyRows(offer),
  ...attributeRows(offer),
  ...eventRows(
    offer,
    (name) => `on${name}`,
    (name) => `on:${name}`,
  ),
];

/** `yzt-map-move` as `onYztMapMove`. */
export const handlerName = (event) =>
  `on${event.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter) => letter.toUpperCase())}`;

export const kebab = (name) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** An import of the element classes of a package. */
export const classImport = (offers, from, rename = (name) => name) =>
  `import type {\n${offers
    .map(({ className }) =>
      rename(className) === className
        ? `  ${className},\n`
        : `  ${className} as ${rename(className)},\n`,
    )
    .join('')}} from '${from}';\n`;
