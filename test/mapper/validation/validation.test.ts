import { DetailList } from '../../../src/mapper/validation/detail-list';
import { addEntries, isIssue, isStrictEntry } from '../../../src/mapper/validation/entries';
import Ajv from 'ajv';
import createError from 'http-errors';
import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';

const errorsOf = (thrown: unknown): unknown => answerTo(thrown).problem.errors;
const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;
const named = (name: string, members: object): Error => foreignError(SECRET, { name, ...members }, name);

// What each library throws, as recorded, and the list that the client gets.
const cases: readonly (readonly [string, unknown, readonly object[]])[] = [
  [
    'zod@4.6.7',
    named('ZodError', {
      issues: [
        {
          code: 'invalid_type',
          path: ['items', 0, 'a/b~c'],
          message: 'Invalid input: expected number, received string',
        },
      ],
    }),
    [{ detail: 'Invalid input: expected number, received string', pointer: '#/items/0/a~1b~0c', code: 'invalid_type' }],
  ],
  [
    'zod@3.25.76',
    named('ZodError', {
      issues: [
        {
          received: SECRET,
          code: 'invalid_enum_value',
          path: ['role'],
          message: `Invalid enum value. Expected 'a' | 'b', received '${SECRET}'`,
        },
        { received: 'string', code: 'invalid_type', path: ['n'], message: 'Expected number, received string' },
      ],
    }),
    [
      { detail: "Invalid enum value. Expected 'a' | 'b'", pointer: '#/role', code: 'invalid_enum_value' },
      { detail: 'Expected number, received string', pointer: '#/n', code: 'invalid_type' },
    ],
  ],
  [
    'valibot@1.5.0',
    named('ValiError', {
      issues: [
        {
          kind: 'validation',
          type: 'email',
          input: SECRET,
          received: `"${SECRET}"`,
          message: `Invalid email: Received "${SECRET}"`,
          path: [{ key: 'users' }, { key: 0 }],
        },
      ],
    }),
    [{ detail: 'Invalid email', pointer: '#/users/0', code: 'email' }],
  ],
  [
    'any Standard Schema',
    named('SchemaError', {
      issues: [
        { message: 'Required', path: ['a', { key: 'b c' }] },
        { message: 'Odd' },
        { message: 'Sign', path: [Symbol('s')] },
      ],
    }),
    [
      { detail: 'Required', pointer: '#/a/b%20c' },
      { detail: 'Odd', pointer: '#' },
      { detail: 'Sign', pointer: '#/s' },
    ],
  ],
  [
    'joi@18.3.2 and @hapi/joi@17.1.1',
    named('ValidationError', {
      isJoi: true,
      _original: { password: SECRET },
      details: [
        { message: '"list[1]" must be a number', path: ['list', 1], type: 'number.base', context: { value: SECRET } },
        {
          message: `"a" with value "${SECRET}" fails to match the required pattern: /^x/`,
          path: ['a'],
          context: { value: SECRET },
        },
        { message: `wrong: ${SECRET}`, path: [], context: { value: SECRET } },
      ],
    }),
    [
      { detail: '"list[1]" must be a number', pointer: '#/list/1', code: 'number.base' },
      { detail: '"a" fails to match the required pattern: /^x/', pointer: '#/a' },
      { detail: 'The value is not valid.', pointer: '#' },
    ],
  ],
  [
    'yup@1.7.1, all errors',
    named('ValidationError', {
      value: { a: SECRET },
      errors: ['x', 'y'],
      inner: [
        foreignError('items[0]["a.b"] is a required field', {
          path: 'items[0]["a.b"]',
          type: 'optionality',
          errors: ['x'],
          inner: [],
        }),
        foreignError(
          `n must be a \`number\` type, but the final value was: \`NaN\` (cast from the value \`"${SECRET}"\`).`,
          {
            path: 'n',
            type: 'typeError',
            params: { originalValue: SECRET },
          },
        ),
      ],
    }),
    [
      { detail: 'items[0]["a.b"] is a required field', pointer: '#/items/0/a.b', code: 'optionality' },
      { detail: 'n must be a `number` type', pointer: '#/n', code: 'typeError' },
    ],
  ],
  [
    'yup@0.32.11, one error',
    foreignError('name is a required field', {
      name: 'ValidationError',
      path: 'name',
      errors: ['name is a required field'],
      inner: [],
      value: { secret: SECRET },
    }),
    [{ detail: 'name is a required field', pointer: '#/name' }],
  ],
  [
    'superstruct@2.0.2',
    foreignError(`At path: items.0.name -- Expected a number, but received: "${SECRET}"`, {
      name: 'StructError',
      value: SECRET,
      path: ['items', 0, 'name'],
      type: 'number',
      branch: [SECRET],
      failures: () => undefined,
    }),
    [{ detail: 'Expected a number', pointer: '#/items/0/name', code: 'number' }],
  ],
  [
    'arktype@2.2.9',
    named('TraversalError', {
      arkErrors: [
        {
          data: SECRET,
          code: 'pattern',
          path: ['email'],
          message: `email must be an email address (was "${SECRET}")`,
          problem: `must be an email address (was "${SECRET}")`,
        },
        {
          data: 5,
          code: 'domain',
          path: ['a'],
          problem: 'must be a string (was a number)',
          message: 'x',
          actual: 'a number',
        },
      ],
    }),
    [
      { detail: 'must be an email address', pointer: '#/email', code: 'pattern' },
      { detail: 'must be a string (was a number)', pointer: '#/a', code: 'domain' },
    ],
  ],
  [
    'class-validator@0.15.1, an array that is no Error',
    [
      {
        target: { secret: SECRET },
        property: 'items',
        children: [
          {
            property: '0',
            value: SECRET,
            children: [
              {
                property: 'name',
                value: SECRET,
                constraints: { isEmail: 'name must be an email', own: `${SECRET} is odd` },
              },
            ],
          },
        ],
      },
      { property: 'a/b', value: 5, constraints: { isString: 'a/b must be a string' } },
    ],
    [
      { detail: 'name must be an email', pointer: '#/items/0/name', code: 'isEmail' },
      { detail: 'The value is not valid.', pointer: '#/items/0/name', code: 'own' },
      { detail: 'a/b must be a string', pointer: '#/a~1b', code: 'isString' },
    ],
  ],
  [
    'class-validator@0.15.1, one of them',
    Object.assign(new (class ValidationError {})(), {
      target: { secret: SECRET },
      property: 'email',
      value: SECRET,
      children: [],
      constraints: { isEmail: 'email must be an email' },
    }),
    [{ detail: 'email must be an email', pointer: '#/email', code: 'isEmail' }],
  ],
  [
    'routing-controllers@0.11.3',
    foreignError(
      SECRET,
      {
        httpCode: 400,
        errors: [{ property: 'email', value: SECRET, constraints: { isEmail: 'email must be an email' } }],
      },
      'BadRequestError',
      'HttpError',
    ),
    [{ detail: 'email must be an email', pointer: '#/email', code: 'isEmail' }],
  ],
  [
    'express-validator@7.3.2',
    foreignError('', {
      array: () => [],
      mapped: () => ({}),
      errors: [
        { type: 'field', value: SECRET, msg: 'Invalid value', path: 'items[0].name', location: 'body' },
        { type: 'field', value: 'x', msg: 'Invalid value', path: 'page', location: 'query' },
        { type: 'field', msg: 'Invalid value', param: 'id', location: 'params' }, // version 6
        { type: 'field', msg: 'Invalid value', path: 'x-api', location: 'headers' },
        { type: 'field', msg: 'Invalid value', path: 'sid', location: 'cookies' },
        { type: 'field', msg: { code: 7 }, path: '', location: 'body' },
        {
          type: 'alternative',
          msg: 'Invalid value(s)',
          nestedErrors: [{ type: 'field', msg: 'Not an e-mail', path: 'b', location: 'body' }],
        },
        {
          type: 'alternative_grouped',
          msg: 'Invalid value(s)',
          nestedErrors: [[{ type: 'field', msg: 'Not an e-mail', path: 'c', location: 'body' }]],
        },
        { type: 'unknown_fields', msg: 'Unknown field(s)', fields: [{ path: 'zz', value: SECRET, location: 'query' }] },
      ],
    }),
    [
      { detail: 'Invalid value', pointer: '#/items/0/name' },
      { detail: 'Invalid value', parameter: 'page' },
      { detail: 'Invalid value', parameter: 'id' },
      { detail: 'Invalid value', header: 'x-api' },
      { detail: 'Invalid value', header: 'Cookie' },
      { detail: 'The value is not valid.', pointer: '#' },
      { detail: 'Not an e-mail', pointer: '#/b' },
      { detail: 'Not an e-mail', pointer: '#/c' },
      { detail: 'Unknown field(s)', parameter: 'zz' },
    ],
  ],
  [
    'express-openapi-validator@5.6.2',
    foreignError(
      SECRET,
      {
        name: 'Bad Request',
        status: 400,
        path: '/a/1',
        errors: [
          { path: '/body/i/0/a~1b', message: 'must be number', errorCode: 'type.openapi.validation' },
          { path: '/query/unk', message: "Unknown query parameter 'unk'" },
          { path: '/headers/x-h', message: 'must be integer', errorCode: 'type.openapi.validation' },
          { path: '/cookies/ck', message: 'must be integer', errorCode: 'type.openapi.validation' },
          { path: '/elsewhere', message: SECRET },
        ],
      },
      'BadRequest',
      'HttpError',
    ),
    [
      { detail: 'must be number', pointer: '#/i/0/a~1b', code: 'type.openapi.validation' },
      { detail: "Unknown query parameter 'unk'", parameter: 'unk' },
      { detail: 'must be integer', header: 'x-h', code: 'type.openapi.validation' },
      { detail: 'must be integer', header: 'Cookie', code: 'type.openapi.validation' },
    ],
  ],
  [
    'celebrate@16.0.0',
    foreignError('Validation failed', {
      details: new Map([
        ['body', { details: [{ message: '"n" must be a number', path: ['n'] }] }],
        ['params', { details: [{ message: '"id" must be a number', path: ['id'] }] }],
        ['elsewhere', { details: [{ message: SECRET, path: [] }] }],
      ]),
    }),
    [
      { detail: '"n" must be a number', pointer: '#/n' },
      { detail: '"id" must be a number', parameter: 'id' },
    ],
  ],
  [
    '@ts-rest/express@3.52.1',
    foreignError(
      '[ts-rest] request validation failed',
      {
        pathParams: null,
        headers: { issues: [{ message: 'Required', path: ['x-a'] }] },
        query: null,
        body: { issues: [{ message: 'Required', path: ['n'] }] },
      },
      'RequestValidationError',
    ),
    [
      { detail: 'Required', header: 'x-a' },
      { detail: 'Required', pointer: '#/n' },
    ],
  ],
  [
    'fastify@5.12.8',
    foreignError('querystring/q must be integer', {
      code: 'FST_ERR_VALIDATION',
      statusCode: 400,
      validationContext: 'querystring',
      validation: [{ instancePath: '/q', keyword: 'type', message: 'must be integer', params: { type: 'integer' } }],
    }),
    [{ detail: 'must be integer', parameter: 'q', code: 'type' }],
  ],
  [
    'ajv@6, which has a dataPath',
    foreignError('validation failed', {
      ajv: true,
      validation: true,
      errors: [{ dataPath: '.items[0]', keyword: 'type', message: 'should be string' }],
    }),
    [{ detail: 'should be string', pointer: '#/items/0', code: 'type' }],
  ],
  [
    'typebox@1.4.3',
    foreignError(
      'Parse',
      {
        cause: {
          source: 'Parse',
          errors: [
            {
              keyword: 'required',
              instancePath: '/a',
              params: { requiredProperties: ['x', 'y'] },
              message: 'must have required properties x, y',
            },
          ],
        },
      },
      'ParseError',
      'AssertError',
    ),
    [
      { detail: 'must have required properties x, y', pointer: '#/a/x', code: 'required' },
      { detail: 'must have required properties x, y', pointer: '#/a/y', code: 'required' },
    ],
  ],
  [
    '@sinclair/typebox@0.34.52, Assert',
    foreignError(
      'Expected string',
      { error: { type: 54, schema: {}, path: '/a/x~1y', value: SECRET, message: 'Expected string' } },
      'AssertError',
    ),
    [{ detail: 'Expected string', pointer: '#/a/x~1y', code: '54' }],
  ],
  [
    '@sinclair/typebox@0.34.52, Decode',
    foreignError(SECRET, { schema: {}, path: '/a', value: SECRET, error: new Error(SECRET) }, 'TransformDecodeError'),
    [{ detail: 'The value is not valid.', pointer: '#/a' }],
  ],
  [
    '@sinclair/typebox@0.34.52, Decode of a wrong type',
    foreignError(
      'x',
      { schema: {}, value: SECRET, error: { schema: {}, path: '/a', message: 'Expected string' } },
      'TransformDecodeCheckError',
    ),
    [{ detail: 'Expected string', pointer: '#/a' }],
  ],
  [
    'io-ts@2.2.22, an array',
    [
      {
        value: SECRET,
        context: [
          { key: '', type: {} },
          { key: 'b', type: {} },
          { key: '0', type: {} },
        ],
        message: undefined,
      },
    ],
    [{ detail: 'The value is not valid.', pointer: '#/b/0' }],
  ],
  [
    'io-ts@2.2.22, a Left',
    {
      _tag: 'Left',
      left: [
        {
          value: SECRET,
          context: [
            { key: '', type: new (class InterfaceType {})() },
            { key: 'a', type: new (class StringType {})() },
          ],
        },
      ],
    },
    [{ detail: 'The value is not valid.', pointer: '#/a' }],
  ],
  [
    'jsonschema@1.5.0',
    named('ValidatorResultError', {
      name: 'Validation Error',
      instance: SECRET,
      errors: [
        {
          path: ['a', 0],
          property: 'instance.a[0]',
          name: 'type',
          message: 'is not of a type(s) number',
          schema: {},
          instance: SECRET,
          stack: 'x',
        },
      ],
    }),
    [{ detail: 'is not of a type(s) number', pointer: '#/a/0', code: 'type' }],
  ],
  [
    '@tsoa/runtime@6.6.0',
    named('ValidateError', {
      status: 400,
      fields: {
        'body.items.$0.name': { message: 'invalid string value', value: SECRET },
        id: { message: 'invalid integer' },
      },
    }),
    [
      { detail: 'invalid string value', pointer: '#/items/0/name' },
      { detail: 'invalid integer', parameter: 'id' },
    ],
  ],
  [
    "@nestjs/common@12.5.1's ValidationPipe",
    foreignError(
      'Bad Request Exception',
      { status: 400, getResponse: () => ({}), response: { message: ['email must be an email'], statusCode: 400 } },
      'BadRequestException',
      'HttpException',
    ),
    [{ detail: 'email must be an email' }],
  ],
  [
    'effect@4.1.0',
    named('SchemaError', {
      _tag: 'SchemaError',
      issue: {
        _tag: 'Composite',
        issues: [
          { _tag: 'Pointer', path: ['items', 0], issue: { _tag: 'InvalidType', actual: SECRET } },
          { _tag: 'Pointer', path: ['n'], issue: { _tag: 'MissingKey' } },
        ],
      },
    }),
    [
      { detail: 'The value is not valid.', pointer: '#/items/0', code: 'InvalidType' },
      { detail: 'The value is required.', pointer: '#/n', code: 'MissingKey' },
    ],
  ],
  [
    'effect@3',
    named('ParseError', {
      _tag: 'ParseError',
      issue: { _tag: 'Pointer', path: 'a', issue: { _tag: 'Unexpected', message: SECRET } },
    }),
    [{ detail: 'The key is not expected.', pointer: '#/a', code: 'Unexpected' }],
  ],
  [
    'zod-validation-error@5.0.0',
    named('ZodValidationError', { details: [{ code: 'custom', message: 'Odd', path: ['a'] }] }),
    [{ detail: 'Odd', pointer: '#/a', code: 'custom' }],
  ],
  [
    '@vinejs/vine, a field and a rule',
    named('ValidationError', {
      code: 'E_VALIDATION_ERROR',
      status: 422,
      messages: [{ field: 'items.0.name', rule: 'required', message: 'The name field must be defined' }],
    }),
    [{ detail: 'The name field must be defined', pointer: '#/items/0/name', code: 'required' }],
  ],
  [
    'type-graphql@1.1.1',
    foreignError(
      'Argument Validation Error',
      { validationErrors: [{ property: 'a', value: SECRET, constraints: { max: 'too long' } }] },
      'ArgumentValidationError',
    ),
    [{ detail: 'too long', pointer: '#/a', code: 'max' }],
  ],
  [
    '@loopback/rest@15.0.16',
    createError(422, 'The request body is invalid.', {
      code: 'VALIDATION_FAILED',
      details: [{ path: '/a~1b/0', code: 'type', message: 'must be number' }],
    }),
    [{ detail: 'must be number', pointer: '#/a~1b/0', code: 'type' }],
  ],
  [
    'zod-express-middleware, a list by part',
    [
      { type: 'Body', errors: named('ZodError', { issues: [{ message: 'Required', path: ['a'] }] }) },
      { type: 'Query', errors: named('ZodError', { issues: [{ message: 'Required', path: ['q'] }] }) },
    ],
    [
      { detail: 'Required', pointer: '#/a' },
      { detail: 'Required', parameter: 'q' },
    ],
  ],
  [
    'typia',
    named('TypeGuardError', { method: 'typia.assert', path: '$input.items[0].n', expected: 'number', value: SECRET }),
    [{ detail: 'Expected number', pointer: '#/items/0/n' }],
  ],
  [
    'runtypes',
    named('ValidationError', {
      code: 'CONTENT_INCORRECT',
      failure: {
        success: false,
        code: 'CONTENT_INCORRECT',
        details: { a: { 0: 'Expected string, but was number' }, b: `Expected literal \`x\`, but was \`${SECRET}\`` },
      },
    }),
    [
      { detail: 'Expected string, but was number', pointer: '#/a/0' },
      { detail: 'Expected literal `x`', pointer: '#/b' },
    ],
  ],
  [
    'runtypes@7.0.5, whose tree has failures',
    named('RuntypeError', {
      failure: {
        success: false,
        code: 'CONTENT_INCORRECT',
        message: SECRET,
        details: {
          a: { success: false, code: 'TYPE_INCORRECT', message: 'Expected string, but was number', received: SECRET },
          n: {
            success: false,
            code: 'CONTENT_INCORRECT',
            message: SECRET,
            details: {
              'x/y': { success: false, code: 'PROPERTY_MISSING', message: 'Expected number, but was missing' },
            },
          },
        },
      },
    }),
    [
      { detail: 'Expected string, but was number', pointer: '#/a', code: 'TYPE_INCORRECT' },
      { detail: 'Expected number', pointer: '#/n/x~1y', code: 'PROPERTY_MISSING' },
    ],
  ],
  [
    "an app's own error with a status",
    foreignError('x', { statusCode: 400, errors: [{ field: 'email', message: 'is taken' }] }, 'ApiError'),
    [{ detail: 'is taken', pointer: '#/email' }],
  ],
];

