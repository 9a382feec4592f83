import { foreignError } from '../../support/foreign-error';
import { recognized } from '../../support/expected';
import type { FamilySamples } from '../samples';

const expected = (because: string): FamilySamples['samples'][number]['expected'] =>
  recognized(500, 'ours', 'server', because);

/** A library that a sentence tells: the same sentence with a cause of another name, or a word more, is none. */
const said = (library: string, sentence: string, another: string): FamilySamples => ({
  library,
  samples: [
    { name: 'its sentence', thrown: () => new Error(sentence), expected: expected('a sentence on a wrong call') },
  ],
  nearMisses: [
    { name: 'another sentence', thrown: () => new Error(another) },
    { name: 'an error of a class of its own', thrown: () => foreignError(sentence, {}, 'OrderError') },
    { name: 'one with a cause', thrown: () => new Error(sentence, { cause: new Error('x') }) },
    { name: 'one with a code', thrown: () => foreignError(sentence, { code: 'ORDER' }) },
    { name: 'one with a status of the app', thrown: () => foreignError(sentence, { status: 400 }) },
  ],
});

export const samples: readonly FamilySamples[] = [
  said('bcrypt', 'data and hash arguments required', 'data and hash arguments required, Jane'),
  said('bcryptjs', 'Illegal arguments: undefined, number', 'Illegal arguments: they disagree'),
  said('convict', "configuration param 'nope' not declared in the schema", "configuration param 'nope' is odd"),
  said('csurf', 'misconfigured csrf', 'a misconfigured csrf'),
  said('http-proxy-middleware', '[HPM] Missing "target" option. Example: {}', '[HPM] something else'),
  said('jsonwebtoken', '"expiresIn" should be a number of seconds', '"price" should be a number'),
  said('passport', 'Unknown authentication strategy "nope"', 'Unknown authentication'),
  said('request', 'Invalid URI "nope"', 'Invalid URI'),
  said('@aws-sdk', 'No value provided for input HTTP label: Bucket.', 'No value provided for the name.'),
  said('@hapi/hapi', 'Invalid server options {}', 'Invalid options'),
  said('@electric-sql/pglite', 'PGlite is closed', 'PGlite is closed now'),
  said('@seald-io/nedb', 'You cannot mix modifiers and normal fields', 'You cannot mix them'),
  said('lmdb', 'Can not renew a transaction from a closed database', 'Can not renew a transaction'),
  said('validatorjs', 'Validator `nope` is not defined!', 'Validator is not defined!'),
  said('ajv', 'strict mode: unknown keyword: "x"', 'strict mode: on'),
  said('ajv', 'schema is invalid: data/type must be array', 'schema is invalid'),
  {
    library: 'ajv',
    samples: [
      {
        name: 'a reference to nothing',
        thrown: () => foreignError('x', { missingRef: 'a', missingSchema: 'a' }, 'MissingRefError'),
        expected: expected('MissingRefError'),
      },
    ],
    nearMisses: [{ name: 'another name', thrown: () => foreignError('x', { missingRef: 'a' }, 'OrderError') }],
  },
  {
    library: 'env-var',
    samples: [
      {
        name: 'a variable that is not set',
        thrown: () => foreignError('env-var: "X" is a required variable', { name: 'EnvVarError' }),
        expected: expected('EnvVarError'),
      },
    ],
    nearMisses: [{ name: 'another text', thrown: () => foreignError('x', { name: 'EnvVarError' }) }],
  },
  {
    library: 'ow',
    samples: [
      {
        name: 'an argument',
        thrown: () => foreignError('x', { name: 'ArgumentError', validationErrors: new Map() }),
        expected: expected('ArgumentError'),
      },
    ],
    nearMisses: [{ name: 'no map', thrown: () => foreignError('x', { name: 'ArgumentError', validationErrors: 1 }) }],
  },
];
