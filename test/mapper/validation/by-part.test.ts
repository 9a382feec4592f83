import { explain } from '../../../src';
import type { Sent } from '../../../src';
import { inItsPart } from '../../../src/mapper/validation/details';
import { foreignError } from '../../support/foreign-error';

const zodError = (...issues: object[]): Error => foreignError('x', { name: 'ZodError', issues }, 'ZodError');
const bad = (...path: (string | number)[]): object => ({ code: 'invalid_format', message: 'Odd', path });
const missing = (...path: string[]): object => ({
  code: 'invalid_type',
  expected: 'string',
  message: 'Invalid input: expected string, received undefined',
  path,
});

/** Where the entries are, in short. */
function placesIn(thrown: unknown, sent?: Sent): unknown {
  const { error } = explain(thrown, sent === undefined ? {} : { sent });
  return error.errors?.map(({ pointer, parameter, header }) => pointer ?? { parameter, header });
}
const parameter = (name: string): object => ({ parameter: name, header: undefined });
const header = (name: string): object => ({ parameter: undefined, header: name });

const sent: Sent = {
  body: { email: 'x', items: [{ name: '' }], 'a/b': { 'c~d ü': 1 } },
  query: { page: 'x', filter: { age: 'x' } },
  params: { id: 'x' },
  headers: { host: 'example.com', 'x-key': 'x' },
  cookies: { sid: 'x' },
};

describe('a validation of { body, query, params } as one object', () => {
  it('gives each place by its part', () => {
    const thrown = zodError(
      bad('body', 'email'),
      bad('body', 'items', 0, 'name'),
      bad('body', 'a/b', 'c~d ü'),
      bad('query', 'page'),
      bad('query', 'filter', 'age'),
      bad('params', 'id'),
      bad('headers', 'x-key'),
      bad('cookies', 'sid'),
    );
    expect(placesIn(thrown, sent)).toEqual([
      '#/email',
      '#/items/0/name',
      '#/a~1b/c~0d%20%C3%BC',
      parameter('page'),
      parameter('filter.age'),
      parameter('id'),
      header('x-key'),
      header('Cookie'),
    ]);
    expect(explain(thrown, { sent }).error.detail).toBe('8 fields are invalid.');
  });

  it('gives it for what is missing in a part, too', () => {
    const thrown = zodError(missing('body', 'name'), missing('query', 'size'), missing('headers', 'x-trace'));
    expect(placesIn(thrown, sent)).toEqual(['#/name', parameter('size'), header('x-trace')]);
  });

  it('gives it for what is missing in a part that is empty, which is the client’s', () => {
    const thrown = zodError(missing('query', 'size'));
    expect(explain(thrown, { sent: { body: { a: 1 }, query: {} } })).toMatchObject({
      certainty: 'assumed',
      error: { status: 400, errors: [{ parameter: 'size' }] },
    });
    const ofBody = zodError(missing('body', 'name'));
    expect(explain(ofBody, { sent: { body: {}, query: { a: '1' } } }).error).toMatchObject({
      status: 400,
      errors: [{ pointer: '#/name' }],
      detail: '1 field is invalid.',
    });
  });

  it('gives a body that is missing, or of another kind, as the whole body', () => {
    const absent = { ...missing('body'), expected: 'object' };
    expect(placesIn(zodError(absent), { query: { page: '1' } })).toEqual(['#']);
    expect(explain(zodError(absent), { sent: { query: { page: '1' } } }).error.detail).toBe('The request is invalid.');
    const list = {
      code: 'invalid_type',
      expected: 'object',
      message: 'expected object, received array',
      path: ['body'],
    };
    expect(placesIn(zodError(list), { ...sent, body: [1] })).toEqual(['#']);
  });

  it('gives unknown keys of a part their part, and of the whole none', () => {
    const keys = (path: string[], ...names: string[]): object => ({
      code: 'unrecognized_keys',
      keys: names,
      path,
      message: 'Odd',
    });
    expect(placesIn(zodError(keys(['query'], 'page'), bad('body', 'email')), sent)).toEqual([
      { parameter: undefined, header: undefined },
      '#/email',
    ]);
  });

  it('keeps uploads in the body, as multipart has them', () => {
    const files = { avatar: { fieldname: 'avatar', originalname: 'a.png', size: 9 } };
    expect(placesIn(zodError(bad('body', 'email'), bad('files', 'avatar')), { ...sent, files })).toEqual([
      '#/email',
      '#/files/avatar',
    ]);
  });

  it('is known in the lists of other libraries', () => {
    const ajv = foreignError('x', {
      errors: [
        { instancePath: '/query/page', keyword: 'type', message: 'must be integer', params: { type: 'integer' } },
      ],
    });
    const joi = foreignError('x', {
      name: 'ValidationError',
      isJoi: true,
      details: [{ message: '"params.id" must be a number', path: ['params', 'id'], type: 'number.base', context: {} }],
    });
    const classValidator = [
      {
        property: 'headers',
        children: [{ property: 'x-key', value: 'x', constraints: { isInt: 'must be an integer' } }],
      },
    ];
    expect([ajv, joi, classValidator].map((thrown) => placesIn(thrown, sent))).toEqual([
      [parameter('page')],
      [parameter('id')],
      [header('x-key')],
    ]);
  });
});

