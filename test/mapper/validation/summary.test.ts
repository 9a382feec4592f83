import createError from 'http-errors';
import { BadRequest, explain, toHttpError, toProblem } from '../../../src';
import { DetailList, MAX_DETAILS } from '../../../src/mapper/validation/detail-list';
import { addEntries } from '../../../src/mapper/validation/entries';
import { answerTo, foreignError } from '../../support/foreign-error';

const zodError = (issues: readonly object[]): Error => foreignError('x', { name: 'ZodError', issues }, 'ZodError');
const issue = (...path: (string | number)[]): object => ({ code: 'too_small', message: 'Too small', path });
const issues = (count: number): object[] => Array.from({ length: count }, (_, index) => issue('items', index));
const detailOf = (thrown: unknown): string | undefined => answerTo(thrown).problem.detail;

describe('the detail of a failed validation', () => {
  it.each<[string, object[], string]>([
    ['one field', [issue('a')], '1 field is invalid.'],
    ['two fields', [issue('a'), issue('b', 0)], '2 fields are invalid.'],
    ['one field twice', [issue('a'), issue('a')], '1 field is invalid.'],
    ['a field and the whole', [issue('a'), issue()], '1 field is invalid.'],
    ['the whole alone', [issue()], 'The request is invalid.'],
    [
      'unknown keys, each of which is a field',
      [{ code: 'unrecognized_keys', keys: ['x', 'y'], path: ['a'], message: 'Unrecognized keys' }, issue('b')],
      '3 fields are invalid.',
    ],
    ['as many as are listed', issues(MAX_DETAILS), '100 fields are invalid.'],
    ['more than are listed', issues(MAX_DETAILS + 1), 'At least 100 fields are invalid.'],
    [
      'more than are listed, of one field',
      Array.from({ length: 101 }, () => issue('a')),
      'At least 1 field is invalid.',
    ],
  ])('counts %s', (_what, list, detail) => {
    const { problem } = answerTo(zodError(list));
    expect(problem).toMatchObject({ detail, description: new BadRequest().description });
  });

  it('counts the fields of a tree, and says where it has not read all of it', () => {
    const leaf = { property: 'name', constraints: { isString: 'must be text', isLength: 'is too short' } };
    const tree = (count: number): object[] =>
      Array.from({ length: count }, (_, index) => ({ property: `p${index}`, children: [leaf] }));
    expect(detailOf(tree(2))).toBe('2 fields are invalid.');
    expect(detailOf(tree(50))).toBe('50 fields are invalid.');
    expect(detailOf(tree(51))).toBe('At least 50 fields are invalid.');
  });

  it('says where a tree is too deep to be read', () => {
    let node: object = { property: 'deep', constraints: { isString: 'must be text' } };
    for (let depth = 0; depth < 30; depth++) node = { property: 'p', constraints: { odd: 'is odd' }, children: [node] };
    expect(detailOf([node])).toBe('At least 20 fields are invalid.');
  });

  it('counts a parameter, a header and a cookie beside a member of the same name', () => {
    const entry = { type: 'field', msg: 'Invalid value', path: 'id' };
    const errors = ['body', 'query', 'headers', 'cookies', 'body'].map((location) => ({ ...entry, location }));
    expect(detailOf(foreignError('x', { array: () => [], errors }))).toBe('4 fields are invalid.');
  });

  it('names no number where the library gives no places', () => {
    const thrown = foreignError(
      'Bad Request Exception',
      { status: 400, getResponse: () => ({}), response: { message: ['email must be an email', 'name is too short'] } },
      'BadRequestException',
      'HttpException',
    );
    expect(answerTo(thrown).problem).toMatchObject({
      detail: 'The request is invalid.',
      errors: [{ detail: 'email must be an email' }, { detail: 'name is too short' }],
    });
  });

  it('counts the paths of a model', () => {
    const errors = { name: { kind: 'required' }, 'address.zip': { kind: 'minlength' } };
    const thrown = foreignError('x', { name: 'ValidationError', _message: 'User validation failed', errors });
    expect(detailOf(thrown)).toBe('2 fields are invalid.');
  });

  it('is the text that an app exposes, where there is one', () => {
    const thrown = createError(400, 'Two fields are wrong.', { errors: [{ field: 'a', message: 'Odd' }] });
    expect(detailOf(thrown)).toBe('Two fields are wrong.');
  });

  it('is none where there is no list', () => {
    expect(detailOf(zodError([]))).toBeUndefined();
    expect(detailOf(foreignError('x', { name: 'ValidationError' }))).toBeUndefined();
  });

  it('is none where the list is not sent, since the request carried nothing', () => {
    const missing = zodError([{ code: 'invalid_type', expected: 'string', message: 'Required', path: ['a'] }]);
    const { error, certainty } = explain(missing, { sent: {} });
    expect([error.status, error.errors, error.detail, certainty]).toEqual([400, undefined, undefined, 'assumed']);
  });

  it('is none of an error of our own, whose detail the app decides', () => {
    const own = new BadRequest(undefined, { errors: [{ detail: 'is too short', pointer: '#/name' }] });
    expect(toHttpError(own)).toBe(own);
    expect(toProblem(own)).not.toHaveProperty('detail');
  });

  it('is that of the status that was asked for', () => {
    const { problem } = answerTo(zodError([issue('a')]), { validationStatus: 422 });
    expect(problem).toMatchObject({ status: 422, detail: '1 field is invalid.' });
  });
});

it('counts what the short forms of lists leave out', () => {
  const texts = Object.fromEntries(Array.from({ length: 105 }, (_, index) => [`f${index}`, ['is odd']]));
  const thrown = foreignError('x', { name: 'ValidationError', errors: texts }, 'ValidationError');
  expect(answerTo(thrown).problem).toMatchObject({ errorsOmitted: 5, detail: 'At least 100 fields are invalid.' });
});

it('is made of what the list holds, not of the values', () => {
  const list = new DetailList();
  addEntries(list, [{ message: 'Odd', path: ['s3cret'], input: 's3cret' }]);
  expect(list.summary).toBe('1 field is invalid.');
});
