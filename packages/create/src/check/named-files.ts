import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CountyFile, Issue } from '@yizhangtu/standard';

/** An address in a county file, and where it stands there. */
type Named = readonly [path: string, href: string | undefined];

/** Every address in a county file but those of tile templates. */
export function addressesOf({ county, divisions, catalogue, baseMaps }: CountyFile): Named[] {
  const hrefOf = (value: unknown): string | undefined => (value as { href?: string }).href;
  return [
    ['county.line.href', county.line.href],
    ['divisions.href', divisions.href],
    ['divisions.areas.href', divisions.areas?.href],
    ['catalogue.href', hrefOf(catalogue)],
    ...baseMaps.map((base, index): Named => [`baseMaps[${index}].href`, hrefOf(base)]),
    ...(catalogue.layers ?? []).map(({ source }, index): Named => [
      `catalogue.layers[${index}].source.href`,
      hrefOf(source),
    ]),
  ];
}

/** The name of a file beside the county file; undefined for what is elsewhere or no file. */
function besideIt(href: string | undefined): string | undefined {
  if (href === undefined || /^([a-z][a-z0-9+.-]*:|\/)/i.test(href) || href.includes('{')) {
    return undefined;
  }
  const [name = ''] = href.split(/[?#]/);
  return name === '' || name.endsWith('/') ? undefined : name;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // A percent sign that stands for itself.
    return name;
  }
}

/**
 * Files that a county file names beside itself and that are not there. A county with a backend names addresses
 * of it, which the backend checks when it starts.
 */
export function missingFiles(county: CountyFile, folder: string): Issue[] {
  if (county.services?.api !== undefined) return [];
  return addressesOf(county).flatMap(([path, href]) => {
    const name = besideIt(href);
    if (name === undefined || existsSync(join(folder, decoded(name)))) return [];
    return [
      {
        path,
        code: 'file_missing',
        message: {
          'zh-CN': `没有文件 ${name}。`,
          en: `There is no file ${name}.`,
        },
        mend: {
          'zh-CN': `把它放到 county.json 旁边的 ${name}，或改正地址。`,
          en: `Put it at ${name} beside county.json, or correct the address.`,
        },
      },
    ];
  });
}
