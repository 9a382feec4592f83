import pg from 'pg';
import { ROW } from './planted.mjs';
import { postgresql } from './services.mjs';

const setUp = `
  drop table if exists planted_orders, planted_bookings, planted_rows cascade;
  create table planted_orders (id int primary key, email text unique, count int not null default 1 check (count > 0), short varchar(3), parent int references planted_orders);
  insert into planted_orders (id, email, parent) values (1, '${ROW}', null), (2, null, 1), (3, null, null), (4, null, null);
  create table planted_bookings (during int4range, exclude using gist (during with &&));
  create table planted_rows (id int); alter table planted_rows enable row level security;
  do $$ begin if not exists (select from pg_roles where rolname = 'planted_reader') then create role planted_reader login password 'reader'; end if; end $$;
  grant all on planted_rows to planted_reader; grant select on planted_orders to planted_reader;`;

/** A client of `pg` while `use` runs. */
export async function connected(use, options) {
  const client = new pg.Client({ ...postgresql, ...options });
  client.on('error', () => undefined); // the server ends some of these connections
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

let ready;

/** Tables in PostgreSQL, for its two drivers. */
export const prepared = async () => (ready ??= connected((client) => client.query(setUp)));
