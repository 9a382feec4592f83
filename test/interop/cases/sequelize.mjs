import { DataTypes, Sequelize } from 'sequelize';
import { prepared } from '../support/customers.mjs';
import { ROW } from '../support/planted.mjs';
import { postgresql } from '../support/services.mjs';
import { refuses, withUpstream } from '../support/upstream.mjs';

const sequelize = (use, options) => async () => {
  await prepared();
  const { user: username, ...rest } = postgresql;
  const database = new Sequelize({
    dialect: 'postgres',
    username,
    ...rest,
    logging: false,
    pool: { max: 1, acquire: 10_000 },
    ...options,
  });
  const Customer = database.define(
    'customer',
    {
      email: { type: DataTypes.STRING, validate: { isEmail: true } },
      count: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 },
      friend: DataTypes.INTEGER,
    },
    { tableName: 'planted_customers', timestamps: false, version: true },
  );
  try {
    await use(Customer, database);
  } finally {
    await database.close();
  }
};

export default {
  sequelize: [
    { name: 'a row that exists', trigger: sequelize((Customer) => Customer.create({ email: ROW })), expect: 409 },
    {
      name: 'a row that it refers to is not there',
      trigger: sequelize((Customer) => Customer.create({ friend: 99 })),
      expect: 409,
    },
    {
      name: 'a value that a check refuses',
      trigger: sequelize((Customer) => Customer.create({ count: -1 })),
      expect: 400,
    },
    {
      name: 'a text that is no number',
      trigger: sequelize((Customer) => Customer.findOne({ where: { id: 'planted' } })),
      expect: 400,
    },
    {
      name: 'fields that its model refuses',
      request: { path: '/', body: { email: 'planted', count: null } },
      trigger: sequelize((Customer) => Customer.create({ email: 'planted', count: null })),
      expect: {
        status: 400,
        errors: [
          { pointer: '#/count', code: 'is_null' },
          { pointer: '#/email', code: 'isEmail' },
        ],
      },
    },
    {
      name: 'a row that somebody changed meanwhile',
      trigger: sequelize(async (Customer) => {
        const one = await Customer.findOne();
        const same = await Customer.findOne();
        await one.update({ count: one.count + 1 });
        await same.update({ count: same.count + 2 });
      }),
      expect: 409,
    },
    {
      name: 'a table that is missing',
      trigger: sequelize((_Customer, database) => database.query('select * from planted_nothing')),
      thrown: /^DatabaseError .*relation/,
      expect: 500,
    },
    {
      name: 'a query that took too long',
      trigger: sequelize((_Customer, database) => database.query('select pg_sleep(2)'), {
        dialectOptions: { statement_timeout: 30 },
      }),
      expect: 504,
    },
    {
      name: 'a pool that stays empty',
      trigger: sequelize(
        async (_Customer, database) => {
          const transaction = await database.transaction();
          try {
            await database.query('select 1');
          } finally {
            await transaction.rollback();
          }
        },
        { pool: { max: 1, acquire: 100 } },
      ),
      expect: 503,
    },
    {
      name: 'a server that is not there',
      trigger: () => withUpstream(refuses, (_url, port) => sequelize((Customer) => Customer.findOne(), { port })()),
      expect: 503,
    },
    {
      name: 'our own password',
      trigger: sequelize((Customer) => Customer.findOne(), { password: 'planted' }),
      thrown: /^ConnectionError .*password authentication failed for user/,
      expect: 500,
    },
  ],
};
