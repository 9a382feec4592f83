import request from 'supertest';
import { errorHandler, standardBodies } from '../../src';
import { expresses } from '../support/expresses';

describe.each(expresses)('a failure response that says nothing but its status, on $name', ({ express }) => {
  const asked = (end: (res: import('express').Response) => unknown): request.Test => {
    const app = express();
    app.use(standardBodies(errorHandler({ log: false })));
    app.all('/x', (_req, res) => void end(res));
    return request(app).get('/x');
  };
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  it.each<[name: string, end: (res: import('express').Response) => unknown]>([
    ['no body', (res) => res.status(404).end()],
    ['its phrase', (res) => res.sendStatus(404)],
    ['its phrase in bytes', (res) => res.status(404).end(bytes('Not Found'))],
    ['its phrase in base64', (res) => res.status(404).end(Buffer.from('Not Found').toString('base64'), 'base64')],
    ['another phrase of its status', (res) => res.status(413).type('text').send('Payload Too Large')],
    ['the digits of a status without a phrase', (res) => res.sendStatus(499)],
  ])('becomes a problem: %s', async (_, end) => {
    const { headers, body } = await asked(end);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(body).toHaveProperty('code');
  });

  it.each<[name: string, end: (res: import('express').Response) => unknown, text: string]>([
    ['a text', (res) => res.status(404).end('nothing here'), 'nothing here'],
    ['the phrase of another status', (res) => res.status(404).end('Forbidden'), 'Forbidden'],
    ['a long text', (res) => res.status(404).end('x'.repeat(2000)), 'x'.repeat(2000)],
    ['bytes of other elements', (res) => res.status(404).end(Buffer.from('Not Found!')), 'Not Found!'],
  ])('is left alone where it says something: %s', async (_, end, text) => {
    const { text: sent } = await asked(end).buffer(true).parse((res, done) => { let all = ''; res.on('data', (chunk) => (all += chunk)); res.on('end', () => done(null, all)); }).then((response) => ({ text: response.body as string })); // prettier-ignore
    expect(sent).toBe(text);
  });
});
