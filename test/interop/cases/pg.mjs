import pg from 'pg';
import { connected, prepared } from '../support/postgresql.mjs';
import { ROW } from '../support/planted.mjs';
import { postgresql } from '../support/services.mjs';
import { refuses, withUpstream } from '../support/upstream.mjs';

const queries =
  (sql, parameters, { before = [], ...options } = {}) =>
  async () => {
    await prepared();
    await connected(async (client) => {
      for (const one of before) await client.query(one);
      await client.query(sql, parameters);
    }, options);
  };

const reader = { user: 'planted_reader', password: 'reader' };

/** Two transactions take these steps by turns; rejects with the error of the one that the server refuses. */
const inTurns =
  (level, [first, second], [firstToo, secondToo]) =>
  async () => {
    await prepared();
    await connected((one) =>
      connected(async (other) => {
        await one.query(`begin isolation level ${level}; ${first}`);
        await other.query(`begin isolation level ${level}; ${second}`);
        const ends = (client, sql) => client.query(`${sql}; commit`);
        await Promise.all([
          ends(one, firstToo),
          new Promise((resolve) => setTimeout(resolve, 20)).then(() => ends(other, secondToo)),
        ]);
      }),
    );
  };

export default {
  pg: [
    {
      name: '23505: a row that exists',
      trigger: queries('insert into planted_orders (id, email) values (9, $1)', [ROW]),
      expect: 409,
    },
    {
      name: '23503: a row that it refers to is not there',
      trigger: queries('insert into planted_orders (id, parent) values (9, 99)'),
      expect: 409,
    },
    {
      name: '23503: a row that others refer to',
      trigger: queries('delete from planted_orders where id = 1'),
      expect: 409,
    },
    {
      name: '23P01: rows that exclude each other',
      trigger: queries("insert into planted_bookings values ('[1,5)'), ('[2,3)')"),
      expect: 409,
    },
    {
      name: '23502: no value',
      trigger: queries("insert into planted_orders (id, email, count) values (9, 'planted', null)"),
      expect: 400,
    },
    {
      name: '23514: a value that a check refuses',
      trigger: queries('insert into planted_orders (id, count) values (9, -1)'),
      expect: 400,
    },
    {
      name: '22001: a text that is too long',
      trigger: queries('insert into planted_orders (id, short) values (9, $1)', ['planted']),
      expect: 400,
    },
    {
      name: '22P02: a text that is no number',
      trigger: queries('select * from planted_orders where id = $1', ['planted']),
      expect: 400,
    },
    {
      name: '22003: a number that is too large',
      trigger: queries('select * from planted_orders where id = $1', ['99999999999']),
      expect: 400,
    },
    { name: '22008: a day that does not exist', trigger: queries('select $1::date', ['2024-13-45']), expect: 400 },
    { name: '22021: a NUL in a text', trigger: queries('select $1::text', ['planted\0']), expect: 400 },
    { name: '2201W: a page below zero', trigger: queries('select 1 limit $1', [-1]), expect: 400 },
    {
      name: 'P0001: a rule of the app',
      trigger: queries("do $$ begin raise exception 'planted stock is empty'; end $$"),
      expect: 400,
    },
    {
      name: '40001: a serialization failure',
      trigger: inTurns(
        'serializable',
        ['select sum(count) from planted_orders', 'select sum(count) from planted_orders'],
        ['update planted_orders set count = 2 where id = 3', 'update planted_orders set count = 2 where id = 4'],
      ),
      expect: 409,
    },
    {
      name: '40P01: a deadlock',
      trigger: inTurns(
        'read committed',
        ['update planted_orders set count = 3 where id = 3', 'update planted_orders set count = 3 where id = 4'],
        ['update planted_orders set count = 3 where id = 4', 'update planted_orders set count = 3 where id = 3'],
      ),
      expect: 409,
    },
    {
      name: '55P03: a row that another transaction locks',
      trigger: inTurns(
        'read committed',
        ['select from planted_orders where id = 3 for update', 'select 1'],
        ['select pg_sleep(0.1)', 'select from planted_orders where id = 3 for update nowait'],
      ),
      expect: 409,
    },
    {
      name: '42501: a row that its policy refuses',
      trigger: queries('insert into planted_rows values (1)', [], reader),
      expect: 403,
    },
    {
      name: '42501: a grant that we lack, with the same SQLSTATE',
      trigger: queries('insert into planted_orders (id) values (9)', [], reader),
      thrown: /^DatabaseError .*\b42501\b/,
      expect: 500,
    },
    {
      name: '42P01: a table that is missing',
      trigger: queries('select * from planted_nothing'),
      thrown: /^DatabaseError .*\b42P01\b/,
      expect: 500,
    },
    {
      name: '42703: a column that is missing',
      trigger: queries('select planted from planted_orders'),
      thrown: /^DatabaseError .*\b42703\b/,
      expect: 500,
    },
    { name: '42601: no SQL', trigger: queries('planted 1'), thrown: /^DatabaseError .*\b42601\b/, expect: 500 },
    {
      name: '22012: a division by zero',
      trigger: queries('select 1 / 0'),
      thrown: /^DatabaseError .*\b22012\b/,
      expect: 500,
    },
    {
      name: '25P02: a transaction that failed before',
      trigger: () =>
        connected(async (client) => {
          await client.query('begin');
          await client.query('planted').catch(() => undefined);
          await client.query('select 1');
        }),
      thrown: /^DatabaseError .*\b25P02\b/,
      expect: 500,
    },
    {
      name: '28P01: our own password',
      trigger: queries('select 1', [], { password: 'planted' }),
      thrown: /^DatabaseError .*\b28P01\b/,
      expect: 500,
    },
    {
      name: '3D000: our own database',
      trigger: queries('select 1', [], { database: 'planted' }),
      thrown: /^DatabaseError .*\b3D000\b/,
      expect: 500,
    },
    {
      name: '57014: a statement that took too long',
      trigger: queries('select pg_sleep(2)', [], { statement_timeout: 30 }),
      expect: 504,
    },
    {
      name: 'a query that took too long for the driver',
      trigger: queries('select pg_sleep(0.2)', [], { query_timeout: 30 }),
      expect: 504,
    },
    {
      name: '57P01: a connection that an administrator ended',
      trigger: () =>
        connected((client) =>
          connected(async (administrator) => {
            const {
              rows: [{ pid }],
            } = await client.query('select pg_backend_pid() as pid');
            const slept = client.query('select pg_sleep(2)');
            await Promise.all([slept, administrator.query('select pg_terminate_backend($1)', [pid])]);
          }),
        ),
      expect: 503,
    },
    {
      name: '53300: too many connections',
      trigger: async () => {
        const clients = Array.from({ length: 25 }, () => new pg.Client(postgresql).on('error', () => undefined));
        try {
          await Promise.all(clients.map((client) => client.connect()));
        } finally {
          await Promise.allSettled(clients.map((client) => client.end()));
        }
      },
      expect: 503,
    },
    {
      name: 'a pool that stays empty',
      trigger: async () => {
        const pool = new pg.Pool({ ...postgresql, max: 1, connectionTimeoutMillis: 500 });
        const client = await pool.connect();
        try {
          await pool.connect();
        } finally {
          client.release();
          await pool.end();
        }
      },
      expect: 503,
    },
    {
      name: 'a server that is not there',
      trigger: () => withUpstream(refuses, (_url, port) => connected(() => undefined, { port })),
      expect: 502,
    },
    {
      name: 'a code of five characters alone',
      trigger: async () => {
        throw Object.assign(new Error('planted text'), { code: '23505' });
      },
      thrown: /^Error .*\b23505\b/,
      expect: 500,
    },
  ],
};
