import { recognized } from '../../support/expected';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

const duplicate = recognized(409, 'duplicate', 'client', 'a text of a store about a duplicate');

export const samples: readonly FamilySamples[] = [
  {
    library: 'store',
    samples: [
      {
        name: 'a unique constraint',
        thrown: () => new Error('Constraint Error: Duplicate key "a: b" violates unique constraint'),
        expected: duplicate,
      },
      {
        name: 'a type and its text',
        thrown: () => foreignError('the record already exists', { errorType: 'uniqueViolated' }),
        expected: duplicate,
      },
      {
        name: 'a store by its name',
        thrown: () => foreignError('rpc error: code = AlreadyExists', { status: 400 }, 'DatabaseError'),
        expected: duplicate,
      },
    ],
    nearMisses: [
      { name: 'a user of the app', thrown: () => new Error('User already exists') },
      { name: 'a domain of its own', thrown: () => foreignError('Order already exists', {}, 'OrderError') },
      { name: 'a duplicate order', thrown: () => new Error('Duplicate order number') },
      { name: 'our own schema', thrown: () => foreignError('table "a" already exists', {}, 'DatabaseError') },
      {
        name: 'a status that the app has set',
        thrown: () => foreignError('the email violates the unique constraint', { status: 422 }),
      },
      {
        name: 'http-errors',
        thrown: () => foreignError('Duplicate entry', { status: 400, expose: true }, 'DatabaseError'),
      },
    ],
  },
  {
    library: 'sqlstate',
    samples: [
      {
        name: 'an SQLSTATE in the text',
        thrown: () => foreignError('x (errno 1406) (sqlstate 22001)', { status: 400 }, 'DatabaseError'),
        expected: recognized(400, 'rejectedValue', 'client', 'SQLSTATE 22001'),
      },
    ],
    nearMisses: [
      { name: 'no state', thrown: () => new Error('the sqlstate is unknown') },
      { name: 'a status that the app has set', thrown: () => foreignError('sqlstate 23505', { status: 422 }) },
    ],
  },
  {
    library: 'bookshelf',
    samples: [
      {
        name: 'no row',
        thrown: () => foreignError('EmptyResponse', {}, 'CustomError'),
        expected: recognized(404, 'missing', 'client', 'EmptyResponse'),
      },
    ],
    nearMisses: [{ name: 'more than its text', thrown: () => new Error('EmptyResponse of a service') }],
  },
];
