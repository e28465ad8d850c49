import { classImport, comment, HEAD, members, tagRows } from './types.mjs';

/**
 * The elements of a package as intrinsic elements of JSX, for whichever library owns the \`JSX\` namespace:
 * \`interface IntrinsicElements extends CustomElements {}\`.
 */
export function jsxTypes(offers) {
  const props = offers.map(
    (offer) =>
      `interface ${offer.className}Props extends Common<${offer.className}> {\n${members(tagRows(offer), '  ')}}\n`,
  );
  const entries = offers.map(
    ({ tag, className, description }) =>
      `${comment(description, '  ')}  '${tag}': ${className}Props;\n`,
  );
  return `${HEAD}${classImport(offers, './index.js')}
/** What every tag takes. The types of \`children\`, \`key\`, \`ref\` and \`style\` are those of the JSX library. */
interface Common<E> {
  children?: unknown;
  class?: string;
  className?: string;
  dir?: string;
  hidden?: boolean;
  id?: string;
  key?: string | number | null;
  lang?: string;
  part?: string;
  ref?: ((element: E) => void) | ((element: E | null) => void) | { current: E | null } | null;
  role?: string;
  slot?: string;
  style?: string | object;
  tabIndex?: number;
  title?: string;
}

${props.join('\n')}
export interface CustomElements {
${entries.join('')}}
`;
}
