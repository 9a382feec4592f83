import { foreignError } from '../../support/foreign-error';
import type { FamilySamples, Sample } from '../samples';

const invalid: Sample['expected'] = {
  status: 400,
  meaning: 'invalid',
  fault: 'client',
  certainty: 'recognized',
  because: 'a list of issues',
};
const noList: Sample['expected'] = { ...invalid, because: 'a failed validation' };
const issues = [{ message: 'Required', path: ['n'] }];
const zod = (): Error => foreignError('x', { name: 'ZodError', issues });

const openApi = (members: object): Error =>
  foreignError('x', { name: 'Bad Request', path: '/a', ...members }, 'BadRequest', 'HttpError');
const located = [{ path: '/body/n', message: 'must be number', errorCode: 'type.openapi.validation' }];
const nest = (members: object): Error =>
  foreignError('x', { getResponse: () => ({}), ...members }, 'BadRequestException', 'HttpException');
const texts = { message: ['n must be an email'], statusCode: 400 };

export const samples: readonly FamilySamples[] = [
  {
    library: '@sinclair/typebox',
    samples: [
      {
        name: 'a failed Assert',
        thrown: () =>
          foreignError(
            'x',
            { error: { schema: {}, path: '/n', message: 'Expected string' } },
            'AssertError',
            'TypeBoxError',
          ),
        expected: invalid,
      },
      {
        name: 'a failed Decode',
        thrown: () => foreignError('x', { schema: {}, path: '/n', error: new Error('x') }, 'TransformDecodeError'),
        expected: invalid,
      },
      {
        name: 'version 1’s Parse',
        thrown: () =>
          foreignError(
            'Parse',
            { cause: { source: 'Parse', errors: [{ keyword: 'type', instancePath: '/n', message: 'odd' }] } },
            'ParseError',
            'AssertError',
          ),
        expected: invalid,
      },
    ],
    nearMisses: [
      {
        name: 'what the app itself encodes',
        thrown: () =>
          foreignError(
            'Encode',
            { cause: { source: 'Encode', errors: [{ keyword: 'type', instancePath: '/n' }] } },
            'AssertError',
          ),
      },
      {
        name: 'an AssertError of somebody else',
        thrown: () => foreignError('x', { error: { path: '/n' } }, 'AssertError'),
      },
    ],
  },
  {
    library: '@ts-rest/express',
    samples: [
      {
        name: 'the body',
        thrown: () =>
          foreignError('x', { pathParams: null, headers: null, query: null, body: zod() }, 'RequestValidationError'),
        expected: invalid,
      },
      {
        name: 'two parts',
        thrown: () => foreignError('x', { pathParams: zod(), query: zod(), body: null }, 'RequestValidationError'),
        expected: invalid,
      },
    ],
    nearMisses: [
      { name: 'no part of a request', thrown: () => foreignError('x', { answer: zod() }, 'RequestValidationError') },
      { name: 'the answer’s', thrown: () => foreignError('x', { body: zod() }, 'ResponseValidationError') },
    ],
  },
  {
    library: 'celebrate',
    samples: [
      {
        name: 'the body',
        thrown: () =>
          foreignError('Validation failed', { details: new Map([['body', { details: issues }]]) }, 'CelebrateError'),
        expected: invalid,
      },
      {
        name: 'the parameters of the path',
        thrown: () =>
          foreignError('Validation failed', { details: new Map([['params', { details: issues }]]) }, 'CelebrateError'),
        expected: invalid,
      },
    ],
    nearMisses: [
      {
        name: 'another message',
        thrown: () => foreignError('No', { details: new Map([['body', { details: issues }]]) }),
      },
      {
        name: 'no part of a request',
        thrown: () => foreignError('Validation failed', { details: new Map([['row', { details: issues }]]) }),
      },
    ],
  },
  {
    library: 'zod-express-middleware',
    samples: [
      { name: 'the body', thrown: () => [{ type: 'Body', errors: zod() }], expected: invalid },
      { name: 'the query', thrown: () => [{ type: 'Query', errors: zod() }], expected: invalid },
    ],
    nearMisses: [
      { name: 'no part of a request', thrown: () => [{ type: 'Row', errors: zod() }] },
      { name: 'what JSON can have made', thrown: () => [{ type: 'Body', errors: { issues } }] },
    ],
  },
  {
    library: 'express-openapi-validator',
    samples: [
      { name: 'the body', thrown: () => openApi({ status: 400, errors: located }), expected: invalid },
      {
        name: 'the query',
        thrown: () => openApi({ status: 400, errors: [{ path: '/query/n', message: 'odd' }] }),
        expected: invalid,
      },
    ],
    nearMisses: [
      {
        name: 'a status that somebody else has set',
        thrown: () => foreignError('x', { status: 409, errors: located }),
      },
      {
        name: 'no part of the request',
        thrown: () => openApi({ status: 400, errors: [{ path: '/elsewhere', message: 'odd' }] }),
      },
    ],
  },
  {
    library: '@tsoa/runtime',
    samples: [
      {
        name: 'a field of the body',
        thrown: () =>
          foreignError('', { name: 'ValidateError', status: 400, fields: { 'body.n': { message: 'odd' } } }),
        expected: invalid,
      },
      {
        name: 'a parameter',
        thrown: () => foreignError('', { name: 'ValidateError', status: 400, fields: { id: { message: 'odd' } } }),
        expected: invalid,
      },
    ],
    nearMisses: [
      {
        name: 'fields of somebody else',
        thrown: () => foreignError('', { name: 'AppError', fields: { 'body.n': { message: 'odd' } } }),
      },
      { name: 'one without fields', thrown: () => foreignError('', { name: 'ValidateError', status: 400 }) },
    ],
  },
  {
    library: 'typia',
    samples: [
      {
        name: 'a path',
        thrown: () =>
          foreignError('x', {
            name: 'TypeGuardError',
            method: 'typia.assert',
            path: '$input.n',
            expected: 'number',
            value: 'x',
          }),
        expected: invalid,
      },
      {
        name: 'the root',
        thrown: () =>
          foreignError('x', {
            name: 'TypeGuardError',
            method: 'typia.assert',
            path: '$input',
            expected: 'Body',
            value: 1,
          }),
        expected: invalid,
      },
    ],
    nearMisses: [
      {
        name: 'one that expects nothing',
        thrown: () => foreignError('x', { name: 'TypeGuardError', path: '$input.n' }),
      },
      {
        name: 'another name',
        thrown: () => foreignError('x', { name: 'AppError', path: '$input.n', expected: 'number' }),
      },
    ],
  },
  {
    library: 'runtypes',
    samples: [
      {
        name: 'a tree',
        thrown: () =>
          foreignError('x', {
            name: 'ValidationError',
            failure: { success: false, code: 'CONTENT_INCORRECT', details: { n: 'odd' } },
          }),
        expected: invalid,
      },
      {
        name: 'a failure of the root',
        thrown: () => foreignError('x', { name: 'RuntypeError', failure: { success: false, code: 'TYPE_INCORRECT' } }),
        expected: noList,
      },
    ],
    nearMisses: [
      {
        name: 'a success',
        thrown: () => foreignError('x', { failure: { success: true, code: 'X', details: { n: 'odd' } } }),
      },
      {
        name: 'a failure without a code',
        thrown: () => foreignError('x', { failure: { success: false, details: { n: 'odd' } } }),
      },
    ],
  },
  {
    library: '@nestjs/common',
    samples: [
      { name: 'the ValidationPipe’s 400', thrown: () => nest({ status: 400, response: texts }), expected: invalid },
      {
        name: 'the ValidationPipe’s 422',
        thrown: () => nest({ status: 422, response: texts }),
        expected: { ...invalid, status: 422 },
      },
    ],
    nearMisses: [
      { name: 'a text', thrown: () => nest({ status: 400, response: { message: 'odd', statusCode: 400 } }) },
      { name: 'another status', thrown: () => nest({ status: 403, response: texts }) },
      { name: 'a response without a status', thrown: () => nest({ response: texts }) },
    ],
  },
  {
    library: 'effect',
    samples: [
      {
        name: 'version 3’s',
        thrown: () =>
          foreignError('x', {
            name: 'ParseError',
            _tag: 'ParseError',
            issue: { _tag: 'Pointer', path: 'n', issue: { _tag: 'Missing' } },
          }),
        expected: invalid,
      },
      {
        name: 'version 4’s',
        thrown: () => foreignError('x', { name: 'SchemaError', _tag: 'SchemaError', issue: { _tag: 'InvalidType' } }),
        expected: invalid,
      },
      {
        name: 'what runPromise rejects with',
        thrown: () => foreignError('x', { name: '(FiberFailure) ParseError' }),
        expected: noList,
      },
      {
        name: 'the list that a fiber keeps',
        thrown: () =>
          foreignError('x', {
            name: '(FiberFailure) ParseError',
            [Symbol.for('effect/Runtime/FiberFailure/Cause')]: {
              _tag: 'Fail',
              error: { _tag: 'ParseError', issue: { _tag: 'Pointer', path: 'n', issue: { _tag: 'Missing' } } },
            },
          }),
        expected: invalid,
      },
      {
        name: 'a union of version 4 of which no member fits',
        thrown: () =>
          foreignError('x', {
            name: 'SchemaError',
            _tag: 'SchemaError',
            issue: { _tag: 'Pointer', path: ['n'], issue: { _tag: 'AnyOf', issues: [] } },
          }),
        expected: invalid,
      },
    ],
    nearMisses: [
      { name: 'another tag', thrown: () => foreignError('x', { _tag: 'ConfigError', issue: { _tag: 'Missing' } }) },
      { name: 'another failure of a fiber', thrown: () => foreignError('x', { name: '(FiberFailure) Error' }) },
    ],
  },
];
