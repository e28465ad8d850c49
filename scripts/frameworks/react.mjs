import {
  classImport,
  comment,
  eventRows,
  handlerName,
  HEAD,
  members,
  propertyRows,
} from './types.mjs';

const elementName = (className) => `${className}Element`;

/** Code of the React components of a package's elements. */
export function reactCode(offers, packageName) {
  const names = offers.map(({ className }) => `${className} as ${elementName(className)}`);
  const components = offers.map(({ tag, className, properties, events }) => {
    const attributes = properties
      .filter(({ name, attribute }) => attribute !== undefined && attribute !== name)
      .map(({ name, attribute }) => `    ${name}: '${attribute}',\n`)
      .join('');
    const handlers = events.map(({ name }) => `    ${handlerName(name)}: '${name}',\n`).join('');
    return `export const ${className} = /* @__PURE__ */ elementComponent({
  tagName: '${tag}',
  elementClass: ${elementName(className)},
  attributes: {\n${attributes}  },
  events: {\n${handlers}  },
});\n`;
  });
  return `${HEAD}import { ${names.join(', ')} } from '${packageName}';
import '${packageName}/define.js';
import { elementComponent } from './element.js';

${components.join('\n')}`;
}

/** Their types. */
export function reactTypes(offers, packageName) {
  const components = offers.map((offer) => {
    const { tag, className, description } = offer;
    const own = { ...offer, className: elementName(className) };
    const rows = [...propertyRows(own), ...eventRows(own, handlerName)];
    return `/** Props of \`${tag}\`. */
export interface ${className}Props {
${members(rows, '  ')}}
${comment(description)}export declare const ${className}: ElementComponent<${own.className}, ${className}Props>;\n`;
  });
  return `${HEAD}${classImport(offers, packageName, elementName)}import type { ElementComponent } from './element.js';

${components.join('\n')}`;
}
