import ts from 'typescript';

/**
 * The words that a property takes, by class and name, where its type is a union of strings: the compiler
 * follows the aliases that the manifest only names.
 */
export function wordsOf(entries) {
  const program = ts.createProgram(entries, {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const classes = new Map();
  for (const entry of entries) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(entry));
    for (const symbol of checker.getExportsOfModule(module)) {
      classes.set(symbol.name, checker.getDeclaredTypeOfSymbol(resolved(checker, symbol)));
    }
  }
  return (className, property) => {
    const symbol = classes.get(className)?.getProperty(property);
    if (symbol === undefined) return [];
    const type = checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
    const types = type.isUnion() ? type.types : [type];
    return types.every((one) => one.isStringLiteral())
      ? types.map(({ value }) => value).sort()
      : [];
  };
}

const resolved = (checker, symbol) =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
