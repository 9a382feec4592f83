import { toHttpError } from '../../../src';
import { toProblem } from '../../../src/codes/problem';
import { stepsOfDottedPath, safeText } from '../../../src/mapper/validation/details';
import { foreignError } from '../../support/foreign-error';
import { workOf } from '../../support/work';

const named = (name: string, members: object): Error => foreignError('m', { name, ...members }, name);
const fill = <T>(length: number, of: (index: number) => T): T[] => Array.from({ length }, (_, index) => of(index));
const long = (size: number): string => 'k'.repeat(10_000 * size);

/** A tree whose every node has a hundred children, which are itself. */
function loop(node: Record<string, unknown>, member: string): object {
  node[member] = fill(100, () => node);
  return node;
}

// Failed validations as a client can make them, each of any size.
const hostile: Readonly<Record<string, (size: number) => object>> = {
  'Zod: a long key': (size) =>
    named('ZodError', { issues: fill(100, (n) => ({ code: 'x', path: [long(size), n], message: 'Odd' })) }),
  'Zod: a long key to be escaped': (size) =>
    named('ZodError', { issues: fill(100, () => ({ code: 'x', path: ['/~ü'.repeat(1e4 * size)], message: 'Odd' })) }),
  'Zod: many issues': (size) =>
    named('ZodError', { issues: fill(1000 * size, (n) => ({ code: 'x', path: [n], message: 'Odd' })) }),
  'any: a path of many steps': (size) =>
    named('ZodError', { issues: fill(100, () => ({ path: fill(1000 * size, String), message: 'Odd' })) }),
  'any: a Symbol with a long name': (size) =>
    named('ZodError', { issues: fill(100, () => ({ path: [Symbol(long(size))], message: 'Odd' })) }),
  'any: a long text': (size) =>
    named('ZodError', { issues: fill(100, () => ({ path: ['a'], message: ', but the '.repeat(1e4 * size) })) }),
  'Valibot: long values': (size) =>
    named('ValiError', {
      issues: fill(100, () => ({ kind: 'x', type: 'x', input: long(size), path: [{ key: 'a' }], message: 'Odd' })),
    }),
  'Joi: long keys and values': (size) =>
    named('ValidationError', {
      isJoi: true,
      details: fill(100, () => ({ message: 'Odd', path: [long(size)], type: 'x', context: { value: long(size) } })),
    }),
  'yup: a path of brackets': (size) =>
    named('ValidationError', { inner: fill(100, () => ({ message: 'Odd', path: '["'.repeat(1e4 * size) })) }),
  'Ajv: a long pointer': (size) =>
    named('ValidationError', {
      errors: fill(100, () => ({ instancePath: `/${long(size)}`, keyword: 'type', message: 'Odd' })),
    }),
  'Ajv: entries with many keys': (size) =>
    named('ValidationError', {
      errors: fill(100, () => ({
        instancePath: '',
        keyword: 'x',
        message: 'Odd',
        params: { additionalProperties: fill(1000 * size, String) },
      })),
    }),
  'class-validator: a wide tree': () => [loop({ property: 'a' }, 'children')],
  'class-validator: a wide tree of findings': () => [
    loop({ property: 'a', constraints: { odd: 'is odd' } }, 'children'),
  ],
  'class-validator: many findings': (size) =>
    fill(1000 * size, (n) => ({ property: `p${n}`, constraints: { odd: 'is odd' } })),
  'express-validator: alternatives of alternatives': () => [loop({ msg: 'odd', type: 'alternative' }, 'nestedErrors')],
  'express-validator: many alternatives of many fields': (size) => [
    {
      msg: 'odd',
      nestedErrors: fill(1000 * size, () => fill(10 * size, () => ({ msg: 'odd', location: 'body', path: 'a' }))),
    },
  ],
  'express-validator: many unknown fields': (size) => [
    { msg: 'odd', fields: fill(1000 * size, (n) => ({ path: `f${n}`, location: 'body' })) },
  ],
  'express-validator: long paths and values': (size) =>
    fill(100, () => ({ msg: 'odd', location: 'body', path: `a["${long(size)}"]`, value: long(size) })),
  'io-ts: a long context': (size) => [{ value: 1, context: fill(1000 * size, () => ({ key: 'k', type: {} })) }],
  'jsonschema: many entries': (size) =>
    named('Validation Error', {
      errors: fill(1000 * size, () => ({ path: [long(size)], property: 'instance.a', message: 'Odd', schema: {} })),
    }),
  'OpenAPI: many entries': (size) =>
    named('Bad Request', { status: 400, errors: fill(1000 * size, () => ({ path: '/body/a', message: 'Odd' })) }),
  'TypeBox: a list': (size) =>
    foreignError(
      'x',
      { cause: { source: 'Parse', errors: fill(1000 * size, () => ({ instancePath: '/a', keyword: 'x' })) } },
      'ParseError',
      'AssertError',
    ),
  'Effect: a wide tree': () =>
    named('ParseError', { _tag: 'ParseError', issue: loop({ _tag: 'Composite' }, 'issues') }),
  'runtypes: a wide tree': () =>
    named('RuntypeError', { failure: { success: false, code: 'x', details: loop({}, 'a').valueOf() } }),
  'tsoa: many fields': (size) =>
    named('ValidateError', {
      status: 400,
      fields: Object.fromEntries(fill(1000 * size, (n) => [`body.f${n}`, { message: 'Odd' }])),
    }),
  'mongoose: many paths': (size) =>
    named('ValidationError', {
      _message: 'x',
      errors: Object.fromEntries(fill(1000 * size, (n) => [`p${n}`, { kind: 'required' }])),
    }),
  'Sequelize: many entries': (size) =>
    named('SequelizeValidationError', { errors: fill(1000 * size, () => ({ path: 'a', message: 'Odd' })) }),
  'Nest: many texts': (size) =>
    foreignError('x', { status: 400, getResponse: () => 1, response: { message: fill(1000 * size, () => 'Odd') } }),
};

