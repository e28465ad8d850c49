const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

const list = (title, rows, nameOf) =>
  rows.length === 0
    ? ''
    : `\n\n**${title}**\n\n${rows.map((row) => `- ${nameOf(row)}: ${row.description}`).join('\n')}`;

const nameOfSlot = ({ name }) => (name === '' ? 'default' : `\`${name}\``);

const words = ({ description, events, slots, cssParts }) =>
  description +
  list('Events', events, ({ name }) => `\`${name}\``) +
  list('Slots', slots, nameOfSlot) +
  list('CSS parts', cssParts, ({ name }) => `\`${name}\``);

const withAttributes = ({ properties }) =>
  properties.filter(({ attribute }) => attribute !== undefined);

/** Custom data of VS Code and of other editors with its HTML language service. */
export function vsCodeData(offers) {
  return json({
    version: 1.1,
    tags: offers.map((offer) => ({
      name: offer.tag,
      description: { kind: 'markdown', value: words(offer) },
      attributes: withAttributes(offer).map(({ attribute, description, values, type }) => ({
        name: attribute,
        description: { kind: 'markdown', value: description },
        ...(type === 'boolean' ? { valueSet: 'v' } : {}),
        ...(values.length > 0 ? { values: values.map((name) => ({ name })) } : {}),
      })),
    })),
  });
}

const written = (type, values) =>
  values.length > 0 ? values.map((value) => `'${value}'`).join(' | ') : type;

/** Web types of JetBrains. */
export function webTypes(offers, { name, version }) {
  const row = ({ name, description }) => ({ name, description });
  return json({
    $schema: 'https://json.schemastore.org/web-types',
    name,
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: offers.map((offer) => ({
          name: offer.tag,
          description: offer.description,
          attributes: withAttributes(offer).map(({ attribute, description, values, type }) => ({
            name: attribute,
            description,
            value:
              type === 'boolean'
                ? { kind: 'no-value' }
                : { type: written(type, values), required: true },
          })),
          slots: offer.slots.map(row),
          css: { parts: offer.cssParts.map(row), properties: offer.cssProperties.map(row) },
          js: {
            properties: offer.properties.map(({ name, description, type, values }) => ({
              name,
              description,
              type: written(type, values),
            })),
            events: offer.events.map(row),
          },
        })),
      },
    },
  });
}