describe('a member that is called like a part keeps its place', () => {
  it.each<[string, object, Sent, string]>([
    ['a text of the body', bad('body'), { body: { title: 'x', body: '' } }, '#/body'],
    ['a text that is missing', missing('body'), { body: { title: 'x' } }, '#/body'],
    ['an object of the body', bad('body', 'text'), { body: { body: { text: '' } } }, '#/body/text'],
    ['an object that lacks it', missing('body', 'text'), { body: { body: {} } }, '#/body/text'],
    [
      'a query in the body',
      bad('query', 'page'),
      { body: { query: { page: 'x' } }, query: { page: '1' } },
      '#/query/page',
    ],
    ['a parameter of the query', bad('query'), { query: { query: 'x' } }, '#/query'],
    ['one that is missing there', missing('query'), { query: { page: '1' } }, '#/query'],
    [
      'headers in the body',
      bad('headers', 'accept'),
      { body: { headers: { accept: 'x' } }, headers: { accept: 'x' } },
      '#/headers/accept',
    ],
    ['one within another', bad('body', 'text'), { body: { mails: [{ body: { text: 'x' } }] } }, '#/body/text'],
    ['a key in another spelling', bad('body', 'text'), { body: { Body: { text: 'x' } } }, '#/body/text'],
    ['a query in brackets', bad('body', 'text'), { query: { 'body[text]': 'x' } }, '#/body/text'],
  ])('%s', (_what, issue, of, pointer) => {
    expect(placesIn(zodError(issue), of)).toEqual([pointer]);
  });

  it('where another entry is of the body itself', () => {
    expect(placesIn(zodError(bad('title'), missing('body')), { body: { title: '' } })).toEqual(['#/title', '#/body']);
    const of = { body: { title: '', email: 'x' } };
    expect(placesIn(zodError(bad('title'), bad('body', 'email')), of)).toEqual(['#/title', '#/body/email']);
  });

  it('where one of the entries is found as a member', () => {
    const of = { body: { body: { text: 'x' }, email: 'x' } };
    expect(placesIn(zodError(bad('body', 'text'), bad('body', 'email')), of)).toEqual(['#/body/text', '#/body/email']);
  });

  it('where no request is known, or nobody may ask it', () => {
    const thrown = zodError(bad('body', 'email'), bad('query', 'page'));
    expect(placesIn(thrown)).toEqual(['#/body/email', '#/query/page']);
    const { error } = explain(thrown, { sent, evidence: false });
    expect(error.errors?.map(({ pointer }) => pointer)).toEqual(['#/body/email', '#/query/page']);
  });

  it('is no excuse for our own data', () => {
    const thrown = zodError(bad('body', 'id'));
    expect(explain(thrown, { sent: { body: { name: 'x' }, query: {} } }).error.status).toBe(500);
    expect(explain(zodError(missing('path', 'root')), { sent: { query: { a: '1' } } }).error.status).toBe(500);
  });
});

it.each([
  [{ detail: 'd' }, { detail: 'd' }],
  [
    { detail: 'd', pointer: '#' },
    { detail: 'd', pointer: '#' },
  ],
  [
    { detail: 'd', pointer: '#/name' },
    { detail: 'd', pointer: '#/name' },
  ],
  [
    { detail: 'd', pointer: '#/body' },
    { detail: 'd', pointer: '#' },
  ],
  [{ detail: 'd', pointer: '#/query' }, { detail: 'd' }],
  [
    { detail: 'd', pointer: '#/body/%25~1~0', code: 'c' },
    { detail: 'd', pointer: '#/%25~1~0', code: 'c' },
  ],
  [
    { detail: 'd', header: 'body' },
    { detail: 'd', header: 'body' },
  ],
])('places %j as %j', (given, placed) => {
  expect(inItsPart(given)).toEqual(placed);
});
