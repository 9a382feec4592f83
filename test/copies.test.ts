import request from 'supertest';
import * as one from '../src';
import { appOf, throwIt } from './support/apps';
import { expresses } from './support/expresses';
import { captureLog } from './support/log';
import { expectProblem } from './support/problems';

const log = captureLog();

/** A second installed copy of the library, as a dependency of the app would bring it. */
const other = ((): typeof one => {
  let copy: unknown;
  jest.isolateModules(() => {
    copy = jest.requireActual('../src');
  });
  return copy as typeof one;
})();

const brand = Symbol.for('express-return-codes.HttpError');

it('is really another copy', () => {
  expect(other.Conflict).not.toBe(one.Conflict);
  expect(Object.getPrototypeOf(other.HttpError)).toBe(Error);
  expect(other.HttpError).not.toBe(one.HttpError);
});

describe('instanceof', () => {
  const definition = { code: 'SEEN_TWICE', status: 409, title: 'Seen Twice', description: 'It is in both.' } as const;

  it('holds for a registered class and for HttpError, both ways', () => {
    for (const [mine, yours] of [
      [one, other],
      [other, one],
    ] as const) {
      expect(new yours.Conflict()).toBeInstanceOf(mine.Conflict);
      expect(new yours.Conflict()).toBeInstanceOf(mine.HttpError);
      expect(yours.httpError(404)).toBeInstanceOf(mine.NotFound);
      expect(new yours.Conflict()).not.toBeInstanceOf(mine.NotFound);
    }
  });

  it('holds for a class that is defined in both', () => {
    const [Mine, Yours] = [one.defineError(definition), other.defineError(definition)];
    expect(new Yours()).toBeInstanceOf(Mine);
    expect(new Yours()).not.toBeInstanceOf(one.Conflict);
    expect(new other.Conflict()).not.toBeInstanceOf(Mine);
  });

  it('holds for a subclass of the other, of which it is no subclass here', () => {
    class Paid extends other.Conflict {}
    class Locked extends one.Conflict {}
    expect(new Paid()).toBeInstanceOf(one.Conflict);
    expect(new Paid()).not.toBeInstanceOf(Locked);
    expect(new one.Conflict()).not.toBeInstanceOf(Locked);
    expect(new Locked()).toBeInstanceOf(Locked);
    expect(new Locked()).toBeInstanceOf(other.Conflict);
  });

  it('lets a mapping of a class take the errors of the other', () => {
    const rules = [one.mapClass(one.Conflict, () => new one.Gone())];
    expect(one.toHttpError(new Error('e', { cause: new other.Conflict() })).status).toBe(409);
    expect(rules.map((rule) => rule(new other.Conflict(), { validationStatus: 400 }))).toMatchObject([{ status: 410 }]);
  });
});

it('knows the errors of the other, both ways', () => {
  expect(one.isHttpError(new other.Conflict())).toBe(true);
  expect(other.isHttpError(new one.Conflict())).toBe(true);
  const error = new other.Conflict();
  expect(one.toHttpError(error)).toBe(error);
});

describe.each(expresses)('$name', ({ express }) => {
  it('sends an error of the other as its own', async () => {
    const thrown = new other.ServiceUnavailable('db-7', {
      retryAfter: 5,
      extensions: { queue: 3 },
      cause: new Error('deep'),
    });
    const response = await request(appOf(express, throwIt(thrown))).get('/x');
    expect(expectProblem(response, 503)).toMatchObject({ code: 'SERVICE_UNAVAILABLE', queue: 3 });
    expect(response.text).not.toContain('db-7');
    expect(response.headers['retry-after']).toBe('5');
    expect(log.records).toEqual([expect.stringMatching(/ServiceUnavailable: db-7[^]*caused by: Error: deep/)]);
  });

  it('takes an error of the other from a rule, and as a cause', async () => {
    const rules = [(thrown: unknown) => (thrown === 'paid' ? new other.Conflict('Paid.') : undefined)];
    expect(expectProblem(await request(appOf(express, throwIt('paid'), { rules })).get('/x'), 409).detail).toBe(
      'Paid.',
    );
    const wrapped = new Error('outer', { cause: new other.Conflict('Paid.') });
    expect(expectProblem(await request(appOf(express, throwIt(wrapped))).get('/x'), 409)).not.toHaveProperty('detail');
  });

  it('makes do with an error of a version that had fewer members', async () => {
    const thrown = Object.assign(new Error('old'), { [brand]: true, status: 409, expose: true, detail: 'Paid.' });
    expect(expectProblem(await request(appOf(express, throwIt(thrown))).get('/x'), 409)).toEqual({
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      code: 'CONFLICT',
      description: new one.Conflict().description,
      detail: 'Paid.',
      instance: '/x',
    });
  });

  it.each([
    ['whose brand is not true', { [brand]: 'yes', status: 409, detail: 's3cret', expose: true }],
    ['whose status is a success', { [brand]: true, status: 200, detail: 's3cret', expose: true }],
    ['whose status is inherited', Object.assign(Object.create({ status: 409 }), { [brand]: true, detail: 's3cret' })],
    [
      'of another symbol',
      { [Symbol('express-return-codes.HttpError')]: true, status: 409, detail: 's3cret', expose: true },
    ],
    ['parsed from JSON', JSON.parse(JSON.stringify({ ...new one.Conflict('s3cret'), expose: undefined })) as unknown],
  ])('a forgery %s is foreign: its text stays', async (_name, thrown) => {
    const response = await request(appOf(express, throwIt(thrown))).get('/x');
    expectProblem(response, response.status);
    expect([409, 500]).toContain(response.status);
    expect(response.text).not.toContain('s3cret');
  });
});
