import postgres from 'postgres';
import { prepared } from '../support/postgresql.mjs';
import { ROW } from '../support/planted.mjs';
import { postgresql } from '../support/services.mjs';
import { refuses, withUpstream } from '../support/upstream.mjs';

const withPostgres = (use, options) => async () => {
  await prepared();
  const sql = postgres({ ...postgresql, max: 1, onnotice: () => undefined, ...options });
  try {
    await use(sql);
  } finally {
    await sql.end({ timeout: 0 });
  }
};

export default {
  postgres: [
    {
      name: '23505: a row that exists',
      trigger: withPostgres((sql) => sql`insert into planted_orders (id, email) values (9, ${ROW})`),
      expect: 409,
    },
    {
      name: '23502: no value',
      trigger: withPostgres((sql) => sql`insert into planted_orders (id, count) values (9, null)`),
      expect: 400,
    },
    {
      name: '22P02: a text that is no number',
      trigger: withPostgres((sql) => sql`select ${'planted'}::text::int`),
      expect: 400,
    },
    {
      name: '42P01: a table that is missing',
      trigger: withPostgres((sql) => sql`select * from planted_nothing`),
      thrown: /^PostgresError .*\b42P01\b/,
      expect: 500,
    },
    {
      name: '57014: a statement that took too long',
      trigger: withPostgres((sql) => sql`select pg_sleep(2)`, { connection: { statement_timeout: 30 } }),
      expect: 504,
    },
    {
      name: '28P01: our own password',
      trigger: withPostgres((sql) => sql`select 1`, { password: 'planted' }),
      thrown: /^PostgresError .*\b28P01\b/,
      expect: 500,
    },
    {
      name: 'a value that it cannot send',
      trigger: withPostgres((sql) => sql`select ${undefined}`),
      thrown: /^Error .*\bUNDEFINED_VALUE\b/,
      expect: 500,
    },
    {
      name: 'a connection that is closed',
      trigger: withPostgres(async (sql) => {
        await sql.end();
        await sql`select 1`;
      }),
      expect: 503,
    },
    {
      name: 'a server that is not there',
      trigger: () => withUpstream(refuses, (_url, port) => withPostgres((sql) => sql`select 1`, { port })()),
      expect: 502,
    },
  ],
};
