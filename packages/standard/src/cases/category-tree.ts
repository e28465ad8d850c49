import { finding, shown, type Finding } from '../finding.ts';
import type { CaseLimits, Category, CategoryTree, FieldForm } from './categories.ts';
import type { CaseKind, Tier } from './states.ts';

/** From its major category down to `id`; empty when there is none, and cut where parents run in a circle. */
export function categoryPath({ categories }: CategoryTree, id: string): Category[] {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const path: Category[] = [];
  for (
    let category = byId.get(id);
    category !== undefined && !path.includes(category);
    category = byId.get(category.parent ?? '')
  ) {
    path.unshift(category);
  }
  return path;
}

/** The extra fields of a category: those of what it is part of, and its own. */
export function formOf(tree: CategoryTree, id: string): FieldForm {
  const forms = categoryPath(tree, id).flatMap(({ form }) => form ?? []);
  return {
    properties: Object.assign(
      {},
      ...forms.map(({ properties }) => properties),
    ) as FieldForm['properties'],
    required: [...new Set(forms.flatMap(({ required }) => required ?? []))],
  };
}

/** The limits of a case: the nearest that its category has, or those of its kind. */
export function limitsOf(tree: CategoryTree, id: string, kind: CaseKind): CaseLimits {
  const all = [
    tree.limits?.[kind] ?? {},
    ...categoryPath(tree, id).map(({ limits }) => limits ?? {}),
  ];
  const last = <K extends keyof CaseLimits>(key: K) =>
    all.findLast((limits) => limits[key] !== undefined)?.[key];
  const [acceptance, handling] = [last('acceptance'), last('handling')];
  return {
    ...(acceptance === undefined ? {} : { acceptance }),
    ...(handling === undefined ? {} : { handling }),
  };
}

/** Where a case of a category begins; in the village when nothing is said. */
export const tierOf = (tree: CategoryTree, id: string): Tier =>
  categoryPath(tree, id).findLast(({ tier }) => tier !== undefined)?.tier ?? 'village';

/** Whether a category, or what it is part of, says so. */
export const isSaid = (tree: CategoryTree, id: string, what: 'named' | 'confidential'): boolean =>
  categoryPath(tree, id).some((category) => category[what] === true);

/** What the schema cannot say about a category tree. `at` is its path. */
export function categoryFindings(tree: CategoryTree, at: string): Finding[] {
  const { categories } = tree;
  return categories.flatMap((category, index) => {
    const path = `${at}.categories[${index}]`;
    const { id, parent, form } = category;
    const first = categories.findIndex((one) => one.id === id);
    const chain = parentsOf(tree, category);
    return [
      ...(first < index
        ? [
            finding(`${path}.id`, 'duplicate_id', {
              value: shown(id),
              first: `${at}.categories[${first}]`,
            }),
          ]
        : []),
      ...(parent !== undefined && !categories.some((one) => one.id === parent)
        ? [finding(`${path}.parent`, 'unknown_category', { value: shown(parent) })]
        : []),
      ...(chain === undefined
        ? []
        : [finding(`${path}.parent`, 'category_circle', { chain: chain.join(' → ') })]),
      ...(form === undefined ? [] : formFindings(form, `${path}.form`)),
    ];
  });
}

/** The ids of a circle that begins and ends at a category; undefined when there is none. */
function parentsOf({ categories }: CategoryTree, { id, parent }: Category): string[] | undefined {
  const chain = [id];
  for (let next = parent; next !== undefined && chain.length <= categories.length;) {
    chain.push(next);
    if (next === id) return chain;
    const name: string = next;
    next = categories.find((one) => one.id === name)?.parent;
  }
  return undefined;
}

function formFindings({ properties, required = [] }: FieldForm, at: string): Finding[] {
  return [
    ...required.flatMap((name, index) =>
      Object.hasOwn(properties, name)
        ? []
        : [finding(`${at}.required[${index}]`, 'unknown_field', { value: shown(name) })],
    ),
    ...Object.entries(properties).flatMap(([name, field]) => {
      const path = `${at}.properties.${name}`;
      const backwards =
        field.type === 'string'
          ? (field.minLength ?? 0) > (field.maxLength ?? Infinity)
          : field.type !== 'boolean' && (field.minimum ?? -Infinity) > (field.maximum ?? Infinity);
      const uneven =
        field.type === 'string' &&
        field.enumTitles !== undefined &&
        field.enumTitles.length !== field.enum?.length;
      return [
        ...(backwards ? [finding(path, 'range_backwards')] : []),
        ...(uneven ? [finding(`${path}.enumTitles`, 'uneven_titles')] : []),
      ];
    }),
  ];
}
