import { assumed, recognized } from '../../support/expected';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

const text =
  (message: string): (() => Error) =>
  () =>
    new Error(message);
const late = assumed(504, 'timedOut', 'upstream', 'a text says that it timed out');
const busy = assumed(503, 'overloaded', 'overload', 'a text says that it is overloaded');
const gone = assumed(502, 'unreachable', 'upstream', 'a text says that it is not reachable');

export const samples: readonly FamilySamples[] = [
  {
    library: 'resilience',
    samples: [
      { name: 'a whole text', thrown: text('Timeout error.'), expected: late },
      {
        name: 'the end of a text',
        thrown: text('Unable to open the connection due to operation timeout.'),
        expected: late,
      },
      {
        name: 'a wait for an answer',
        thrown: text('Failed to receive greeting from server in required time.'),
        expected: late,
      },
      { name: 'a limit of time', thrown: text('Maximum execution time is exceeded k'), expected: late },
      { name: 'a wait in a queue', thrown: text('lock timed out in queue k'), expected: busy },
      { name: 'a full queue', thrown: text('Max queue size of 1 reached'), expected: busy },
      { name: 'pending work', thrown: text('Too many pending tasks in queue k'), expected: busy },
      { name: 'an open circuit', thrown: text('Circuit is opened'), expected: busy },
      { name: 'nobody there', thrown: text("no responders: 'orders'"), expected: busy },
      { name: 'a refusal', thrown: text('boot failed: connect ECONNREFUSED 10.0.0.1:80'), expected: gone },
      { name: 'fetch', thrown: text('[Network] fetch failed'), expected: gone },
      {
        name: 'a store',
        thrown: () => foreignError('Error connecting to database: x', {}, 'CloudDbError'),
        expected: assumed(503, 'storeDown', 'upstream', 'a text says that it is not reachable'),
      },
      {
        name: 'a page where a value was expected',
        thrown: text('<html><body>Bad gateway'),
        expected: assumed(502, 'badAnswer', 'upstream', 'a text says that a service failed'),
      },
      {
        name: 'the address of a call',
        thrown: () =>
          foreignError('The key was rejected while calling https://api.example/v1', {}, 'VectorsAuthorizationError'),
        expected: assumed(502, 'badAnswer', 'upstream', 'a text says that a service failed'),
      },
      {
        name: 'a class and its text',
        thrown: () => foreignError('Rate limit exceeded', {}, 'VectorsRateLimitError'),
        expected: recognized(503, 'throttled', 'overload', 'two words say that it is throttled'),
      },
      {
        name: 'a type and its text',
        thrown: () => foreignError('Too many simultaneous queries.', { type: 'TOO_MANY_SIMULTANEOUS_QUERIES' }),
        expected: recognized(503, 'overloaded', 'overload', 'two words say that it is overloaded'),
      },
      {
        name: 'a code that can be tried again',
        thrown: () => foreignError('x', { code: 'ServiceTimeout', retryable: true }, 'BusError'),
        expected: recognized(504, 'timedOut', 'upstream', 'two words say that it timed out'),
      },
    ],
    nearMisses: [
      { name: 'a setting', thrown: text('Invalid timeout value') },
      { name: 'an option', thrown: text('timeout must be a number') },
      { name: 'a session', thrown: text('Session timeout') },
      { name: 'a queue by its name', thrown: text('Queue not found: emails') },
      { name: 'a circuit of something else', thrown: text('Circuit 5 not found') },
      { name: 'an account', thrown: text('Cannot connect account: already linked') },
      { name: 'attempts to sign in', thrown: text('Account locked after 3 attempts') },
      { name: 'a network by its name', thrown: text('Unknown network: testnet') },
      { name: 'a bug', thrown: () => new TypeError('The request timed out') },
      { name: 'a bug that is below one', thrown: () => foreignError('fetch failed', {}, 'MyError', 'RangeError') },
      { name: 'one word', thrown: () => foreignError('x', { code: 'GREETING_TIMEOUT' }) },
      { name: 'a seat that is busy', thrown: () => foreignError('The seat is busy', {}, 'SeatBusyError') },
      { name: 'a product', thrown: () => foreignError('Product is unavailable', {}, 'ProductUnavailableError') },
      { name: 'a status of the app', thrown: () => foreignError('Timed out', { status: 408 }) },
      { name: 'a JSON body', thrown: () => ({ message: 'Timed out' }) },
      {
        name: 'a cause that says more',
        thrown: () => new Error('Request timeout', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) }),
      },
    ],
  },
];