describe('a failed validation', () => {
  it.each(cases)('%s', (_, thrown, errors) => {
    expect(errorsOf(thrown)).toEqual(errors);
    expect([400, 422]).toContain(statusOf(thrown));
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it("is what Ajv's validateAsync throws", async () => {
    const schema = {
      $async: true,
      type: 'object',
      required: ['n'],
      additionalProperties: false,
      properties: { n: { enum: ['x'] } },
    };
    const validate = new Ajv({ allErrors: true }).compile(schema);
    const thrown = await Promise.resolve(validate({ n: SECRET, 'a b': 1 })).catch((reason: unknown) => reason);
    expect(errorsOf(thrown)).toEqual([
      { detail: 'must NOT have additional properties', pointer: '#/a%20b', code: 'additionalProperties' },
      { detail: 'must be equal to one of the allowed values', pointer: '#/n', code: 'enum' },
    ]);
  });

  it.each([400, 422] as const)('is %d where the app wants it, unless the library says 422', (validationStatus) => {
    const issues = [{ message: 'Odd', path: [] }];
    expect(answerTo(named('ZodError', { issues }), { validationStatus }).problem.status).toBe(validationStatus);
    expect(answerTo(named('ZodError', { issues, status: 400 }), { validationStatus }).problem.status).toBe(
      validationStatus,
    );
    expect(answerTo(named('ZodError', { issues, status: 422 }), { validationStatus }).problem.status).toBe(422);
    expect(answerTo(named('ZodError', { issues, status: 409 }), { validationStatus }).problem.status).toBe(409);
  });

  it('keeps the text that an app exposes beside the list', () => {
    const thrown = createError(400, 'Two fields are wrong.', { errors: [{ field: 'a', message: 'Odd' }] });
    expect(answerTo(thrown).problem).toMatchObject({
      detail: 'Two fields are wrong.',
      errors: [{ detail: 'Odd', pointer: '#/a' }],
    });
  });

  it('lists a hundred, and counts the rest', () => {
    const issues = Array.from({ length: 250 }, (_, index) => ({ message: `${'x'.repeat(700)}`, path: [index] }));
    const { problem } = answerTo(named('ZodError', { issues }));
    expect(problem.errors).toHaveLength(100);
    expect(problem.errorsOmitted).toBe(150);
    expect(problem.errors?.[99]?.pointer).toBe('#/99');
    expect(problem.errors?.[0]?.detail).toHaveLength(500);
  });

  it('ends in a tree without an end, and in a list that lies about its length', () => {
    const loop: Record<string, unknown> = { property: 'a', constraints: { odd: 'is odd' } };
    loop.children = [loop];
    expect(errorsOf([loop])).toHaveLength(20);
    const tree: Record<string, unknown> = { _tag: 'Composite' };
    tree.issues = [tree];
    expect(statusOf(foreignError('x', { _tag: 'ParseError', issue: tree }))).toBe(400);
    const chain: Record<string, unknown> = { msg: 'odd', type: 'alternative' };
    chain.nestedErrors = [chain];
    expect(statusOf([chain])).toBe(400);
    const details: Record<string, unknown> = {};
    details.a = details;
    expect(statusOf(foreignError('x', { failure: { success: false, code: 'X', details } }))).toBe(400);
    const long = new Proxy([{ message: 'Odd', path: ['a'] }], {
      get: (list, key) => (key === 'length' ? 1e9 : Reflect.get(list, key)),
    });
    expect(answerTo(named('ZodError', { issues: long })).problem.errorsOmitted).toBeLessThanOrEqual(10_000);
  });

  it.each([
    ['an empty ZodError', named('ZodError', { issues: [] })],
    ["zod-validation-error's without a cause", named('ZodValidationError', { details: [] })],
    ['an Effect fiber', foreignError(SECRET, { name: '(FiberFailure) ParseError' })],
    [
      "yup's cast",
      new TypeError(
        `The value of n could not be cast to a value that satisfies the schema type: "number". attempted value: ${SECRET}`,
      ),
    ],
    ["an app's own ValidationError", foreignError(SECRET, { name: 'ValidationError' })],
  ])('is known by its name alone: %s', (_, thrown) => {
    const { problem } = answerTo(thrown);
    expect(problem.status).toBe(400);
    expect(problem).not.toHaveProperty('errors');
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it.each([
    ["MikroORM's ValidationError", foreignError('x', { name: 'ValidationError', getEntity: () => undefined })],
    [
      "express-rate-limit's ValidationError",
      foreignError('x', { name: 'ValidationError', code: 'ERR_ERL_X', help: 'x' }),
    ],
    ['a schema that does not compile', new Error('strict mode: unknown keyword')],
    [
      "what the app's own encoder refuses",
      foreignError(
        'Encode',
        { cause: { source: 'Encode', errors: [{ keyword: 'type', instancePath: '', message: 'x' }] } },
        'EncodeError',
        'AssertError',
      ),
    ],
    ["node's AssertionError", foreignError('x', { code: 'ERR_ASSERTION' }, 'AssertError')],
    ['a programming error', new TypeError('x is not a function')],
    ['errors that are errors', foreignError('several', { errors: [foreignError('ENOENT', { path: '/x' })] })],
    ['an error with a list of anything', foreignError('x', { errors: [{ message: SECRET, path: ['a'] }] })],
    [
      "an upstream's errors beside a status of its own",
      foreignError('x', { status: 418, errors: [{ message: SECRET, path: ['a'] }] }),
    ],
    ["GraphQL's list in an upstream's answer", [{ message: SECRET, path: ['a'], locations: [] }]],
    [
      'a check of our own configuration', // simple-oauth2@5.1.0, @hapi/hapi@21
      foreignError(
        'Invalid options provided to simple-oauth2 "auth" is required',
        { name: 'ValidationError', isJoi: true, details: [{ message: '"auth" is required', path: ['auth'] }] },
        'ValidationError',
      ),
    ],
    ['an array of anything', [1, 2]],
    ['an empty array', []],
    ['a decoder of anything', foreignError('x', {}, 'TransformDecodeError')],
    ['a type guard of anything', foreignError('x', { name: 'TypeGuardError', path: '$input' })],
    ['a list by anything', [{ type: 'Wheel', errors: { issues: [{ message: SECRET, path: ['a'] }] } }]],
    ['details that are no Map', foreignError('Validation failed', { details: 'x' })],
    ['a tsoa error without fields', foreignError('x', { name: 'ValidateError' })],
  ])('is not %s', (_, thrown) => {
    expect(answerTo(thrown).problem).not.toHaveProperty('errors');
    expect([500, 418]).toContain(statusOf(thrown));
    expect(textOf(thrown)).not.toContain(SECRET);
  });
});

describe('an entry that no other library’s errors look like', () => {
  it.each([
    [{ instancePath: '', keyword: 'type' }],
    [{ dataPath: '.a', keyword: 'type' }],
    [{ property: 'a', constraints: {} }],
    [{ property: 'a', children: [] }],
    [{ msg: 'm', location: 'body' }],
    [{ msg: 'm', nestedErrors: [{ msg: 'n', location: 'query' }] }],
    [{ msg: 'm', fields: [{ path: 'a', location: 'body' }] }],
    [{ context: [{ key: '', type: {} }] }],
    [{ property: 'instance.a', path: ['a'], schema: {} }],
  ])('is %j', (entry) => {
    expect(isStrictEntry(entry)).toBe(true);
  });

  it.each([
    [{ instancePath: '' }],
    [{ keyword: 'type' }],
    [{ property: 'a' }],
    [{ property: 'a', constraints: 'x' }],
    [{ constraints: {} }],
    [{ msg: 'm' }],
    [{ msg: 'm', location: 'moon' }],
    [{ context: [] }],
    [{ context: [{ key: '' }] }],
    [{ context: [{ type: 1 }] }],
    [{ context: [{ key: '', type: 1 }, { key: '' }] }],
    [{ property: 'a', path: ['a'], schema: {} }],
    [{ property: 'instance', schema: {} }],
    [{ property: 'instance', path: 'a', schema: {} }],
    [{ property: 'instance', path: [] }],
    [null],
    ['text'],
  ])('is not %j', (entry) => {
    expect(isStrictEntry(entry)).toBe(false);
  });

  it.each([
    [{ message: 'm', path: ['a'] }, false, true],
    [{ message: 'm', field: 'a' }, false, true],
    [{ problem: 'p', path: [] }, false, true],
    [{ message: 'm' }, true, true],
    [{ message: 'm' }, false, false],
    [{ path: ['a'] }, true, false],
    [{ message: 'm', path: {} }, true, false],
    [{ message: 1, path: ['a'] }, false, false],
  ])('%j is an issue, if it needs no path (%p): %p', (entry, pathless, expected) => {
    expect(isIssue(entry, pathless)).toBe(expected);
  });
});

describe('addEntries', () => {
  const toDetails = (entries: unknown): readonly object[] => {
    const list = new DetailList();
    addEntries(list, entries);
    return list.details;
  };
  const value = 'LONG-VALUE';
  it.each([
    ...['input', 'received', 'value', 'data', 'actual'].map((name) => ({ path: ['a'], [name]: value })),
    { path: ['a'], context: { value } },
    { path: ['a'], params: { originalValue: value } },
    {
      context: [
        { key: '', type: {} },
        { key: 'a', type: {} },
      ],
      value,
    },
    { property: 'instance.a', path: ['a'], schema: {}, instance: value },
    { msg: `no ${value}`, location: 'body', path: 'a', value },
    { property: 'a', constraints: { one: `no ${value}` }, value },
  ])('tells nothing of the value: %j', (entry) => {
    expect(toDetails([{ message: `no ${value}`, ...entry }])).toEqual([
      { detail: 'The value is not valid.', pointer: '#/a', ...('constraints' in entry && { code: 'one' }) },
    ]);
  });

  it('has a hundred with words, and one without for each further one', () => {
    const list = Array.from({ length: 102 }, () => ({ message: 'm', path: ['a'] }));
    expect(toDetails(list.slice(0, 100))).toHaveLength(100);
    expect(toDetails(list).slice(99)).toEqual([{ detail: 'm', pointer: '#/a' }, { detail: '' }, { detail: '' }]);
  });
});

describe('what only looks like a failed validation', () => {
  const issues = [{ message: 'wrong', path: ['a'] }];
  it.each<[string, unknown]>([
    ['a Right of io-ts', { _tag: 'Right', left: issues }],
    ['a list of errors', [Object.assign(new Error('wrong'), { path: ['a'] })]],
    ['a list of GraphQL’s', [{ message: 'wrong', path: ['a'], locations: [] }]],
    ['a list of texts', ['wrong']],
    ['an empty list', []],
    ['errors of an error without a name', named('AppError', { errors: issues })],
    ['a struct without its failures', named('StructError', { branch: [] })],
    ['a struct without its branch', named('StructError', { failures: () => [] })],
    ['failures of somebody else', named('AppError', { failures: () => [], branch: [], message: 'm', path: ['a'] })],
    ['a yup error of another name', named('AppError', { inner: [], message: 'm', path: 'a' })],
    ['a property without constraints', named('AppError', { property: 'a' })],
    ['a name like Zod’s', named('MyZodError', {})],
    ['a name that begins like Zod’s', named('ZodErrorReport', {})],
    ['a name like TypeBox’s', named('MyTransformDecodeError', { schema: {}, error: { schema: {}, message: 'm' } })],
    ['a longer name', named('TransformDecodeErrors', { schema: {}, error: { schema: {}, message: 'm' } })],
    ['parts under another message', foreignError('No', { details: new Map([['body', { details: issues }]]) })],
    ['a guard of somebody else', named('AppError', { path: '$input.a', expected: 'string' })],
    ['a result that succeeded', named('AppError', { failure: { success: true, code: 'X', details: { a: 'm' } } })],
    ['a failure without a code', named('AppError', { failure: { success: false, details: { a: 'm' } } })],
    ['fields of somebody else', named('AppError', { fields: { 'body.a': { message: 'm' } } })],
    ['a response without a status', named('AppError', { response: { message: ['m'] }, getResponse: () => 1 })],
    ['options that hapi checks', foreignError('Invalid plugin options {}', { isJoi: true, details: issues })],
    ['options', foreignError('Invalid options', { isJoi: true, details: issues })],
  ])('%s is a 500 without a list', (_what, thrown) => {
    expect([statusOf(thrown), errorsOf(thrown)]).toEqual([500, undefined]);
  });

  it('a pathless entry is one of issues alone, and an error is one of yup’s inner ones alone', () => {
    const detail = [{ detail: 'wrong', pointer: '#' }];
    const error = Object.assign(new Error('wrong'), { path: 'a' });
    expect(errorsOf(named('AppError', { issues: [{ message: 'wrong' }] }))).toEqual(detail);
    expect(errorsOf(named('ValidationError', { details: [{ message: 'wrong' }] }))).toBeUndefined();
    expect(errorsOf(named('ValidationError', { inner: [error] }))).toEqual([{ detail: 'wrong', pointer: '#/a' }]);
    expect(errorsOf(named('ValidationError', { errors: [error] }))).toBeUndefined();
    expect(statusOf(foreignError('The Invalid options', { isJoi: true, details: issues }))).toBe(400);
  });

  it('a list is of the status that its library says', () => {
    const errors = [{ path: '/body/a', message: 'wrong' }];
    expect(errorsOf(named('Bad Request', { status: 400, errors }))).toEqual([{ detail: 'wrong', pointer: '#/a' }]);
    expect(errorsOf(named('Not Found', { status: 404, errors }))).toBeUndefined();
    const response = { message: ['wrong'] };
    expect(errorsOf(foreignError('x', { status: 400, response, getResponse: () => 1 }))).toEqual([{ detail: 'wrong' }]);
    expect(errorsOf(foreignError('x', { status: 400, response }))).toBeUndefined();
  });

  it('tsoa’s fields are of the body below "body" or "requestBody", its indexes without the dollar', () => {
    const value = 'LONG-VALUE';
    const fields = {
      'body.items.$12.n': { message: 'a' },
      'requestBody.a$0.$0a': { message: 'b' },
      limit: { message: `no ${value}`, value },
    };
    expect(errorsOf(named('ValidateError', { fields, status: 400 }))).toEqual([
      { detail: 'a', pointer: '#/items/12/n' },
      { detail: 'b', pointer: '#/a%240/%240a' },
      { detail: 'The value is not valid.', parameter: 'limit' },
    ]);
  });
});
