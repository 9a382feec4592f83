import { addEntries } from '../../../src/mapper/validation/entries';
import { DetailList } from '../../../src/mapper/validation/detail-list';
import { explain } from '../../../src/mapper/explain';
import { answerTo, foreignError, SECRET } from '../../support/foreign-error';

const codeIn = (entry: object): string | undefined => {
  const list = new DetailList();
  addEntries(list, [{ message: 'Odd', path: ['a'], ...entry }]);
  return list.details[0]?.code;
};
const codesOf = (thrown: unknown): unknown => answerTo(thrown).problem.errors?.map(({ code }) => code);

describe('the code of an entry', () => {
  it.each([
    ['zod', { code: 'too_small', type: 'string', minimum: 3 }, 'too_small'],
    ['zod, of a check of the app', { code: 'custom', params: { code: 'username.taken' } }, 'username.taken'],
    ['zod, of a check that says none', { code: 'custom', params: { reason: 'x' } }, 'custom'],
    ['zod, of a check whose code is a sentence', { code: 'custom', params: { code: 'It is taken.' } }, 'custom'],
    ['zod, params of its own issues', { code: 'too_small', params: { code: 'own' } }, 'too_small'],
    ['joi', { type: 'string.min', context: { limit: 3 } }, 'string.min'],
    ['valibot', { kind: 'validation', type: 'min_length' }, 'min_length'],
    ['yup', { type: 'min', params: { min: 3 } }, 'min'],
    ['yup, a test without a name', { type: undefined }, undefined],
    ['superstruct, a refinement', { type: 'string', refinement: 'size' }, 'size'],
    ['superstruct, a type', { type: 'string', refinement: undefined }, 'string'],
    ['arktype', { code: 'minLength', data: 'x', problem: 'must be longer' }, 'minLength'],
    ['vine', { field: 'a', rule: 'minLength' }, 'minLength'],
    ['fastest-validator', { field: 'a', type: 'stringMin', expected: 3, actual: 1 }, 'stringMin'],
    ['typebox 0.34', { type: 52, schema: { minLength: 3 } }, '52'],
    ['a number that is none of TypeBox', { type: 52 }, undefined],
    ['ajv', { instancePath: '/a', keyword: 'minLength', params: { limit: 3 } }, 'minLength'],
    ['ajv, a keyword of the app', { instancePath: '/a', keyword: 'x-even', params: {} }, 'x-even'],
    ['ajv, a schema that takes nothing', { instancePath: '/a', keyword: 'false schema', params: {} }, undefined],
    [
      'ajv-errors, for one keyword',
      { instancePath: '/a', keyword: 'errorMessage', params: { errors: [{ keyword: 'format' }] } },
      'format',
    ],
    [
      'ajv-errors, for several',
      { instancePath: '/a', keyword: 'errorMessage', params: { errors: [{ keyword: 'format' }, { keyword: 'type' }] } },
      'errorMessage',
    ],
    ['class-validator', { property: 'a', constraints: { isEmail: 'Odd' } }, 'isEmail'],
    ['class-validator, a name that is a sentence', { property: 'a', constraints: { 'is even': 'Odd' } }, undefined],
    ['express-validator, whose type is no code', { type: 'field', msg: 'Odd', path: 'a', location: 'body' }, undefined],
    ['jsonschema', { property: 'instance.a', schema: {}, name: 'minLength', stack: '' }, 'minLength'],
    [
      'io-ts',
      {
        context: [
          { key: '', type: {} },
          { key: 'a', type: {} },
        ],
        value: 1,
      },
      undefined,
    ],
    ['an issue without one', {}, undefined],
  ])('is that of %s', (_library, entry, code) => {
    expect(codeIn(entry)).toBe(code);
  });

  it.each([
    ['a text with a space', 'too small'],
    ['an address', 'ada@example.com'],
    ['a longer one', 'x'.repeat(101)],
    ['a text in quotes', '"x"'],
    ['a line', 'a\nb'],
    ['an empty text', ''],
    ['letters of another alphabet', 'zu_kürz'],
    ['an object', { code: 'x' }],
    ['a number', 7],
  ])('is never %s', (_what, code) => {
    expect(codeIn({ code })).toBeUndefined();
    expect(codeIn({ type: code })).toBeUndefined();
  });

  it('has at most 100 characters', () => {
    expect(codeIn({ code: 'x'.repeat(100) })).toBe('x'.repeat(100));
  });
});

describe('the codes of a list', () => {
  it('are those of mongoose, by their kind', () => {
    const errors = {
      name: { kind: 'required', path: 'name' },
      age: { name: 'CastError', kind: 'Number', path: 'age', value: SECRET },
      nick: { kind: 'user defined', message: 'is taken' },
    };
    const thrown = foreignError(SECRET, { name: 'ValidationError', _message: 'User validation failed', errors });
    expect(codesOf(thrown)).toEqual(['required', 'Number', undefined]);
  });

  it('are those of Sequelize, by its validators, and of Objection, by their keywords', () => {
    const sequelize = foreignError(SECRET, {
      name: 'SequelizeValidationError',
      errors: [{ path: 'a', message: 'Odd', type: 'Validation error', validatorKey: 'isEmail', value: 'x' }],
    });
    const objection = foreignError(SECRET, {
      name: 'ValidationError',
      modelClass: {},
      type: 'ModelValidation',
      data: { a: [{ message: 'Odd', keyword: 'minLength' }] },
    });
    expect([codesOf(sequelize), codesOf(objection)]).toEqual([['isEmail'], ['minLength']]);
  });

  it('are the keywords of JSON Schema in its basic output, by their names', () => {
    const errors = ['minLength', 'https://json-schema.org/keyword/minLength'].map((keyword) => ({
      keyword,
      instanceLocation: '#/a',
      error: 'Odd',
    }));
    expect(codesOf(foreignError('x', { valid: false, errors }))).toEqual(['minLength', 'minLength']);
  });

  it('leave the verdict as it is', () => {
    const issues = [{ code: 'too_small', path: ['a'], message: 'Too small' }];
    expect(explain(foreignError('x', { name: 'ZodError', issues }, 'ZodError'))).toMatchObject({
      family: 'zod',
      meaning: 'invalid',
      because: 'a list of issues',
    });
  });
});
