import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import ts from 'typescript';
import * as library from '../src';
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

/** Runs a block as CommonJS, its imports resolved here, any other name it uses given by `scope`. */
function run(code: string, modules: Record<string, unknown>, scope: Record<string, unknown> = {}): unknown {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const require = (name: string): unknown => modules[name];
  return new Function('require', 'exports', ...Object.keys(scope), outputText)(require, {}, ...Object.values(scope));
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
