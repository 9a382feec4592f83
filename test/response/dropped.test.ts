import request from 'supertest';
import { BadRequest, defineError, MethodNotAllowed, Unauthorized } from '../../src';
import { appOf, throwIt } from '../support/apps';
import { expresses } from '../support/expresses';
import { captureLog } from '../support/log';
import { expectProblem } from '../support/problems';

const log = captureLog();
const unchecked = (value: unknown): never => value as never;

describe.each(expresses)('$name', ({ express }) => {
  it('sends the entries of errors that have a text, and logs the others once', async () => {
    const errors = unchecked([{ detail: 'is required', pointer: '#/name' }, { message: 'is too long' }]);
    const response = await request(appOf(express, throwIt(new BadRequest('Invalid.', { errors })))).get('/x');
    expect(expectProblem(response, 400).errors).toEqual([{ detail: 'is required', pointer: '#/name' }]);
    const [record = '', ...others] = log.records;
    expect(others).toEqual([]);
    expect(record.match(/errors\[1\]\.detail: expected a string, got undefined/g)).toHaveLength(1);
  });

  it('sends no errors where none has a text', async () => {
    const errors = unchecked(Array.from({ length: 10_000 }, () => ({ message: 'is too long' })));
    const response = await request(appOf(express, throwIt(new BadRequest('Invalid.', { errors })))).get('/x');
    const problem = expectProblem(response, 400);
    expect(problem).not.toHaveProperty('errors');
    expect(problem).not.toHaveProperty('errorsOmitted');
    expect(log.records).toEqual([expect.stringContaining('errors: 97 more have no text for a detail')]);
    expect(log.records[0]?.replace(/^ +at .*$/gm, '').length).toBeLessThan(1000); // the frames are as long as the paths
  });

  it('logs nothing of errors that are whole', async () => {
    const errors = [{ detail: '' }, { detail: 'is required', pointer: '#/name' }];
    const response = await request(appOf(express, throwIt(new BadRequest('Invalid.', { errors })))).get('/x');
    expect(expectProblem(response, 400).errors).toEqual(errors);
    expect(log.records).toEqual([]);
  });

  it('sends the usable items of a list in a header, and logs the others', async () => {
    const thrown = new MethodNotAllowed(undefined, {
      allow: ['GET', 'P OST'],
      headers: { 'Set-Cookie': ['a=1', 'secret=\n'] },
    });
    const response = await request(appOf(express, throwIt(thrown))).get('/x');
    expectProblem(response, 405);
    expect(response.headers.allow).toBe('GET');
    expect(response.headers['set-cookie']).toEqual(['a=1']);
    expect(log.records).toHaveLength(1);
    expect(log.records[0]).toContain('option "allow": item 2 cannot be written as Allow: "P OST"');
    expect(log.records[0]).toContain('header "Set-Cookie": item 2: not a valid value');
    expect(log.records[0]).not.toContain('secret');
  });

  it('sends the usable challenges of a list', async () => {
    const thrown = new Unauthorized(undefined, { challenge: [{ scheme: 'Be arer' }, { scheme: 'Basic', realm: 'a' }] });
    const response = await request(appOf(express, throwIt(thrown))).get('/x');
    expectProblem(response, 401);
    expect(response.headers['www-authenticate']).toBe('Basic realm="a"');
  });

  it('sends what both evaluations of a module define', async () => {
    const define = (): new (detail: string) => Error =>
      defineError({ code: 'STOCK_EMPTY', status: 409, title: 'Stock Empty', description: 'Nothing is left.' });
    for (const StockEmpty of [define(), define()]) {
      const response = await request(appOf(express, throwIt(new StockEmpty('None left.')))).get('/x');
      expect(expectProblem(response, 409)).toMatchObject({ code: 'STOCK_EMPTY', detail: 'None left.' });
    }
    expect(log.records).toEqual([]);
  });
});
