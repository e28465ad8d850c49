import { code, plain, table } from './markdown.mjs';

const HEADS = {
  attributes: [
    ['属性', '特性', '类型', '默认', '说明'],
    ['Attribute', 'Property', 'Type', 'Default', 'Meaning'],
  ],
  events: [
    ['事件', '类', '说明'],
    ['Event', 'Class', 'Meaning'],
  ],
  methods: [
    ['方法', '返回', '说明'],
    ['Method', 'Returns', 'Meaning'],
  ],
  slots: [
    ['插槽', '说明'],
    ['Slot', 'Meaning'],
  ],
  cssParts: [
    ['部件', '说明'],
    ['Part', 'Meaning'],
  ],
  cssProperties: [
    ['变量', '默认', '说明'],
    ['Custom property', 'Default', 'Meaning'],
  ],
};

const TITLES = {
  attributes: ['属性', 'Attributes and properties'],
  events: ['事件', 'Events'],
  methods: ['方法', 'Methods'],
  slots: ['插槽', 'Slots'],
  cssParts: ['样式部件', 'CSS parts'],
  cssProperties: ['样式变量', 'CSS custom properties'],
};

const first = (text = '') =>
  text
    .trim()
    .split(/\n\s*\n/)[0]
    .replaceAll(/\s+/g, ' ');
const type = (member) => code((member?.type?.text ?? '').replaceAll(/\s+/g, ' '));

/** A member without a description is public to its own package alone. */
const isOffered = (row) => (row.description ?? '') !== '';

/** What the element offers, by kind; each row has `name`, `description` and its cells between them. */
export function offersOf(element) {
  const fields = (element.members ?? []).filter((member) => member.kind === 'field');
  const methods = (element.members ?? []).filter((member) => member.kind === 'method');
  const attributes = element.attributes ?? [];
  const attributeRows = attributes.map((attribute) => {
    const field = fields.find((member) => member.name === attribute.fieldName);
    const property = attribute.fieldName ?? '';
    return {
      name: attribute.name,
      description: attribute.description ?? field?.description,
      cells: [code(property), type(attribute), code(attribute.default ?? field?.default)],
    };
  });
  const propertyRows = fields
    .filter((field) => !attributes.some((attribute) => attribute.fieldName === field.name))
    .map((field) => ({
      name: '',
      key: field.name,
      description: field.description,
      cells: [code(field.name), type(field), code(field.default)],
    }));
  const simple = (list, cells = () => []) =>
    (list ?? []).map((item) => ({
      name: item.name,
      description: item.description,
      cells: cells(item),
    }));
  return {
    attributes: [...attributeRows, ...propertyRows].filter(isOffered),
    events: simple(element.events, (event) => [type(event)]),
    methods: simple(methods, (method) => [type({ type: method.return?.type })]).filter(isOffered),
    slots: simple(element.slots).map((slot) => ({ ...slot, name: slot.name || '(default)' })),
    cssParts: simple(element.cssParts),
    cssProperties: simple(element.cssProperties, (property) => [code(property.default)]),
  };
}

/** Keys under which `docs/words/elements.json` has the Chinese of each offer. */
export function wordKeys(element) {
  return Object.entries(offersOf(element)).flatMap(([kind, rows]) =>
    rows.map((row) => `${kind}.${row.key ?? row.name}`),
  );
}

/** The API tables of an element. `words` has the Chinese; English comes from the code. */
export function elementTables(element, words, at) {
  return Object.entries(offersOf(element))
    .filter(([, rows]) => rows.length > 0)
    .map(([kind, rows]) => {
      const body = rows.map((row) => {
        const english = first(row.description);
        const said = at === 0 ? (words[`${kind}.${row.key ?? row.name}`] ?? english) : english;
        return [code(row.name), ...row.cells, plain(said)];
      });
      return `## ${TITLES[kind][at]}\n\n${table(HEADS[kind][at], body)}`;
    })
    .join('\n\n');
}
