import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Readable } from 'node:stream';
import type { RequestHandler } from 'express';
import request from 'supertest';
import { errorHandler, notFoundHandler } from '../../src';
import { expresses } from '../support/expresses';
import { captureLog } from '../support/log';
import { expectProblem } from '../support/problems';

const log = captureLog();

/** Ends a response a moment after `end` was called, as express-session and compression do; test/chaos has them. */
const delaysEnd: RequestHandler = (_req, res, next) => {
  const end = res.end.bind(res);
  res.end = ((chunk?: string | Buffer) => {
    res.flushHeaders();
    if (chunk !== undefined && res.req.method !== 'HEAD') res.write(chunk);
    setTimeout(end, 10);
    return res;
  }) as typeof res.end;
  next();
};

const handlers: Record<string, RequestHandler> = {
  'res.json()': (_req, res, next) => { res.json({ paid: true }); next(); },
  'res.send()': (_req, res, next) => { res.send('paid'); next(); },
  'res.end()': (_req, res, next) => { res.end(); next(); },
  'res.redirect()': (_req, res, next) => { res.redirect('/elsewhere'); next(); },
  'res.sendStatus(202)': (_req, res, next) => { res.sendStatus(202); next(); },
  'res.write()': (_req, res, next) => { res.write('one '); next(); setTimeout(() => res.end('two'), 10); },
  'a started pipe': (_req, res, next) => {
    const source = Readable.from((async function* () { yield 'one '; await new Promise((wake) => setTimeout(wake, 10)); yield 'two'; })());
    source.once('data', () => setImmediate(next));
    source.pipe(res);
  },
  'res.sendFile(path, next)': (_req, res, next) => res.sendFile(__filename, next),
}; // prettier-ignore

describe.each(expresses)('$name', ({ express }) => {
  describe.each([
    ['plain', []],
    ['with a delayed end', [delaysEnd]],
  ])('%s', (_name, front) => {
    // prettier-ignore
    it.each(Object.entries(handlers))('a handler that answers by %s and calls next() is left alone', async (_how, handler) => {
      const told: unknown[] = [];
      const onError = (message: unknown): unknown => told.push(message);
      subscribe('express-return-codes:error', onError);
      const next = jest.fn();
      const stock = express().set('env', 'test').use(...front, handler); // prettier-ignore
      const ours = express().use(...front, handler, notFoundHandler(), next, errorHandler({ log: onError })); // prettier-ignore
      const expected = await request(stock).get('/');
      const { status, text, headers } = await request(ours).get('/');
      unsubscribe('express-return-codes:error', onError);
      expect(expected.status).toBeLessThan(400);
      expect({ status, text, type: headers['content-type'], location: headers.location }).toEqual({
        status: expected.status,
        text: expected.text,
        type: expected.headers['content-type'],
        location: expected.headers.location,
      });
      expect(next).not.toHaveBeenCalled();
      expect([...told, ...log.records]).toEqual([]);
    }); // prettier-ignore

    it('a handler that has set only a status and headers is not: a 404', async () => {
      const handler: RequestHandler = (_req, res, next) => {
        res.status(200).set('ETag', '"x"').type('html');
        next();
      };
      const app = express().use(...front, handler, notFoundHandler(), errorHandler()); // prettier-ignore
      const response = await request(app).get('/');
      expectProblem(response, 404);
      expect(response.headers).not.toHaveProperty('etag');
    });

    it('a real error after a begun response still cuts it', async () => {
      const handler: RequestHandler = (_req, res, next) => {
        res.write('one ');
        next(new Error('the disk is gone'));
      };
      const app = express().use(...front, handler, notFoundHandler(), errorHandler()); // prettier-ignore
      await expect(request(app).get('/')).rejects.toThrow(/aborted|hang up/);
      expect(log.records).toEqual([expect.stringContaining('the disk is gone')]);
    });
  });
});
