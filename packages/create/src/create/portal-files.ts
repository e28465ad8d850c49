import type { Answers } from './answers.ts';
import { countyFiles } from './county-files.ts';
import type { KnownCounty } from './divisions.ts';
import { readme } from './readme.ts';

/** Of Node, which the server needs. */
export const NODE_RANGE = '>=22';

/**
 * Every file of a new portal by its path: the county's own, a page, and what starts the server.
 *
 * @param version of the kit, exactly, so that a portal stays what it is until somebody upgrades it
 * @throws YztError `invalid` when the answers do not make a county file that fits the standard
 */
export function portalFiles(
  answers: Answers,
  known: KnownCounty,
  version: string,
): Readonly<Record<string, string>> {
  const county = Object.entries(countyFiles(answers, known));
  return {
    ...Object.fromEntries(county.map(([name, text]) => [`county/${name}`, text])),
    'public/index.html': page(answers),
    'public/portal.css': STYLE,
    'public/mark.svg': MARK,
    'package.json': `${JSON.stringify(manifest(answers, version), undefined, 2)}\n`,
    'README.md': readme(answers, known),
    '.gitignore': 'node_modules\ndata\npublic/yzt\n',
  };
}

function manifest({ code }: Answers, version: string): object {
  return {
    name: `one-map-${code}`,
    private: true,
    type: 'module',
    engines: { node: NODE_RANGE },
    scripts: {
      prestart: 'yizhangtu-embed copy public/yzt',
      start: 'yizhangtu-server --county county --static /=public --data-dir data',
      check: 'yizhangtu check county/county.json',
    },
    dependencies: {
      '@yizhangtu/create': version,
      '@yizhangtu/embed': version,
      '@yizhangtu/server': version,
    },
  };
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The page speaks the county's language, whatever that of the terminal in which it was made. */
function page({ code, name }: Answers): string {
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <title>${escaped(`${name}一张图`)}</title>
    <link rel="icon" type="image/svg+xml" href="mark.svg" />
    <link rel="stylesheet" href="portal.css" />
    <script type="module" src="yzt/loader.js"></script>
  </head>
  <body>
    <yzt-portal county="/api/counties/${code}/county.json" theme="auto" url-state></yzt-portal>
  </body>
</html>
`;
}

const STYLE = `/* The portal fills the page. */
body {
  margin: 0;
}
`;

const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <path fill="#1f6f54" d="M4 7.5 12 4l8 3.5L28 4v20.5L20 28l-8-3.5L4 28z"/>
  <path fill="#fff" fill-opacity=".28" d="M12 4l8 3.5V28l-8-3.5z"/>
  <circle cx="16" cy="14" r="4" fill="#fff"/>
</svg>
`;
