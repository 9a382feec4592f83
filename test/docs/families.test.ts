import type { Express as App } from 'express';
import request from 'supertest';
import { families } from '../../src';
import { defineError } from '../../src/codes/define-error';
import { returnCodeDocs } from '../../src/docs';
import { kindTitles } from '../../src/docs/families';
import { expresses } from '../support/expresses';
import { requireWithExpress } from '../support/with-express';

const Families = defineError({ code: 'FAMILIES', status: 409, title: 'Families', description: 'Too many families.' });
const textOf = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_entity, code: string) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ')
    .trim();
const cellsOf = (row: string): string[] => (row.match(/<t[hd] [^]*?<\/t[hd]>|<td>[^]*?<\/td>/g) ?? []).map(textOf);

describe.each(expresses)('the page of what is recognized, $name', ({ express }) => {
  const docsOf = requireWithExpress(express);
  const createApp = (options?: Parameters<typeof returnCodeDocs>[0]): App =>
    express().use('/problems', docsOf(options));

  it('has a row for every family, with its statuses, its meanings and its signs, below the title of its kind', async () => {
    const { status, type, text } = await request(createApp()).get('/problems/families').set('Accept', 'text/html');
    expect([status, type]).toEqual([200, 'text/html']);
    const rows = (text.match(/<tr>[^]*?<\/tr>/g) ?? []).map(cellsOf).filter(([by]) => by !== 'Thrown by');
    expect(rows.map(([by]) => by).sort()).toEqual(families.map(({ library }) => library).sort());
    for (const { library, meanings, ownStatus, recognizedBy } of families) {
      const [, cell = ''] = rows.find(([by]) => by === library) ?? [];
      for (const known of meanings) expect(cell).toMatch(new RegExp(`\\b${known.status} `));
      expect([library, cell.includes('the status that it states')]).toEqual([library, ownStatus]);
      expect(cell).toContain(`Recognized by ${recognizedBy}.`.replace(/\s+/g, ' '));
    }
    expect(rows.find(([by]) => by === 'kysely')?.[1]).toBe('404 missing Recognized by the name NoResultError.');
    expect([...text.matchAll(/<h2[^>]*>([^<]*)<\/h2>/g)].map(([, title]) => title)).toEqual(Object.values(kindTitles));
    expect(text.length).toBeLessThan(64 * 1024);
  });

  it('is linked from the index, and leads back to it', async () => {
    const app = createApp();
    const index = await request(app).get('/problems');
    const [, href = ''] = /<a href="([^"]*)">Recognized errors<\/a>/.exec(index.text) ?? [];
    const page = new URL(href, 'http://127.0.0.1/problems');
    expect(page.pathname).toBe('/problems/families');
    const { text } = await request(app).get(page.pathname);
    const [, back = ''] = /<a href="([^"]*)">All return codes<\/a>/.exec(text) ?? [];
    expect(new URL(back, page).pathname).toBe('/problems/');
  });

  it('is the exported data for who asks for JSON', async () => {
    const { body } = await request(createApp()).get('/problems/families').set('Accept', 'application/json');
    expect(body).toEqual(families);
  });

  it('is revalidated as its neighbours are, answers HEAD, and has their policy and no script', async () => {
    const app = createApp();
    const { headers, text } = await request(app).get('/problems/families');
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', vary: 'Accept', 'x-content-type-options': 'nosniff' });
    const neighbour = await request(app).get('/problems/conflict');
    expect(headers['content-security-policy']).toBe(neighbour.headers['content-security-policy']);
    expect(text).not.toContain('<script');
    const again = await request(app).get('/problems/families').set('If-None-Match', String(headers['etag']));
    expect(again.status).toBe(304);
    const head = await request(app).head('/problems/families');
    expect([head.status, head.headers['etag'], head.text]).toEqual([200, headers['etag'], undefined]);
  });

  it('gives its place to a code of the app that has its name, and no link then leads elsewhere', async () => {
    const app = createApp({ codes: [Families] });
    expect((await request(app).get('/problems')).text).not.toContain('Recognized errors');
    expect((await request(app).get('/problems/families')).text).toContain('<title>409 Families</title>');
  });
});
