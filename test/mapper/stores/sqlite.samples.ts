import { foreignError } from '../../support/foreign-error';
import { byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

export const samples: readonly FamilySamples[] = [
  {
    library: 'sqlite',
    samples: [
      ...byMeaning({
        tooLarge: () => foreignError('string or blob too big', { code: 'SQLITE_TOOBIG' }, 'SqliteError'),
        shortage: () => foreignError('database or disk is full', { code: 'SQLITE_FULL' }, 'SqliteError'),
        storeDown: () =>
          foreignError('attempt to write a readonly database', { code: 'SQLITE_READONLY' }, 'SqliteError'),
        ours: () => foreignError('no such table: p', { code: 'SQLITE_ERROR' }, 'SqliteError'),
      }),
      {
        name: 'a statement of sql.js',
        thrown: () => new Error('near "selec": syntax error'),
        expected: {
          status: 500,
          meaning: 'ours',
          fault: 'server',
          certainty: 'recognized',
          because: 'a statement that cannot be prepared',
        },
      },
      {
        name: 'a duplicate key',
        thrown: () =>
          foreignError('UNIQUE constraint failed: p.email', { code: 'SQLITE_CONSTRAINT_UNIQUE' }, 'SqliteError'),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'SQLITE_CONSTRAINT_UNIQUE',
        },
      },
      {
        name: 'a primary code beside the sentence',
        thrown: () =>
          foreignError('SQLITE_CONSTRAINT: NOT NULL constraint failed: p.n', { errno: 19, code: 'SQLITE_CONSTRAINT' }),
        expected: {
          status: 400,
          meaning: 'rejectedValue',
          fault: 'client',
          certainty: 'recognized',
          because: 'SQLITE_CONSTRAINT',
        },
      },
      {
        name: 'a number of node:sqlite',
        thrown: () =>
          foreignError('FOREIGN KEY constraint failed', {
            code: 'ERR_SQLITE_ERROR',
            errcode: 787,
            errstr: 'constraint failed',
          }),
        expected: {
          status: 409,
          meaning: 'brokenReference',
          fault: 'client',
          certainty: 'recognized',
          because: 'result code 787',
        },
      },
      {
        name: 'a locked database',
        thrown: () => foreignError('database is locked', { code: 'SQLITE_BUSY' }, 'SqliteError'),
        expected: {
          status: 503,
          meaning: 'overloaded',
          fault: 'overload',
          certainty: 'recognized',
          because: 'SQLITE_BUSY',
        },
      },
      {
        name: 'the sentence of D1',
        thrown: () => new Error('D1_ERROR: UNIQUE constraint failed: p.email: SQLITE_CONSTRAINT'),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'constraint failed',
        },
      },
    ],
    nearMisses: [
      { name: 'a column that is missing in a file', thrown: () => new Error('no such column in the file') },
      {
        name: 'its sentence with a code of the app',
        thrown: () => foreignError('no such table: a', { code: 'ORDER' }),
      },
      {
        name: 'the sentence under a code of its own',
        thrown: () => foreignError('UNIQUE constraint failed: a.b', { code: 'APP' }),
      },
      { name: 'another constraint', thrown: () => new Error('the constraint failed') },
      {
        name: 'what Sequelize says itself',
        thrown: () =>
          foreignError('SQLITE_CONSTRAINT: FOREIGN KEY constraint failed', {
            name: 'SequelizeForeignKeyConstraintError',
          }),
      },
      {
        name: 'what Prisma could not map',
        thrown: () =>
          foreignError(
            'Invalid invocation: UNIQUE constraint failed: a.b',
            { clientVersion: '6.0.0' },
            'PrismaClientUnknownRequestError',
          ),
      },
    ],
  },
];
