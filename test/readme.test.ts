import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import request from 'supertest';
import ts from 'typescript';
import express5 from 'express';
import * as library from '../src';
import * as client from '../src/client';
import * as docs from '../src/docs';
import * as openapi from '../src/openapi';
import { expresses } from './support/expresses';
import type { Express } from './support/expresses';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
const blocksOf = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, code = '']) => code);
const rowsOf = (heading: string): string[][] => {
  const table = readme.slice(readme.indexOf(heading)).match(/^\|.*\|$(\n^\|.*\|$)*/m)?.[0] ?? '';
  const rows = table.split('\n').slice(2);
  return rows.map((row) => row.replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim())); // prettier-ignore
};

const [first = '', ...others] = blocksOf('ts');

/** Runs code as CommonJS, its imports resolved here; what it exports. */
function run(code: string, modules: Record<string, unknown>): unknown {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const require = (name: string): unknown => modules[name];
  const exported = {};
  new Function('require', 'exports', outputText)(require, exported);
  return exported;
}

describe.each(expresses)('The first ten lines of the README on $name', ({ express }) => {
  it('answer with the body that stands below them', async () => {
    const listen = jest.fn();
    const apps: ReturnType<Express>[] = [];
    const create = (): ReturnType<Express> => {
      const app = Object.assign(express(), { listen });
      apps.push(app);
      return app;
    };
    run(first, { express: create, 'express-return-codes': library });
    const [app] = apps;
    if (app === undefined) throw new Error('The block makes no app');
    const response = await request(app).put('/orders/17');
    const [head = '', body = ''] = (blocksOf('http')[0] ?? '').split('\n\n');
    const [statusLine, ...fields] = head.split('\n');
    expect(`HTTP/1.1 ${response.status} ${library.returnCodes.CONFLICT.title}`).toBe(statusLine);
    for (const field of fields) {
      const [name = '', value] = field.split(': ');
      expect(response.get(name)).toBe(value);
    }
    expect(response.text).toBe(body.replace(/\n */g, ''));
    expect(listen).toHaveBeenCalledWith(3000);
  });
});

describe('The tables of return codes in the README', () => {
  const classOf = (code: string): string => code.toLowerCase().replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase()); // prettier-ignore
  const rowOf = ({ status, code, description }: library.ReturnCode): string[] => [
    String(status),
    status < 400 ? '' : `\`${classOf(code)}\``,
    description,
  ];
  const all: library.ReturnCode[] = Object.values(library.returnCodes);

  it('hold the documented ones', () => {
    expect(rowsOf('## Return codes')).toEqual(all.filter(({ documented }) => documented).map(rowOf));
  });

  it('hold every other registered one', () => {
    expect(rowsOf('The other registered codes')).toEqual(all.filter(({ documented }) => !documented).map(rowOf));
  });

  it('name classes that exist', () => {
    const names = [...rowsOf('## Return codes'), ...rowsOf('The other registered codes')].map(([, name = '']) => name);
    for (const name of names.filter(Boolean)) expect(library).toHaveProperty(name.replaceAll('`', ''));
  });
});

describe('The other code blocks of the README', () => {
  const statements = others.flatMap((code) => [...ts.createSourceFile('block.ts', code, ts.ScriptTarget.Latest).statements].map((node) => ({ node, text: code.slice(node.getFullStart(), node.getEnd()) }))); // prettier-ignore
  const imports = statements.filter(({ node }) => ts.isImportDeclaration(node)).map(({ text }) => text);
  const rest = statements.filter(({ node }) => !ts.isImportDeclaration(node));
  const imported: string[] = imports.join().match(/\w+/g) ?? [];
  const names = Object.keys(library).filter((name) => !imported.includes(name));
  const source = `
    import express from 'express';
    import { createServer } from 'node:http';
    import { ${names.join(', ')} } from 'express-return-codes';
    ${imports.join('\n')}
    class OrderLocked extends Error {}
    const isAxiosError = (thrown: unknown): thrown is { response?: { status: number } } => false;
    const isGrpcError = (thrown: unknown): thrown is { code: number } => false;
    export async function main(app: express.Express, url: string, attempt: (work: () => void) => void): Promise<void> {
      const error = new Error('the ledger says no');
      const logger = { info(_entry: object): void {}, error(_entry: object): void {} };
      const orders = { find: async (id: string): Promise<object> => ({ id }) };
      app.get('/locked', () => { throw new OrderLocked('Order 17 is locked.'); });
      ${rest.map(({ node, text }) => (ts.isThrowStatement(node) ? `attempt(() => { ${text} });` : text)).join('\n')}
    }`;

  it('have the types of the library', () => {
    const root = join(__dirname, '..');
    const path = join(root, 'test/readme-blocks.ts');
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file));
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    host.fileExists = (file) => file === path || fileExists(file);
    host.getSourceFile = (file, ...args) =>
      file === path ? ts.createSourceFile(file, source, ts.ScriptTarget.ES2022) : getSourceFile(file, ...args);
    const program = ts.createProgram([path], { ...options, noUnusedLocals: false, noUnusedParameters: false }, host);
    const found = ts.getPreEmitDiagnostics(program, program.getSourceFile(path));
    expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  });

  it('run, and what they throw loses nothing', async () => {
    const thrown: unknown[] = [];
    const attempt = (work: () => void): void => {
      try {
        work();
      } catch (error) {
        thrown.push(error);
      }
    };
    const modules = { express: express5, 'node:http': { createServer }, 'express-return-codes': library, 'express-return-codes/docs': docs, 'express-return-codes/openapi': openapi, 'express-return-codes/client': client }; // prettier-ignore
    const app = express5();
    const { main } = run(source, modules) as { main: (...args: unknown[]) => Promise<void> };
    await main(app, 'data:application/json,{}', attempt);
    expect(thrown).toHaveLength(6);
    for (const error of thrown) expect(error).toBeInstanceOf(library.HttpError);
    for (const error of thrown) expect(error).not.toHaveProperty('dropped');
    const response = await request(app).get('/locked');
    expect(response.body).toMatchObject({ status: 409, detail: 'Order 17 is locked.' });
  });
});
