import pg from 'pg';
import { ROW } from './planted.mjs';
import { postgresql } from './services.mjs';

const setUp = `
  drop table if exists planted_customers cascade;
  create table planted_customers (id serial primary key, email text unique, count int not null default 1 check (count > 0), friend int references planted_customers, version int not null default 1);
  insert into planted_customers (id, email) values (1, '${ROW}'); select setval('planted_customers_id_seq', 100);`;

let ready;

/** A table of one row in PostgreSQL, for the libraries between the app and the driver. */
export const prepared = () =>
  (ready ??= (async () => {
    const client = new pg.Client(postgresql);
    await client.connect();
    await client.query(setUp);
    await client.end();
  })());
