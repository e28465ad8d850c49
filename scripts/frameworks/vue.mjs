import {
  attributeRows,
  classImport,
  comment,
  eventRows,
  handlerName,
  HEAD,
  kebab,
  members,
  propertyRows,
} from './types.mjs';

/** The elements of a package in Vue 3 templates, checked by vue-tsc and Volar. */
export function vueTypes(offers) {
  const props = offers.map((offer) => {
    const rows = [
      ...propertyRows(offer),
      // Templates take `large-text` for `largeText` by themselves.
      ...attributeRows(offer, (attribute, name) => attribute === kebab(name)),
      ...eventRows(offer, handlerName),
    ];
    return `interface ${offer.className}Props {\n${members(rows, '  ')}}\n`;
  });
  const entries = offers.map(
    ({ tag, className, description }) =>
      `${comment(description, '    ')}    '${tag}': VueElement<${className}, ${className}Props>;\n`,
  );
  return `${HEAD}import type { HTMLAttributes, VNodeProps } from 'vue';
${classImport(offers, './index.js')}
type VueElement<E, P> = new () => E & {
  $props: P & Omit<HTMLAttributes, keyof P> & VNodeProps;
};

${props.join('\n')}
declare module 'vue' {
  interface GlobalComponents {
${entries.join('')}  }
}
`;
}
