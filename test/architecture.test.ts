import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const src = resolve(__dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'))
  .sort();

interface Import {
  readonly to: string;
  readonly isType: boolean;
}

/** What a file imports and re-exports; what only types need, apart. */
function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(join(src, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const bindings = node.importClause?.namedBindings;
      const isType =
        node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
        (bindings !== undefined &&
          ts.isNamedImports(bindings) &&
          bindings.elements.every((element) => element.isTypeOnly));
      found.push({ to: node.moduleSpecifier.text, isType });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      found.push({ to: node.moduleSpecifier.text, isType: node.isTypeOnly });
    } else if (ts.isCallExpression(node) && /^(require|import)$/.test(node.expression.getText(source))) {
      found.push({ to: node.arguments[0]?.getText(source).slice(1, -1) ?? '', isType: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The file of src that a relative import means. */
const resolved = (from: string, to: string): string => {
  const path = relative(src, resolve(src, dirname(from), to)).replaceAll('\\', '/');
  const file = [`${path}.ts`, `${path}/index.ts`].find((candidate) => files.includes(candidate));
  if (file === undefined) throw new Error(`${from} imports ${to}, which is no file of src`);
  return file;
};

const OF_NODE = new Set('Buffer process setImmediate global require module __dirname'.split(' '));

/** The names that a file uses, but for those of members. */
function namesIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(src, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const isMember = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
    if (ts.isIdentifier(node) && !isMember && !ts.isPropertyAssignment(node.parent)) names.push(node.text);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return names;
}

/** A file without its comments. */
const codeOf = (file: string): string => readFileSync(join(src, file), 'utf8').replace(/\/\*\*[^]*?\*\/|\/\/.*/g, '');

const graph = new Map(files.map((file) => [file, importsOf(file)]));
const localImports = (file: string): string[] =>
  (graph.get(file) ?? []).filter(({ to }) => to.startsWith('.')).map(({ to }) => resolved(file, to));

/** Every file that a file needs, directly or not. */
const reach = (file: string, seen = new Set<string>()): Set<string> => {
  for (const next of localImports(file)) if (!seen.has(next)) reach(next, seen.add(next));
  return seen;
};

/** The files below a file, and the way back to it if there is one. */
function cycleFrom(start: string): string[] | undefined {
  const seen = new Set<string>();
  const walk = (file: string, way: string[]): string[] | undefined => {
    for (const next of localImports(file)) {
      if (next === start) return [...way, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const cycle = walk(next, [...way, next]);
      if (cycle !== undefined) return cycle;
    }
    return undefined;
  };
  return walk(start, [start]);
}

describe('the files of src', () => {
  it('are found, with their imports', () => {
    expect(files).toEqual(expect.arrayContaining(['index.ts', 'codes/return-codes.ts', 'response/respond.ts']));
    expect(localImports('response/not-found-handler.ts')).toEqual(
      expect.arrayContaining(['response/allowed-methods.ts', 'response/error-handler.ts', 'codes/errors.ts']),
    );
  });

  // The folders show the architecture: each imports only what stands below it.
  const below: Readonly<Record<string, string>> = {
    lib: '',
    codes: 'lib',
    mapper: 'lib codes',
    html: 'lib codes',
    response: 'lib codes mapper html',
    docs: 'lib codes mapper html',
    openapi: 'lib codes',
    client: 'lib codes',
    fetch: 'lib codes mapper html response',
    'index.ts': 'lib codes mapper html response',
  };
  const folderOf = (file: string): string => file.split('/')[0] ?? '';

  it.each(files)('%s imports only its own folder and those below it', (file) => {
    const allowed = [folderOf(file), ...(below[folderOf(file)]?.split(' ') ?? [])];
    expect(localImports(file).filter((to) => !allowed.includes(folderOf(to)))).toEqual([]);
  });

  it.each(files)('%s is in no cycle of imports, not even of types', (file) => {
    expect(cycleFrom(file)).toBeUndefined();
  });

  const foreignOf = (file: string): string[] =>
    (graph.get(file) ?? [])
      .filter(({ to, isType }) => !isType && !to.startsWith('.') && !isBuiltin(to))
      .map(({ to }) => to);

  it.each(files.filter((file) => file !== 'docs/index.ts'))(
    '%s imports only Node and its siblings at run time',
    (file) => {
      expect(foreignOf(file)).toEqual([]);
    },
  );

  it('docs imports the peer for its router, and nothing of the main entry needs it', () => {
    expect(foreignOf('docs/index.ts')).toEqual(['express']);
    expect(reach('index.ts')).not.toContain('docs/index.ts');
  });

  // Not even for their types, which the declarations would name.
  it.each(['client/index.ts', 'fetch/index.ts'])('%s needs neither Node nor Express', (entry) => {
    const files = [entry, ...reach(entry)];
    const foreign = files.flatMap((file) => (graph.get(file) ?? []).filter(({ to }) => !to.startsWith('.')));
    expect(files.length).toBeGreaterThan(5);
    expect(foreign).toEqual([]);
  });

  it.each(['client/index.ts', 'fetch/index.ts'])(
    '%s asks for no global of Node that it has not looked for',
    (entry) => {
      const asking = [entry, ...reach(entry)].filter((file) => namesIn(file).some((name) => OF_NODE.has(name)));
      expect(asking).toEqual(['codes/define-error.ts']); // a variable, after a look whether there is one
    },
  );

  it.each(files)('%s takes types from Express alone', (file) => {
    const types = (graph.get(file) ?? []).filter(({ to, isType }) => isType && !to.startsWith('.') && !isBuiltin(to));
    expect(types.filter(({ to }) => to !== 'express')).toEqual([]);
  });

  it.each(files)('%s names Node’s modules without the prefix that Jest 26 cannot load', (file) => {
    expect((graph.get(file) ?? []).filter(({ to }) => to.startsWith('node:'))).toEqual([]);
  });

  it('print nothing but the one record of the log', () => {
    const printing = files.filter((file) => /\bconsole\.|process\.(stdout|stderr)/.test(codeOf(file)));
    expect(printing).toEqual(['response/log.ts']);
  });

  it('never ask for NODE_ENV', () => {
    expect(files.filter((file) => readFileSync(join(src, file), 'utf8').includes('process.env'))).toEqual([]);
  });
});
