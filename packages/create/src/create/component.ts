import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { YztError, type Locale } from '@yizhangtu/standard';
import { kitVersion } from './command.ts';
import { componentReadme } from './component-readme.ts';
import { refuseUnlessEmpty } from './not-empty.ts';

/** The template, which is an element that works: its tests are run with those of this package, whose tarball takes no file named as a test. */
const TEMPLATE = new URL('../../component/', import.meta.url);
const FILES = [
  'index.html',
  'src/define.js',
  'src/my-panel.js',
  'src/my-panel.strings.js',
  'src/my-panel.styles.js',
  'src/sample.js',
  'src/show.js',
  'test/my-panel.test.js',
];

/** What a new panel builds and tests itself with, besides the kit. */
export const TOOLS = {
  dependencies: { lit: '3.3.3' },
  devDependencies: { '@web/test-runner': '1.0.0', 'axe-core': '4.14.1', esbuild: '0.28.2' },
};

/** What was written. */
export interface CreatedComponent {
  readonly folder: string;
  readonly tag: string;
  /** Paths below the folder. */
  readonly files: readonly string[];
}

/** Names with a hyphen that HTML keeps for itself. */
const RESERVED = /^(annotation-xml|color-profile|font-face(-\w+)?|missing-glyph)$/;

/**
 * Writes a panel of a county's own into an empty folder: an element, its words, its tests by the contract.
 *
 * @throws YztError `invalid` for a name that no element can have, `conflict` when there is something in the
 * folder; nothing is written then
 */
export function createComponent(
  tag: string,
  folder: string,
  locale: Locale,
  version = kitVersion(),
): CreatedComponent {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(tag) || RESERVED.test(tag) || /^yzt-/.test(tag))
    throw noTag(tag);
  const files = componentFiles(tag, locale, version);
  refuseUnlessEmpty(folder);
  for (const [path, text] of Object.entries(files)) {
    const at = join(folder, path);
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, text, { flag: 'wx' });
  }
  return { folder, tag, files: Object.keys(files) };
}

function componentFiles(tag: string, locale: Locale, version: string): Record<string, string> {
  const className = tag.replace(/(^|-)([a-z0-9])/g, (_, _hyphen, letter: string) =>
    letter.toUpperCase(),
  );
  const named = (text: string): string =>
    text.replaceAll('my-panel', tag).replaceAll('MyPanel', className);
  const template = FILES.map((path) => [
    named(path),
    named(readFileSync(new URL(path.replace('.test.', '.'), TEMPLATE), 'utf8')),
  ]);
  return {
    ...(Object.fromEntries(template) as Record<string, string>),
    'package.json': `${JSON.stringify(manifest(tag, version), undefined, 2)}\n`,
    'README.md': componentReadme(tag, locale),
    '.gitignore': 'node_modules\ndist\n',
  };
}

function manifest(tag: string, version: string): object {
  const bundle = (entry: string) => `esbuild src/${entry}.js --bundle --format=esm`;
  return {
    name: tag,
    version: '0.1.0',
    private: true,
    type: 'module',
    exports: { '.': `./src/${tag}.js`, './define.js': './src/define.js' },
    scripts: {
      start: `${bundle('show')} --outfile=dist/show.js --servedir=. --serve=127.0.0.1:8000`,
      build: `${bundle('define')} --minify --outfile=dist/${tag}.js`,
      test: 'web-test-runner "test/*.test.js" --node-resolve',
    },
    dependencies: {
      '@yizhangtu/client': version,
      '@yizhangtu/core': version,
      ...TOOLS.dependencies,
    },
    devDependencies: TOOLS.devDependencies,
  };
}

const noTag = (tag: string): YztError =>
  new YztError({
    code: 'invalid',
    message: `no name of an element: ${tag}`,
    issues: [
      {
        path: 'component',
        code: 'wrong_format',
        message: {
          'zh-CN': `“${tag}”不能作标签名。`,
          en: `“${tag}” cannot be the name of an element.`,
        },
        mend: {
          'zh-CN':
            '用小写字母、数字和至少一个连字符，如 deqing-water；yzt- 开头的名称留给这套组件。',
          en: 'Use small letters, digits and at least one hyphen, such as deqing-water; names that begin with yzt- are the kit’s.',
        },
      },
    ],
  });
