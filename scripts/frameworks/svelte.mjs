import { classImport, comment, HEAD, members, tagRows } from './types.mjs';

/** The elements of a package in Svelte 4 and 5, checked by svelte-check and the editor. */
export function svelteTypes(offers) {
  const props = offers.map(
    (offer) => `interface ${offer.className}Props {\n${members(tagRows(offer), '  ')}}\n`,
  );
  const entries = offers.map(
    ({ tag, className, description }) =>
      `${comment(description, '    ')}    '${tag}': SvelteElement<${className}, ${className}Props>;\n`,
  );
  return `${HEAD}import type { HTMLAttributes } from 'svelte/elements';
${classImport(offers, './index.js')}
type SvelteElement<E extends EventTarget, P> = P & Omit<HTMLAttributes<E>, keyof P>;

${props.join('\n')}
declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${entries.join('')}  }
}
`;
}
