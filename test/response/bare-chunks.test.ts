import request from 'supertest';
import type { Response } from 'express';
import { errorHandler, standardBodies } from '../../src';
import { isBare } from '../../src/response/bare-response';
import { expresses } from '../support/expresses';

describe.each(expresses)('an answer to HEAD on $name', ({ express }) => {
  const headOf = (end: (res: Response) => unknown): request.Test => {
    const app = express();
    app.use(standardBodies(errorHandler({ log: false })));
    app.all('/x', (_req, res) => void end(res));
    return request(app).head('/x');
  };

  it.each<[name: string, end: (res: Response) => unknown, type: string | undefined]>([
    ['announces the problem where it says nothing', (res) => res.status(404).end(), 'application/problem+json'],
    ['announces the problem in place of a phrase', (res) => res.sendStatus(404), 'application/problem+json'],
    ['is left alone with a length of its own', (res) => res.status(404).set('Content-Length', '77').end(), undefined],
    ['is left alone with a type of its own', (res) => res.status(404).type('text/csv').end(), 'text/csv; charset=utf-8'],
    ['is left alone with a tag of its own', (res) => res.status(404).set({ 'Content-Length': '9', ETag: '"a"' }).end(), undefined],
    ['announces the problem in place of a phrase without a tag', (res) => res.status(404).set('Content-Length', '9').end(), 'application/problem+json'],
  ])('%s', async (_, end, type) => {
    const { headers } = await headOf(end);
    expect(headers['content-type']).toBe(type);
  }); // prettier-ignore
});

it.each<[name: string, chunk: unknown, isOne: boolean]>([
  ['nothing', undefined, true],
  ['null', null, true],
  ['a phrase', 'Not Found', true],
  ['a phrase in a Buffer', Buffer.from('Not Found'), true],
  ['bytes that are no text', new DataView(new ArrayBuffer(9)), false],
  ['something without a length', {}, false],
  ['a text', 'Not found: order 17', false],
])('What ends a failure response says nothing: %s', (_, chunk, isOne) => {
  const res = { statusCode: 404, req: { method: 'GET' }, getHeader: () => undefined, hasHeader: () => false };
  expect(isBare(res as unknown as Response, chunk, undefined, () => false)).toBe(isOne);
});
