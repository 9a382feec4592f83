import * as mongodb from 'mongodb';
import * as mongodb6 from 'mongodb6';
import mongoose from 'mongoose';
import mongoose8 from 'mongoose8';
import { mongod } from '../support/mongod.mjs';
import { ROW } from '../support/planted.mjs';
import { refuses, withUpstream } from '../support/upstream.mjs';

const duplicate = {
  index: 0,
  code: 11000,
  keyPattern: { email: 1 },
  keyValue: { email: ROW },
  errmsg: `E11000 duplicate key error collection: planted.orders index: email_1 dup key: { email: "${ROW}" }`,
};
const failed = (code, codeName) => ({ ok: 0, code, codeName, errmsg: `planted: ${codeName}` });
const wrote = (writeError) => ({ ok: 1, n: 0, writeErrors: [writeError] });

const driver = ({ MongoClient, ObjectId }) => {
  const connected = (server, use, options) => () =>
    withUpstream(server, async (_url, port) => {
      const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
        serverSelectionTimeoutMS: server === refuses ? 100 : 5000,
        retryWrites: false,
        retryReads: false,
        ...options,
      });
      try {
        await use(client.db('planted').collection('orders'));
      } finally {
        await client.close();
      }
    });
  const inserts = (reply) => connected(mongod({ insert: reply }), (orders) => orders.insertOne({ email: ROW }));
  const finds = (reply, options) =>
    connected(mongod({ find: reply }), (orders) => orders.findOne({ email: ROW }), options);
  return [
    { name: '11000: a document that exists', trigger: inserts(wrote(duplicate)), expect: 409 },
    {
      name: '11000: several at once',
      trigger: connected(mongod({ insert: wrote(duplicate) }), (orders) => orders.insertMany([{ email: ROW }])),
      expect: 409,
    },
    { name: '112: a write conflict', trigger: inserts(failed(112, 'WriteConflict')), expect: 409 },
    {
      name: '121: a document that its schema refuses',
      trigger: inserts(wrote({ index: 0, code: 121, errmsg: 'planted: Document failed validation' })),
      expect: 400,
    },
    { name: '50: an operation that took too long', trigger: finds(failed(50, 'MaxTimeMSExpired')), expect: 504 },
    {
      name: '13: a right that we lack',
      trigger: finds(failed(13, 'Unauthorized')),
      thrown: /^MongoServerError .*\b13\b/,
      expect: 500,
    },
    {
      name: '2: a query that is wrong',
      trigger: finds(failed(2, 'BadValue')),
      thrown: /^MongoServerError .*\b2\b/,
      expect: 500,
    },
    { name: '10107: a server that is no primary', trigger: inserts(failed(10107, 'NotWritablePrimary')), expect: 503 },
    { name: 'an answer that does not come', trigger: finds('nothing', { socketTimeoutMS: 50 }), expect: 504 },
    { name: 'a server that is not there', trigger: connected(refuses, (orders) => orders.findOne()), expect: 503 },
    { name: 'what is no ObjectId', trigger: async () => new ObjectId('planted'), expect: 400 },
    {
      name: 'our own address, which is none',
      trigger: async () => new MongoClient('planted://'),
      thrown: /^MongoParseError .*Invalid scheme/,
      expect: 500,
    },
  ];
};

const models = (mongoose) => {
  const { Schema } = mongoose;
  const connected = (server, use) => () =>
    withUpstream(server, async (_url, port) => {
      const connection = mongoose.createConnection(`mongodb://127.0.0.1:${port}/planted?directConnection=true`, {
        serverSelectionTimeoutMS: server === refuses ? 100 : 5000,
        retryWrites: false,
        autoIndex: false,
        autoCreate: false,
      });
      connection.asPromise().catch(() => undefined); // the case says it
      try {
        await use(
          connection.model(
            'Order',
            new Schema(
              { email: String, count: Number },
              { optimisticConcurrency: true, bufferTimeoutMS: server === refuses ? 100 : 5000 },
            ),
          ),
          connection,
        );
      } finally {
        await connection.close();
      }
    });
  const Order = new mongoose.Mongoose().model(
    'Order',
    new Schema(
      {
        customer: { email: { type: String, required: true, match: /@/ } },
        items: [{ count: { type: Number, max: 10 } }],
        at: { type: Date, immutable: true },
      },
      { strict: 'throw' },
    ),
  );
  return [
    {
      name: 'fields that are wrong',
      request: { path: '/', body: { customer: { email: 'planted' }, items: [{ count: 1 }, { count: 11 }] } },
      trigger: (req) => new Order(req.body).validate(),
      expect: { status: 400, errors: [{ pointer: '#/customer/email' }, { pointer: '#/items/1/count' }] },
    },
    {
      name: 'a field of another type',
      request: { path: '/', body: { customer: { email: 'a@b' }, at: 'planted' } },
      trigger: (req) => new Order(req.body).validate(),
      expect: { status: 400, errors: [{ pointer: '#/at', code: 'date' }] },
    },
    { name: 'a member that is unknown', trigger: async () => new Order({ planted: 'planted' }), expect: 400 },
    { name: 'an id that is none', trigger: connected(mongod({}), (Order) => Order.findById('planted')), request: { path: '/', body: { id: 'planted' } }, expect: 400 }, // prettier-ignore
    { name: 'an id that is none, and was not sent', trigger: connected(mongod({}), (Order) => Order.findById('planted')), thrown: /Cast to ObjectId/, expect: 500 }, // prettier-ignore
    {
      name: 'a document that exists',
      trigger: connected(mongod({ insert: wrote(duplicate) }), (Order) => Order.create({ email: ROW })),
      expect: 409,
    },
    {
      name: 'a document that is not there',
      trigger: connected(
        mongod({ find: { ok: 1, cursor: { id: mongodb.Long.ZERO, ns: 'planted.orders', firstBatch: [] } } }),
        (Order) => Order.findOne({ email: ROW }).orFail(),
      ),
      expect: 404,
    },
    {
      name: 'a document that somebody changed meanwhile',
      trigger: connected(
        mongod({
          update: { ok: 1, n: 0, nModified: 0 },
          find: { ok: 1, cursor: { id: mongodb.Long.ZERO, ns: 'planted.orders', firstBatch: [] } },
        }),
        async (Order) => {
          const order = Order.hydrate({ _id: new mongoose.Types.ObjectId(), email: ROW, count: 1, __v: 3 });
          order.count = 2;
          await order.save();
        },
      ),
      expect: 409,
    },
    {
      name: 'a server that is not there',
      trigger: connected(refuses, (_Order, connection) => connection.asPromise()),
      expect: 503,
    },
    {
      name: 'an operation that waited for a server that is not there',
      trigger: connected(refuses, (Order) => Order.findOne()),
      expect: 503,
    },
    {
      name: 'a model that nobody defined',
      trigger: async () => mongoose.model('planted'),
      thrown: /^MissingSchemaError .*Schema hasn/,
      expect: 500,
    },
  ];
};

export default {
  mongodb: driver(mongodb),
  mongodb6: driver(mongodb6),
  mongoose: models(mongoose),
  mongoose8: models(mongoose8),
};
