import { drizzle } from 'drizzle-orm/node-postgres';
import { eq } from 'drizzle-orm';
import { integer, pgTable, serial, text } from 'drizzle-orm/pg-core';
import createKnex from 'knex';
import pg from 'pg';
import { prepared } from '../support/customers.mjs';
import { ROW } from '../support/planted.mjs';
import { postgresql } from '../support/services.mjs';
import { refuses, withUpstream } from '../support/upstream.mjs';

const table = pgTable('planted_customers', { id: serial(), email: text(), count: integer(), friend: integer() });

const drizzled = (use) => async () => {
  await prepared();
  const pool = new pg.Pool({ ...postgresql, max: 1 });
  try {
    await use(drizzle(pool));
  } finally {
    await pool.end();
  }
};

const knex =
  (use, options, acquireConnectionTimeout = 10_000) =>
  async () => {
    await prepared();
    const database = createKnex({
      client: 'pg',
      connection: { ...postgresql, ...options },
      pool: { min: 0, max: 1 },
      acquireConnectionTimeout,
      log: { warn: () => undefined }, // it prints what it throws
    });
    try {
      await use(database);
    } finally {
      await database.destroy();
    }
  };

export default {
  'drizzle-orm': [
    {
      name: 'a row that exists',
      trigger: drizzled((database) => database.insert(table).values({ email: ROW })),
      expect: 409,
    },
    {
      name: 'a row that it refers to is not there',
      trigger: drizzled((database) => database.insert(table).values({ friend: 99 })),
      expect: 409,
    },
    {
      name: 'a value that a check refuses',
      trigger: drizzled((database) => database.insert(table).values({ count: -1 })),
      expect: 400,
    },
    {
      name: 'a text that is no number',
      trigger: drizzled((database) => database.select().from(table).where(eq(table.id, 'planted'))),
      expect: 400,
    },
    {
      name: 'no SQL',
      trigger: drizzled((database) => database.execute('planted 1')),
      thrown: /^DrizzleQueryError .*Failed query: planted 1/,
      expect: 500,
    },
    {
      name: 'a transaction that it rolled back',
      trigger: drizzled((database) => database.transaction((transaction) => transaction.rollback())),
      thrown: /^TransactionRollbackError .*Rollback/,
      expect: 500,
    },
  ],
  knex: [
    {
      name: 'a row that exists, with the SQL in its message',
      trigger: knex((database) => database('planted_customers').insert({ email: ROW })),
      expect: 409,
    },
    {
      name: 'a value that a check refuses',
      trigger: knex((database) => database('planted_customers').insert({ count: -1 })),
      expect: 400,
    },
    {
      name: 'a text that is no number',
      trigger: knex((database) => database('planted_customers').where({ id: 'planted' })),
      expect: 400,
    },
    {
      name: 'a table that is missing',
      trigger: knex((database) => database('planted_nothing')),
      thrown: /^DatabaseError .*\b42P01\b/,
      expect: 500,
    },
    {
      name: 'a value that is undefined',
      trigger: knex((database) => database('planted_customers').where({ email: undefined })),
      thrown: /^Error .*Undefined binding/,
      expect: 500,
    },
    {
      name: 'a query that took too long',
      trigger: knex((database) => database.raw('select pg_sleep(0.3)').timeout(30)),
      expect: 504,
    },
    {
      name: 'a pool that stays empty',
      trigger: knex(
        async (database) => {
          const transaction = await database.transaction();
          try {
            await database.raw('select 1');
          } finally {
            await transaction.rollback();
          }
        },
        {},
        100,
      ),
      expect: 503,
    },
    {
      name: 'a server that is not there',
      trigger: () => withUpstream(refuses, (_url, port) => knex((database) => database.raw('select 1'), { port })()),
      expect: 502,
    },
  ],
};
