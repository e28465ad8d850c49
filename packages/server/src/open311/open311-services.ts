import { textIn, type Locale } from '@yizhangtu/standard';
import {
  categoryPath,
  formOf,
  type Category,
  type CategoryTree,
  type FieldSpec,
  type Open311Service,
  type Open311ServiceDefinition,
} from '@yizhangtu/standard/cases.js';

type Attribute = Open311ServiceDefinition['attributes'][number];

const YES_NO = {
  true: { 'zh-CN': '是', en: 'Yes' },
  false: { 'zh-CN': '否', en: 'No' },
} as const;
/** Where a text that is longer is written in several lines. */
const ONE_LINE = 100;

/** The name of a category; its id for one that the county has no more. */
export const serviceName = (tree: CategoryTree, code: string, locale: Locale): string => {
  const category = categoryPath(tree, code).at(-1);
  return category === undefined ? code : textIn(category.name, locale);
};

function serviceOf(tree: CategoryTree, category: Category, locale: Locale): Open311Service {
  const names = categoryPath(tree, category.id).map(({ name }) => textIn(name, locale));
  const [group = ''] = names.slice(0, -1);
  return {
    service_code: category.id,
    service_name: textIn(category.name, locale),
    description: names.join(' / '),
    metadata: Object.keys(formOf(tree, category.id).properties).length > 0,
    // A report is numbered at once.
    type: 'realtime',
    keywords: (category.keywords ?? []).join(','),
    group,
  };
}

/** Categories as GeoReport v2 services, in the order of the tree. */
export const servicesOf = (tree: CategoryTree, locale: Locale): Open311Service[] =>
  tree.categories.map((category) => serviceOf(tree, category, locale));

/** GeoReport v2 has no yes or no: that is a list of two. */
function typeOf(field: FieldSpec, locale: Locale): Pick<Attribute, 'datatype' | 'values'> {
  switch (field.type) {
    case 'number':
    case 'integer':
      return { datatype: 'number' };
    case 'boolean':
      return {
        datatype: 'singlevaluelist',
        values: (['true', 'false'] as const).map((key) => ({ key, name: YES_NO[key][locale] })),
      };
    default: {
      const { enum: keys, enumTitles = [], format, maxLength = Infinity } = field;
      if (keys === undefined) {
        if (format === 'date') return { datatype: 'datetime' };
        return { datatype: maxLength > ONE_LINE ? 'text' : 'string' };
      }
      const nameOf = (key: string, index: number): string =>
        textIn(enumTitles[index] ?? key, locale);
      return {
        datatype: 'singlevaluelist',
        values: keys.map((key, index) => ({ key, name: nameOf(key, index) })),
      };
    }
  }
}

/** The extra fields of a category as GeoReport v2 attributes; undefined when there is no such category. */
export function definitionOf(
  tree: CategoryTree,
  code: string,
  locale: Locale,
): Open311ServiceDefinition | undefined {
  if (categoryPath(tree, code).length === 0) return undefined;
  const { properties, required = [] } = formOf(tree, code);
  const attributes = Object.entries(properties).map(([name, field], index): Attribute => ({
    variable: true,
    code: name,
    required: required.includes(name),
    datatype_description:
      field.description === undefined ? null : textIn(field.description, locale),
    order: index + 1,
    description: textIn(field.title, locale),
    ...typeOf(field, locale),
  }));
  return { service_code: code, attributes };
}
