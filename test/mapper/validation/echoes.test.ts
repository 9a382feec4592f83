import request from 'supertest';
import { errorHandler } from '../../../src';
import { failedLookUp } from '../../support/failed-lookup';
import { expresses } from '../../support/expresses';
import { foreignError } from '../../support/foreign-error';

const entry = (msg: string, value: unknown): unknown => [{ msg, value, path: 'city', location: 'body' }];

const guesses = [
  'connect ECONNREFUSED 1.2.3.4:5432',
  'ECONNREFUSED',
  'no pg_hba.conf entry for host',
  'getaddrinfo ENOTFOUND x',
  'ORA-12345',
  'SQLITE_BUSY',
  '/srv/a.js:12',
  "Cannot read properties of undefined (reading 'x')",
];

describe.each(expresses)('a text that repeats what the client sent, in $name', ({ express }) => {
  const statusOf = async (thrown: unknown, city: unknown): Promise<number> => {
    const app = express();
    app.post('/', express.json(), () => {
      throw thrown;
    });
    app.use(errorHandler({ log: false }));
    return (await request(app).post('/').send({ city })).status;
  };
  const statusOfEntry = (text: string, value: unknown): Promise<number> => statusOf(entry(text, value), value);

  it.each(guesses)('stays a 400 where an app repeats %j in its own sentence', async (value) => {
    for (const text of [
      `"${value}" is not a city`,
      `City ${value} is unknown`,
      `Unknown city: ${value}`,
      `${value} is no city`,
    ]) {
      expect(await statusOfEntry(text, value)).toBe(400);
      expect(await statusOfEntry(text, { city: { name: ` ${value} ` } })).toBe(400);
    }
  });

  it.each([
    ['getaddrinfo ENOTFOUND db.internal', 'ENOTFOUND'],
    ['getaddrinfo ENOTFOUND db.internal', 'getaddrinfo ENOTFOUND'],
    ['connect ECONNREFUSED 10.0.0.1:5432', 'ECONNREFUSED'],
    ['no pg_hba.conf entry for host "10.20.3.4", user "billing"', 'no pg_hba.conf entry for host'],
    ['no pg_hba.conf entry for host "10.20.3.4", user "billing"', 'billing'],
    ['fetch failed', 'fetch failed'],
  ])('stays a failure where %j is written and the client guessed %j', async (text, value) => {
    expect(await statusOfEntry(text, value)).toBeGreaterThanOrEqual(500);
    expect(await statusOfEntry(text, [value])).toBeGreaterThanOrEqual(500);
  });

  it('leaves what Zod quotes to the client: it keeps no value', async () => {
    const zod = (message: string): Error =>
      foreignError('x', { issues: [{ code: 'custom', path: ['city'], message }] });
    expect(await statusOf(zod('"connect ECONNREFUSED 1.2.3.4:5432" is not a city'), 'Rome')).toBe(400);
    expect(await statusOf(zod('connect ECONNREFUSED 1.2.3.4:5432'), 'Rome')).toBe(502);
  });

  it.each(guesses)('leaves %j to the client where Zod keeps no value and the request has it', async (value) => {
    const thrown = foreignError('x', {
      issues: [{ code: 'custom', path: ['city'], message: `City ${value} is unknown` }],
    });
    expect(await statusOf(thrown, value)).toBe(400);
    expect(await statusOf(thrown, 'Rome')).toBeGreaterThanOrEqual(500);
  });
});

describe('failedLookUp, of neighbours', () => {
  it.each([
    'f is not a function of t',
    'item.price is not defined',
    'permission denied to edit this field',
    'Pool is closed today',
    'too many connections for this account',
  ])('leaves %j to the client', (text) => expect(failedLookUp(text)).toBeUndefined());

  it.each([
    ["Can't connect to MySQL server on '10.0.0.1' (111)", 503],
    ['Server has closed the connection.', 503],
    ['permission denied to create database', 500],
    ['Cannot read private member #x from an object whose class did not declare it', 500],
    ['User: arn:aws:iam::123456789012:user/api is not authorized to perform: dynamodb:GetItem', 500],
    ['db.find is not a function', 500],
    ['db.find is not a function or its return value is not iterable', 500],
    ['This operation was aborted', 504],
  ])('takes %j for a failure', (text, status) => expect(failedLookUp(text)).toBe(status));
});
