import mysql from 'mysql2/promise';
import { ROW } from '../support/planted.mjs';
import { mariadb } from '../support/services.mjs';
import { refuses, withUpstream } from '../support/upstream.mjs';

const setUp = `
  drop table if exists planted_orders;
  create table planted_orders (id int primary key, email varchar(50) unique, count int not null, short varchar(3), parent int,
    constraint planted_parent foreign key (parent) references planted_orders (id), constraint planted_count check (count > 0)) engine=innodb;
  insert into planted_orders values (1, '${ROW}', 1, null, null), (2, null, 1, null, 1), (3, null, 1, null, null), (4, null, 1, null, null);`;

async function connected(use, options) {
  const connection = await mysql.createConnection({ ...mariadb, ...options });
  connection.on('error', () => undefined);
  try {
    return await use(connection);
  } finally {
    connection.destroy();
  }
}

let ready;
const queries =
  (sql, parameters, options, before = []) =>
  async () => {
    await (ready ??= connected((connection) => connection.query(setUp), { multipleStatements: true }));
    await connected(async (connection) => {
      for (const one of before) await connection.query(one);
      await connection.query(sql, parameters);
    }, options);
  };
const reader = { user: 'reader', password: 'reader' };

const deadlock = async () => {
  await queries('select 1')();
  await connected((one) =>
    connected(async (other) => {
      await one.query('begin');
      await other.query('begin');
      await one.query('update planted_orders set count = 2 where id = 3');
      await other.query('update planted_orders set count = 2 where id = 4');
      await Promise.all([
        one.query('update planted_orders set count = 2 where id = 4'),
        other.query('update planted_orders set count = 2 where id = 3'),
      ]);
    }),
  );
};
const locked = () =>
  connected(async (one) => {
    await queries('select 1')();
    await one.query('begin');
    await one.query('update planted_orders set count = 2 where id = 3');
    await queries('select * from planted_orders where id = 3 for update nowait')();
  });

export default {
  mysql2: [
    {
      name: '1062: a row that exists',
      trigger: queries('insert into planted_orders (id, email, count) values (9, ?, 1)', [ROW]),
      expect: 409,
    },
    {
      name: '1452: a row that it refers to is not there',
      trigger: queries('insert into planted_orders (id, count, parent) values (9, 1, 99)'),
      expect: 409,
    },
    {
      name: '1451: a row that others refer to',
      trigger: queries('delete from planted_orders where id = 1'),
      expect: 409,
    },
    { name: '1213: a deadlock', trigger: deadlock, expect: 409 },
    { name: '1205: a row that another transaction locks', trigger: locked, expect: 409 },
    {
      name: '1048: no value',
      trigger: queries('insert into planted_orders (id, count) values (9, ?)', [null]),
      expect: 400,
    },
    {
      name: '1364: no value and no default',
      trigger: queries('insert into planted_orders (id) values (9)'),
      expect: 400,
    },
    {
      name: '1406: a text that is too long',
      trigger: queries('insert into planted_orders (id, count, short) values (9, 1, ?)', ['planted']),
      expect: 400,
    },
    {
      name: '1264: a number that is too large',
      trigger: queries('insert into planted_orders (id, count) values (9, ?)', [99999999999]),
      expect: 400,
    },
    {
      name: '1366: a text that is no number',
      trigger: queries('insert into planted_orders (id, count) values (9, ?)', ['planted']),
      expect: 400,
    },
    {
      name: '4025: a value that a check refuses, under a misleading code',
      trigger: queries('insert into planted_orders (id, count) values (9, -1)'),
      expect: 400,
    },
    {
      name: '1644: a rule of the app',
      trigger: queries("signal sqlstate '45000' set message_text = 'planted stock is empty'"),
      expect: 400,
    },
    { name: '1064: no SQL', trigger: queries('planted 1'), thrown: /^Error .*\bER_PARSE_ERROR\b/, expect: 500 },
    {
      name: '1146: a table that is missing',
      trigger: queries('select * from planted_nothing'),
      thrown: /^Error .*\bER_NO_SUCH_TABLE\b/,
      expect: 500,
    },
    {
      name: '1054: a column that is missing',
      trigger: queries('select planted from planted_orders'),
      thrown: /^Error .*\bER_BAD_FIELD_ERROR\b/,
      expect: 500,
    },
    {
      name: '1045: our own password',
      trigger: queries('select 1', [], { password: 'planted' }),
      thrown: /^Error .*\bER_ACCESS_DENIED_ERROR\b/,
      expect: 500,
    },
    {
      name: '1142: a grant that we lack',
      trigger: queries('delete from planted_orders', [], reader),
      thrown: /^Error .*\bER_TABLEACCESS_DENIED_ERROR\b/,
      expect: 500,
    },
    {
      name: '1969: a statement that took too long',
      trigger: queries('select sleep(2)', [], {}, ['set max_statement_time = 0.03']),
      expect: 504,
    },
    {
      name: 'a query that took too long for the driver',
      trigger: queries({ sql: 'select sleep(0.3)', timeout: 30 }),
      expect: 504,
    },
    { name: 'a connection that was ended', trigger: queries('kill connection_id()'), expect: 503 },
    {
      name: 'a server that is not there',
      trigger: () => withUpstream(refuses, (_url, port) => connected(() => undefined, { port })),
      expect: 503,
    },
    {
      name: 'a parameter that is undefined',
      trigger: () => connected((connection) => connection.execute('select ?', [undefined])),
      thrown: /^TypeError .*Bind parameters must not contain undefined\./,
      expect: 500,
    },
    {
      name: 'a code of its kind alone',
      trigger: async () => {
        throw Object.assign(new Error('planted text'), { code: 'ER_PLANTED' });
      },
      thrown: /^Error .*\bER_PLANTED\b/,
      expect: 500,
    },
  ],
};
