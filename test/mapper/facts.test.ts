import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { toHttpError } from '../../src';
import { isPlain } from '../../src/mapper/facts';
import { foreignError } from '../support/foreign-error';
import { hostileProxy, revokedProxy } from '../support/hostile';

describe('a plain error', () => {
  const withMember = (key: PropertyKey): Error => Object.defineProperty(new Error('x'), key, { value: 1 });

  it.each([
    [new Error('x', { cause: 1 })],
    [new RangeError('x')],
    [Object.assign(new Error('x'), { code: 'ENOENT', errno: -2, syscall: 'open', path: '/x', dest: '/y' })],
    [Object.assign(new TypeError('x'), { code: 7, address: '::1', port: 80, hostname: 'localhost' })],
  ])('is one of the language or the system: %#', (thrown) => {
    expect(isPlain(thrown)).toBe(true);
  });

  it.each([
    [foreignError('x', {}, 'OrderError')],
    [Object.assign(new Error('x'), { name: 'ReplyError' })],
    [Object.assign(new Error('x'), { status: 404 })],
    [withMember('isBoom')],
    [withMember(Symbol('mark'))],
    [new AggregateError([])],
    [{ message: 'x' }],
    [Object.create(null)],
    ['text'],
    [undefined],
    [hostileProxy({})],
    [revokedProxy({})],
  ])('is none that has anything to itself, enumerable or not: %#', (thrown) => {
    expect(isPlain(thrown)).toBe(false);
  });

  // Every text in the source of the rules, every word of it and every part of a pattern, as a message and as a code; beside each error the same
  // with a member that says nothing, of which all rules are asked.
  it('is answered as by all rules', () => {
    const other: unknown[] = [];
    for (const word of vocabulary()) {
      for (const [message, members] of guises(word)) {
        for (const ErrorClass of [Error, TypeError]) {
          const plain = Object.assign(new ErrorClass(message), members);
          const marked = Object.assign(new ErrorClass(message), members, { note: 1 });
          const [{ status, detail }, all] = [toHttpError(plain), toHttpError(marked)];
          if (status !== all.status || detail !== all.detail) other.push({ message, members, status, all: all.status });
        }
      }
    }
    expect(other).toEqual([]);
  });
});

function vocabulary(): Set<string> {
  const folder = join(__dirname, '../../src/mapper');
  const words = new Set<string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )) {
    const source = ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) for (const word of [node.text, ...node.text.split(/\s+/)]) words.add(word);
      if (ts.isRegularExpressionLiteral(node)) for (const part of node.text.split(/[^\w .:-]+/)) words.add(part);
      if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) words.add(node.name.text);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  expect(words.size).toBeGreaterThan(1000);
  return words;
}

const guises = (word: string): [message: string, members: object][] => [
  [word, {}],
  [`${word}: x`, {}],
  ['x', { code: word }],
  ['x', { code: word, errno: -1, syscall: 'connect' }],
  [`${word}: x`, { code: word, errno: word }],
  ['Conflict', { code: Number(word) }],
];
