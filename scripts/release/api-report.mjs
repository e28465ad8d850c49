/**
 * What each entry of each package offers, as text: `packages/NAME/etc/api.md`, committed, so that a change of it is
 * seen where changes are read. A report that is not as the packages are fails; `--write` accepts what they are.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';
import { ROOT, main, say } from '../bootstrap.mjs';

const CACHE = `${ROOT}.cache/api`;
const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });

const manifestOf = (folder) =>
  JSON.parse(readFileSync(`${ROOT}packages/${folder}/package.json`, 'utf8'));

/** Packages that are published, by their folders. */
export const published = () =>
  readdirSync(`${ROOT}packages`).filter(
    (folder) => existsSync(`${ROOT}packages/${folder}/package.json`) && !manifestOf(folder).private,
  );

/** Entries of a package that have types, and their declaration files. */
function entriesOf(folder) {
  const { name, exports = {} } = manifestOf(folder);
  return Object.entries(exports)
    .filter(([, target]) => target.types !== undefined)
    .map(([path, { types }]) => ({
      name: name + path.slice(1),
      file: join(ROOT, 'packages', folder, types),
    }));
}

const isPrivate = (member) =>
  (member.name !== undefined && ts.isPrivateIdentifier(member.name)) ||
  (ts.canHaveModifiers(member) &&
    (ts.getModifiers(member) ?? []).some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword));

const byName = ([one], [other]) => (one < other ? -1 : 1);
const print = (node) => printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
const dense = (text) => text.replaceAll(/\s+/g, '');

/**
 * The compiler writes quotes, the order of a union and that of the keys made of one as it came by them, which a
 * build of some files alone changes: here they are always the same.
 */
const sameForm = (context) => (root) => {
  const text = (node) => printer.printNode(ts.EmitHint.Unspecified, node, root);
  const inOrder = (nodes) =>
    nodes
      .map((node) => [text(node), node])
      .sort(byName)
      .map(([, node]) => node);
  const visit = (node) => {
    const form = ts.visitEachChild(node, visit, context);
    if (ts.isStringLiteral(form)) {
      const literal = ts.factory.createStringLiteral(form.text);
      return ts.setEmitFlags(literal, ts.EmitFlags.NoAsciiEscaping);
    }
    if (ts.isUnionTypeNode(form)) return ts.factory.createUnionTypeNode(inOrder(form.types));
    if (ts.isTypeLiteralNode(form) && form.members.every(ts.isPropertySignature)) {
      return ts.factory.createTypeLiteralNode(inOrder(form.members));
    }
    return form;
  };
  return ts.visitNode(root, visit);
};

/** Reads declarations of the kit in one form, and all others as they are. */
function hostFor(options) {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    getSourceFile(file, target) {
      const source = host.getSourceFile(file, target);
      if (source === undefined || !file.startsWith(`${ROOT}packages/`)) return source;
      const { transformed } = ts.transform(source, [sameForm]);
      return ts.createSourceFile(file, printer.printFile(transformed[0]), target, true);
    },
  };
}

/** Shorter types say more than a name does. */
const LEAST = 60;

/** Types of constants of the kit by their text: a schema that is part of another is told by its name. */
function namedTypes(program) {
  const names = new Map();
  const isOurs = ({ fileName }) => fileName.startsWith(`${ROOT}packages/`);
  for (const source of program.getSourceFiles().filter(isOurs)) {
    for (const statement of source.statements.filter(ts.isVariableStatement)) {
      for (const { name, type } of statement.declarationList.declarations) {
        const text = type === undefined ? '' : dense(print(type));
        if (text.length >= LEAST && !names.has(text)) names.set(text, name.text);
      }
    }
  }
  return names;
}

const MOST_LINES_OF_PART = 12;

/** A part of a constant's type that is longer than anybody reads. */
const isLong = (child, of) =>
  ts.isVariableDeclaration(of) &&
  ts.isTypeLiteralNode(child) &&
  child.pos >= 0 &&
  child.parent !== of &&
  child.parent.parent !== of &&
  print(child).split('\n').length > MOST_LINES_OF_PART;

/** In its place the beginning of its hash: whether it changed is seen, and JSON Schema and OpenAPI tell how. */
const told = (text) =>
  ts.factory.createLiteralTypeNode(
    ts.factory.createStringLiteral(
      `#${createHash('sha256').update(text).digest('hex').slice(0, 8)}`,
    ),
  );

/** A declaration as text, without comments and without what nobody outside can use. */
function textOf(node, names) {
  // `const` stands on the statement, not on the declaration that a symbol names.
  const statement = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  const nameOf = (child) => {
    const isPart = ts.isTypeNode(child) && child.parent !== node;
    return isPart && child.pos >= 0 ? names.get(dense(print(child))) : undefined;
  };
  const shorten = (context) => (root) => {
    const visit = (child) => {
      if (isLong(child, node)) return told(dense(print(child)));
      if (ts.isClassElement(child) && isPrivate(child)) return undefined;
      const name = nameOf(child);
      if (name !== undefined)
        return ts.factory.createTypeQueryNode(ts.factory.createIdentifier(name));
      return ts.visitEachChild(child, visit, context);
    };
    return ts.visitNode(root, visit);
  };
  const { transformed } = ts.transform(statement, [shorten]);
  return printer
    .printNode(ts.EmitHint.Unspecified, transformed[0], statement.getSourceFile())
    .replace(/^export (default )?/, '')
    .replace(/^declare /, '');
}

