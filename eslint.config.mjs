import compat from 'eslint-plugin-compat';
import n from 'eslint-plugin-n';
import tseslint from 'typescript-eslint';
import { BROWSER_PACKAGES, FLOORS, forbiddenTo } from './scripts/floors.mjs';

/** Methods that a browser of the floor lacks and that eslint-plugin-compat does not tell. */
const NEWER = [
  'canParse',
  'checkVisibility',
  'fromAsync',
  'groupBy',
  'isDisjointFrom',
  'isSubsetOf',
  'isSupersetOf',
  'isWellFormed',
  'requestIdleCallback',
  'symmetricDifference',
  'toReversed',
  'toSorted',
  'toSpliced',
  'toWellFormed',
  'withResolvers',
];

const TESTS = ['**/*.test.ts', '**/testing/**'];

/** Static imports, type imports, re-exports and `import()` of a package on the same floor or above. */
const floorRules = Object.keys(FLOORS).map((name) => ({
  files: [`packages/${name}/src/**/*.ts`],
  ignores: TESTS,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: forbiddenTo(name).flatMap((other) => [
              `@yizhangtu/${other}`,
              `@yizhangtu/${other}/*`,
            ]),
            message: `packages/${name} may import only: ${FLOORS[name].join(', ') || 'no other package'} (scripts/floors.mjs).`,
          },
          {
            regex: '^(\\.\\./){2,}(packages|standard|client|core|map|embed|create|server)/',
            message: 'Import another package by its name.',
          },
        ].filter((pattern) => pattern.regex || pattern.group.length > 0),
      },
    ],
    'no-restricted-syntax': [
      'error',
      ...forbiddenTo(name).map((other) => ({
        selector: `ImportExpression[source.value=/^@yizhangtu\\/${other}(\\/|$)/]`,
        message: `packages/${name} may not import @yizhangtu/${other}, lazily neither (scripts/floors.mjs).`,
      })),
      ...(BROWSER_PACKAGES.includes(name)
        ? [
            {
              selector:
                ':matches(Program, ExportNamedDeclaration) > VariableDeclaration[kind="let"]',
              message: 'No module-level mutable variable in a package that runs in a page.',
            },
            {
              selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]',
              message: 'Data is escaped by construction: render it with lit or textContent.',
            },
            {
              selector: `CallExpression > MemberExpression[property.name=/^(${NEWER.join('|')})$/]`,
              message: 'A browser of the floor (.browserslistrc) lacks it.',
            },
            {
              // Of arrays; words and other things may be called so too.
              selector:
                'CallExpression[arguments.length=2] > MemberExpression[property.name="with"]',
              message: 'A browser of the floor (.browserslistrc) lacks it.',
            },
          ]
        : []),
    ],
    'n/no-extraneous-import': 'error',
  },
}));

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.cache/**',
      '.data/**',
      'docs/.vitepress/cache/**',
      'docs/api/**',
      'docs/en/api/**',
      'docs/public/**',
      'packages/benchmarks/.cache/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    plugins: { n },
    settings: { node: { version: '>=22' } },
    rules: {
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      // A class and its schema share a name by design: `export const Division`, `export type Division`.
      '@typescript-eslint/no-redeclare': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
    },
  },
  {
    ...compat.configs['flat/recommended'],
    files: BROWSER_PACKAGES.map((name) => `packages/${name}/src/**/*.ts`),
    ignores: TESTS,
  },
  ...floorRules,
  {
    files: [...TESTS, 'scripts/**', 'examples/**', 'docs/**'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
  {
    // To add names to an interface of a library takes one without names of its own.
    files: ['examples/frameworks/**'],
    rules: {
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
    },
  },
);
