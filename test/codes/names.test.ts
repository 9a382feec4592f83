import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import * as httpErrors from '../../src/codes/http-error';
import * as table from '../../src/codes/return-codes';
import { errorClasses } from '../../src/codes/error-class-of-code';

const folder = join(__dirname, '../../src/codes');

/** A module as a minifier leaves it: each class has a letter for a name. */
function minified(name: string, modules: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { outputText } = transpileModule(readFileSync(join(folder, `${name}.ts`), 'utf8'), {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  });
  let count = 0;
  const short = outputText.replace(/^(exports\.(\w+) = \2;\n)|^class (\w+)/gm, (_all, _export, _name, own?: string) =>
    own === undefined ? '' : `const ${own} = exports.${own} = class m${count++}`,
  );
  const exported: Record<string, unknown> = {};
  const requireModule = (path: string): unknown => modules[path];
  new Function('require', 'exports', short)(requireModule, exported);
  expect(count).toBeGreaterThan(0);
  return exported;
}

it('keeps the name of each registered class, and of its errors, under a minifier', () => {
  const classes = minified('error-classes', { './http-error': httpErrors, './return-codes': table });
  const names = Object.values(errorClasses).map(({ name }) => name);
  expect(Object.keys(classes)).toEqual(expect.arrayContaining(names));
  for (const name of names) {
    const own = classes[name];
    if (typeof own !== 'function') throw new TypeError(name);
    expect(own.name).toBe(name);
    expect(Object.getOwnPropertyDescriptor(own.prototype, 'name')).toMatchObject({ value: name, enumerable: false });
    expect(Reflect.construct(own, [])).toMatchObject({ name });
  }
});

it('gives each registered class its name before an error is made of it', () => {
  for (const { name, prototype } of Object.values(errorClasses)) {
    expect(Object.getOwnPropertyDescriptor(prototype, 'name')?.value).toBe(name);
  }
  expect(httpErrors.HttpError.prototype.name).toBe('HttpError');
});

it('leaves a minified subclass of the app its own name, and its code', () => {
  const error = new (class m extends errorClasses.CONFLICT {})();
  expect(error).toMatchObject({ name: 'm', code: 'CONFLICT' });
  expect(errorClasses.CONFLICT.name).toBe('Conflict');
});
