import { foreignError } from '../../support/foreign-error';
import { byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

const server = (number: number, message: string): Error =>
  foreignError(
    message,
    { code: 'EREQUEST', number, lineNumber: 1, procName: '', class: 16 },
    'RequestError',
    'MSSQLError',
  );

export const samples: readonly FamilySamples[] = [
  {
    library: 'mssql',
    samples: [
      ...byMeaning({
        brokenReference: () => server(547, 'The INSERT statement conflicted with the FOREIGN KEY constraint "FK".'),
        deadlock: () => server(1205, 'Transaction was deadlocked on lock resources with another process'),
        rowRefused: () =>
          server(33504, 'The attempted operation failed because the target object has a block predicate'),
        overloaded: () => server(701, 'There is insufficient system memory to run this query.'),
        throttled: () => server(40501, 'The service is currently busy.'),
        ours: () => server(208, "Invalid object name 'p'."),
      }),
      {
        name: 'a duplicate key',
        thrown: () =>
          foreignError(
            'Violation of UNIQUE KEY constraint',
            { code: 'EREQUEST', number: 2627, state: 1, class: 14, serverName: 'a', procName: '', lineNumber: 1 },
            'RequestError',
            'MSSQLError',
          ),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'error 2627',
        },
      },
      {
        name: 'a CHECK',
        thrown: () =>
          foreignError(
            'The INSERT statement conflicted with the CHECK constraint "CK".',
            { code: 'EREQUEST', number: 547, class: 16, lineNumber: 1 },
            'RequestError',
            'MSSQLError',
          ),
        expected: {
          status: 400,
          meaning: 'rejectedValue',
          fault: 'client',
          certainty: 'recognized',
          because: 'error 547',
        },
      },
      {
        name: 'a server that is not there',
        thrown: () =>
          foreignError('Failed to connect to 127.0.0.1:1433', { code: 'ESOCKET' }, 'ConnectionError', 'MSSQLError'),
        expected: { status: 503, meaning: 'storeDown', fault: 'upstream', certainty: 'recognized', because: 'ESOCKET' },
      },
      {
        name: 'a query that takes too long',
        thrown: () =>
          foreignError(
            'Timeout: Request failed to complete in 15000ms',
            { code: 'ETIMEOUT', number: 'ETIMEOUT' },
            'RequestError',
            'MSSQLError',
          ),
        expected: { status: 504, meaning: 'timedOut', fault: 'upstream', certainty: 'recognized', because: 'ETIMEOUT' },
      },
      {
        name: 'a closed connection',
        thrown: () => foreignError('Connection is closed.', { code: 'ECONNCLOSED' }, 'ConnectionError', 'MSSQLError'),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'ECONNCLOSED',
        },
      },
    ],
    nearMisses: [
      { name: 'a number of an app', thrown: () => foreignError('x', { number: 2627 }) },
      {
        name: 'a RequestError of got',
        thrown: () =>
          foreignError(
            'queryA ETIMEOUT api.example.com',
            { code: 'ETIMEOUT', options: {}, timings: {} },
            'RequestError',
          ),
      },
      {
        name: 'the driver’s code on a class of an app',
        thrown: () => foreignError('x', { code: 'ENOCONN' }, 'AppError'),
      },
    ],
  },
];
