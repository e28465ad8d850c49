import { createHash } from 'node:crypto';

const purl = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

function component(fact) {
  const [group, name] = fact.name.startsWith('@') ? fact.name.split('/') : [undefined, fact.name];
  return {
    type: 'library',
    'bom-ref': purl(fact),
    ...(group === undefined ? {} : { group }),
    name,
    version: fact.version,
    licenses: [{ expression: fact.license.replace(/^\((.*)\)$/, '$1') }],
    purl: purl(fact),
  };
}

/** An id that is the same for the same content (RFC 9562, version 8). */
function serialOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return `urn:uuid:${[...parts, hex.slice(20, 32)].join('-')}`;
}

/**
 * A bill of materials, CycloneDX 1.6: what `whole` consists of. `parts` and `whole` have `name`, `version` and
 * `license` as in a package.json. No time is in it, so that the same content has the same bill.
 */
export function billOf(whole, parts) {
  // Two copies of one version are one component.
  const unique = new Map(parts.map((part) => [purl(part), component(part)]));
  const components = [...unique.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1));
  const main = component(whole);
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: main },
    components,
    dependencies: [{ ref: main['bom-ref'], dependsOn: components.map((one) => one['bom-ref']) }],
  };
  const { bomFormat, specVersion, ...rest } = bill;
  return { bomFormat, specVersion, serialNumber: serialOf(JSON.stringify(bill)), ...rest };
}
