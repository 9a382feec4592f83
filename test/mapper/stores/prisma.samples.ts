import { foreignError } from '../../support/foreign-error';
import { byMeaning, raisedStatus } from '../by-meaning';
import type { FamilySamples } from '../samples';

const known = (code: string, meta: object = {}): Error =>
  foreignError('x', { code, clientVersion: '7.10.1', meta }, 'PrismaClientKnownRequestError');
const adapter = (cause: object): Error => foreignError('x', { cause }, 'DriverAdapterError');

export const samples: readonly FamilySamples[] = [
  {
    library: '@prisma/client',
    samples: [
      ...byMeaning({
        missing: () => known('P2025'),
        brokenReference: () => known('P2003'),
        timedOut: () => known('P1008'),
        overloaded: () => known('P2024'),
        throttled: () => known('P5011'),
        ours: () => known('P2021'),
        tooLarge: () => adapter({ kind: 'sqlite', extendedCode: 18, message: 'string or blob too big' }),
        shortage: () => adapter({ kind: 'sqlite', extendedCode: 13, message: 'database or disk is full' }),
        rowRefused: () =>
          adapter({
            kind: 'mssql',
            code: 33504,
            message: 'The attempted operation failed because the target object has a block predicate',
          }),
        conflict: () =>
          adapter({ kind: 'postgres', code: '23P01', message: 'conflicting key value violates exclusion constraint' }),
      }),
      raisedStatus((code) => known('P2010', { code, message: 'Payment Required' })),
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