const aliased = (checker, symbol) =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

/** Every symbol of the package itself that a declaration speaks of. */
function mentioned(checker, node, isOwn, found) {
  const visit = (child) => {
    if (ts.isIdentifier(child)) {
      const symbol = checker.getSymbolAtLocation(child);
      if (symbol !== undefined) {
        const real = aliased(checker, symbol);
        const [at] = real.declarations ?? [];
        const isTop =
          at?.parent !== undefined && (ts.isSourceFile(at.parent) || ts.isVariableDeclaration(at));
        if (isTop && isOwn(at) && !found.has(real)) {
          found.add(real);
          real.declarations.forEach((one) => mentioned(checker, one, isOwn, found));
        }
      }
    }
    ts.forEachChild(child, visit);
  };
  visit(node);
}

const declared = (symbol, names) =>
  [...new Set((symbol.declarations ?? []).map((node) => textOf(node, names)))].join('\n');

function entryText({ checker, program, names }, { name, file, folder }) {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const isOwn = (node) =>
    node.getSourceFile().fileName.startsWith(`${ROOT}packages/${folder}/dist/`);
  const offered = (module ? checker.getExportsOfModule(module) : []).map((symbol) => [
    symbol.name,
    aliased(checker, symbol),
  ]);
  const reached = new Set(offered.map(([, symbol]) => symbol));
  for (const [, symbol] of offered) {
    for (const node of symbol.declarations ?? [])
      if (isOwn(node)) mentioned(checker, node, isOwn, reached);
  }
  const named = new Set(offered.map(([, symbol]) => symbol));
  const hidden = [...reached]
    .filter((symbol) => !named.has(symbol))
    .map((symbol) => [symbol.name, symbol]);
  const block = (rows) =>
    rows.sort(byName).map(([as, symbol]) => {
      const [node] = symbol.declarations ?? [];
      if (node === undefined || ts.isSourceFile(node)) return `// ${as}: a module`;
      const from = relative(ROOT, node.getSourceFile().fileName).split(sep);
      // What is passed on from another package is told by that package's own report.
      if (!isOwn(node))
        return `export { ${as} } // of ${from[0] === 'packages' ? from[1] : from.slice(1, 3).join('/')}`;
      return `export ${as === symbol.name ? '' : `/* as ${as} */ `}${declared(symbol, names)}`;
    });
  const parts = [`## ${name}`, '', '```ts', ...block(offered)];
  if (hidden.length > 0) {
    parts.push(
      '',
      '// Not exported, but spoken of above:',
      ...block(hidden).map((text) => text.replace(/^export /, '')),
    );
  }
  return [...parts, '```', ''].join('\n');
}

/** The reports of all packages by their folders. The packages must be built. */
export function apiReports(folders = published()) {
  const entries = folders.flatMap((folder) =>
    entriesOf(folder).map((entry) => ({ ...entry, folder })),
  );
  const options = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  };
  const files = entries.map(({ file }) => file);
  const program = ts.createProgram(files, options, hostFor(options));
  const typed = { program, checker: program.getTypeChecker(), names: namedTypes(program) };
  return new Map(
    folders.map((folder) => {
      const parts = entries
        .filter((entry) => entry.folder === folder)
        .map((entry) => entryText(typed, entry));
      const head = `# What ${manifestOf(folder).name} offers\n\nWritten by \`npm run api:accept\`.\n`;
      return [folder, [head, ...parts].join('\n')];
    }),
  );
}

const committed = (folder) => `${ROOT}packages/${folder}/etc/api.md`;

/** Packages whose committed report is not as they are, with the difference as lines. */
export function apiChanges(reports) {
  const changes = [];
  for (const [folder, text] of reports) {
    const file = committed(folder);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    const fresh = `${CACHE}/${folder}.md`;
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(fresh, text);
    const before = existsSync(file) ? file : '/dev/null';
    const { stdout } = spawnSync(
      'git',
      ['diff', '--no-index', '--no-color', '-U1', before, fresh],
      {
        encoding: 'utf8',
        maxBuffer: 64_000_000,
      },
    );
    changes.push({ folder, lines: stdout.split('\n').slice(4) });
  }
  return changes;
}

const MOST_LINES = 40;

/** @throws Error with the differences, and how to accept them */
export function checkApi() {
  const changes = apiChanges(apiReports());
  if (changes.length === 0) return;
  const parts = changes.map(({ folder, lines }) => {
    const more = lines.length > MOST_LINES ? [`… ${lines.length - MOST_LINES} more lines`] : [];
    return [`packages/${folder}/etc/api.md:`, ...lines.slice(0, MOST_LINES), ...more].join('\n');
  });
  throw new Error(
    `${parts.join('\n\n')}\n\nWhat these packages offer is not what their reports say. If it is meant, run "npm run api:accept", commit the reports, and say in a changeset what users have to change.`,
  );
}

if (import.meta.main) {
  await main(async () => {
    if (!process.argv.includes('--write')) return checkApi();
    for (const [folder, text] of apiReports()) {
      mkdirSync(dirname(committed(folder)), { recursive: true });
      writeFileSync(committed(folder), text);
      say(`packages/${folder}/etc/api.md`);
    }
  });
}