describe('the work that a failed validation makes', () => {
  it.each(Object.entries(hostile))('does not grow with what is not sent: %s', (_, make) => {
    const map = (thrown: object): unknown => toProblem(toHttpError(thrown));
    expect(toHttpError(make(1)).status).toBe(400);
    const [small, large] = [workOf(make(1), map), workOf(make(10), map)];
    expect(large.reads).toBeLessThanOrEqual(small.reads * 1.01);
    expect(large.characters).toBeLessThanOrEqual(small.characters * 1.01 + 1000);
    expect(small.reads).toBeLessThan(50_000);
    expect(small.characters).toBeLessThan(1_000_000);
  });

  it.each(['issues', 'issue'])('does not ask for the message of an error that has its %s', (member) => {
    let asked = 0;
    const list = member === 'issues' ? [{ path: ['a'], message: 'Odd' }] : { _tag: 'Missing' };
    const thrown = Object.defineProperty(named('ParseError', { _tag: 'ParseError', [member]: list }), 'message', {
      get: () => `${++asked}`,
    });
    expect(toHttpError(thrown).status).toBe(400);
    expect(toHttpError(new Error('wrapped', { cause: thrown })).status).toBe(400);
    expect(asked).toBe(0);
  });

  it.each([['["'], ['['], ["['"], ['["]'], ["['a'"], ['a['], ['.['], ['["a"']])(
    'reads a path of %j each once',
    (part) => {
      const { characters } = workOf({ path: part.repeat(1e5) }, ({ path }) => stepsOfDottedPath(path));
      expect(stepsOfDottedPath(part.repeat(1e5)).join('').length).toBeLessThanOrEqual(1000);
      expect(characters).toBeLessThan(1_100_000); // a look at the thousand characters that are read for each match
    },
  );

  it('does not read on in a text that is too long', () => {
    const text = `${', but the '.repeat(1e5)}received`;
    const { characters } = workOf({ text }, (entry) => safeText(entry.text, ['x'.repeat(1e6), 10n ** 100_000n]));
    expect(characters).toBe(0);
  });
});
