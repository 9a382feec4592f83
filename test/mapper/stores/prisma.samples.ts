import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

export const samples: readonly FamilySamples[] = [
  {
    library: '@prisma/client',
    samples: [
      {
        name: 'a duplicate key',
        thrown: () =>
          foreignError(
            'Unique constraint failed on the fields: (`email`)',
            { code: 'P2002', meta: { target: ['email'] }, clientVersion: '7.10.1' },
            'PrismaClientKnownRequestError',
          ),
        expected: { status: 409, meaning: 'duplicate', fault: 'client', certainty: 'recognized', because: 'P2002' },
      },
      {
        name: 'a raw query, by the code of the database',
        thrown: () =>
          foreignError(
            'Raw query failed. Code: `23505`.',
            { code: 'P2010', meta: { code: '23505', message: 'x' }, clientVersion: '7.10.1' },
            'PrismaClientKnownRequestError',
          ),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'P2010: SQLSTATE 23505',
        },
      },
      {
        name: 'a server that is not there',
        thrown: () =>
          foreignError(
            "Can't reach database server at localhost",
            { errorCode: 'P1001', clientVersion: '6.0.0' },
            'PrismaClientInitializationError',
          ),
        expected: { status: 503, meaning: 'storeDown', fault: 'upstream', certainty: 'recognized', because: 'P1001' },
      },
      {
        name: 'a transaction that another one disturbed',
        thrown: () =>
          foreignError(
            'TransactionWriteConflict',
            { cause: { kind: 'TransactionWriteConflict' } },
            'DriverAdapterError',
          ),
        expected: {
          status: 409,
          meaning: 'deadlock',
          fault: 'server',
          certainty: 'recognized',
          because: 'TransactionWriteConflict',
        },
      },
      {
        name: 'a value of the wrong type',
        thrown: () =>
          foreignError(
            'Argument `id`: Invalid value provided. Expected Int, provided String.',
            { clientVersion: '6.0.0' },
            'PrismaClientValidationError',
          ),
        expected: {
          status: 400,
          meaning: 'rejectedValue',
          fault: 'client',
          certainty: 'recognized',
          because: 'PrismaClientValidationError',
        },
      },
    ],
    nearMisses: [
      { name: 'its code without its mark', thrown: () => foreignError('x', { code: 'P2002' }) },
      {
        name: 'its mark beside another code',
        thrown: () => foreignError('x', { code: 'X2002', clientVersion: '7.10.1' }),
      },
    ],
  },
];
