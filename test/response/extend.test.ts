import request from 'supertest';
import { Conflict, InternalServerError } from '../../src';
import type { ErrorHandlerOptions } from '../../src';
import { appOf, throwIt } from '../support/apps';
import { expresses } from '../support/expresses';
import { captureLog } from '../support/log';
import { expectProblem } from '../support/problems';

const log = captureLog();
const errors = [{ detail: 'too small', pointer: '#/age' }];

describe.each(expresses)('extend, $name', ({ express }) => {
  const problemOf = async (thrown: Error, members: object, options: ErrorHandlerOptions = {}, status = 409) =>
    expectProblem(
      await request(appOf(express, throwIt(thrown), { extend: () => ({ ...members }), ...options })).get('/x'),
      status,
    );

  it('fills standard members that are absent, in their order', async () => {
    const members = { support: 4711, traceId: 'req-17', errors, instance: 'urn:uuid:17', detail: 'Paid.' };
    const body = await problemOf(new Conflict(), members, { instance: false });
    expect(Object.entries(body).slice(5)).toEqual([
      ['detail', 'Paid.'],
      ['instance', 'urn:uuid:17'],
      ['errors', errors],
      ['traceId', 'req-17'],
      ['support', 4711],
    ]);
    expect(log.records).toEqual([]);
  });

  it('replaces none that is there, and the log says so', async () => {
    const thrown = new Conflict('Order 17 is paid.', { errors: [{ detail: 'paid' }] });
    const members = { detail: 'x', errors, instance: '/y', traceId: 'x', type: '/z', code: 'X', description: 'x', status: 200, title: 'x' };
    const body = await problemOf(thrown, members, { traceId: () => 'req-17' });
    expect(body).toMatchObject({ detail: 'Order 17 is paid.', errors: [{ detail: 'paid' }], instance: '/x', traceId: 'req-17', code: 'CONFLICT' });
    for (const name of Object.keys(members)) {
      expect(log.records[0]).toContain(`member "${name}": a standard member cannot be overwritten`);
    }
  }); // prettier-ignore

  it('fills the detail that a 5xx keeps back: the app has decided it', async () => {
    expect((await problemOf(new InternalServerError('db7'), { detail: 'Sorry.' }, {}, 500)).detail).toBe('Sorry.');
  });

  it('fills the trace that stands in the first line of the log', async () => {
    await problemOf(new InternalServerError(), { traceId: 'req-17' }, {}, 500);
    expect(log.records[0]?.split('\n')[0]).toMatch(/ trace=req-17$/);
  });

  it('bounds the errors that it fills', async () => {
    const body = await problemOf(new Conflict(), { errors: Array.from({ length: 103 }, () => errors[0]) });
    expect([(body.errors as unknown[]).length, body.errorsOmitted]).toEqual([100, 3]);
    expect((await problemOf(new Conflict(), { errors, errorsOmitted: 7 })).errorsOmitted).toBe(7);
  });

  it.each<[string, object, string]>([
    ['detail', { detail: 17 }, 'member "detail": expected a string, got 17'],
    ['errors', { errors: 'none' }, 'member "errors": expected an array, got "none"'],
    ['errors', { errors: [{ message: 'x' }] }, 'errors[0].detail: expected a string, got undefined'],
    ['traceId', { traceId: 'a\nb' }, 'member "traceId": expected a short text without control characters'],
    ['errorsOmitted', { errorsOmitted: -1 }, 'member "errorsOmitted": expected a positive integer, got -1'],
  ])('leaves %s out where it is not usable, and the log says so', async (name, members, warning) => {
    expect(await problemOf(new Conflict(), members)).not.toHaveProperty(name);
    expect(log.records).toEqual([expect.stringContaining(`also: ${warning}`)]);
  });

  it('leaves an instance out that is no URI reference', async () => {
    expect(await problemOf(new Conflict(), { instance: 'a b' }, { instance: false })).not.toHaveProperty('instance');
    expect(log.records).toEqual([expect.stringContaining('member "instance": expected a URI reference, got "a b"')]);
  });

  it('says nothing of a member that is undefined', async () => {
    expect(await problemOf(new Conflict(), { detail: undefined, traceId: undefined })).not.toHaveProperty('detail');
    expect(log.records).toEqual([]);
  });

  it('gets a copy, however deep', async () => {
    const thrown = new Conflict(undefined, { errors, extensions: { list: [1] } });
    const options: ErrorHandlerOptions = {
      extend: (problem) => {
        problem.errors?.push({ detail: 'forged' });
        (problem.list as number[]).push(2);
        return {};
      },
    };
    expect(await problemOf(thrown, {}, options)).toMatchObject({ errors, list: [1] });
  });
});
