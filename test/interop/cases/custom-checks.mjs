// Checks that an app writes itself: what they run into is no verdict on the input.
import { body, oneOf, validationResult } from 'express-validator';
import { isEmail, registerDecorator, validateOrReject } from 'class-validator';
import Joi from 'joi';
import Joi17 from 'joi17';
import mongoose from 'mongoose';
import mongoose8 from 'mongoose8';
import { DataTypes, Sequelize } from 'sequelize';
import * as yup from 'yup';
import * as zod from 'zod';
import { refusedError } from '../support/errors.mjs';

const EMAIL = 'planted@example.com';
const SENT = { path: '/', body: { email: EMAIL } };
const NOT_FREE = 'The address is in use';

/** Checks that look the address up in a store that is not there, in a store that is not even defined, in an answer. */
const failing = {
  'a store that is not there': [async () => Promise.reject(await refusedError()), 502, /ECONNREFUSED/],
  'a bug of ours': [async () => plantedStore.find(), 500, /plantedStore is not defined/],
  "another server's page": [async () => JSON.parse('<planted>'), 500, /is not valid JSON/],
};
const verdict = async () => Promise.reject(new Error(NOT_FREE));

/** The cases of a library, by a trigger that gets the check. */
const cases = (runs, { direct = false } = {}) => [
  ...Object.entries(failing).map(([name, [check, expect, thrown]]) => ({
    name: `a check of ours that runs into ${name}`,
    ...runs(check),
    ...(expect === 500 && { thrown: direct ? thrown : /./ }),
    expect,
  })),
  ...(direct
    ? []
    : [
        {
          name: 'a check of ours that says no',
          ...runs(verdict),
          expect: { status: 400, errors: [{ pointer: '#/email' }] },
        },
      ]),
];

const byJoi = (Joi) => (check) => ({
  request: SENT,
  trigger: async () => {
    const error = await check().catch((reason) => reason); // Joi's are synchronous
    Joi.attempt(
      { email: EMAIL },
      Joi.object({
        email: Joi.string().custom(() => {
          throw error;
        }),
      }),
    );
  },
});

const byMongoose = (mongoose) => (validate) => ({
  request: SENT,
  trigger: () => {
    const schema = new mongoose.Schema({ email: { type: String, validate } });
    return new (new mongoose.Mongoose().model('Order', schema))({ email: EMAIL }).validate();
  },
});

const bySequelize = (check) => ({
  request: SENT,
  trigger: () => {
    const database = new Sequelize({ dialect: 'postgres', logging: false });
    const validate = { lookUp: async () => check() };
    return database
      .define('orders', { email: { type: DataTypes.STRING, validate } })
      .build({ email: EMAIL })
      .validate();
  },
});

const throwing = async (req, res, next) => {
  try {
    validationResult(req).throw();
    res.end();
  } catch (error) {
    next(error);
  }
};
const byChain = (check) => ({
  app: (app, express) => app.use(express.json()).post('/', body('email').custom(check), throwing),
  request: { path: '/', body: { email: EMAIL } },
});
const byAlternatives = (check) => ({
  app: (app, express) =>
    app.use(express.json()).post('/', oneOf([body('email').custom(check), body('email').isInt()]), throwing),
  request: { path: '/', body: { email: EMAIL } },
});

const byDecorator = (check) => ({
  request: SENT,
  trigger: () => {
    class Order {
      email = EMAIL;
    }
    registerDecorator({ target: Order, propertyName: 'email', async: true, validator: { validate: check } });
    return validateOrReject(new Order());
  },
});

export default {
  'express-validator': [
    ...cases(byChain),
    ...Object.entries(failing).map(([name, [check, expect]]) => ({
      name: `an alternative of ours that runs into ${name}`,
      ...byAlternatives(check),
      ...(expect === 500 && { thrown: /Validation failed|^Error/ }),
      expect,
    })),
    {
      name: 'a check of ours that fails, in words of ours',
      app: (app, express) =>
        app
          .use(express.json())
          .post('/', body('email').custom(failing['a bug of ours'][0]).withMessage('Odd'), throwing),
      request: { path: '/', body: { email: EMAIL } },
      expect: { status: 400, errors: [{ pointer: '#/email' }] },
    },
    {
      name: 'a check of ours that parses what was sent',
      app: (app, express) =>
        app.use(express.json()).post(
          '/',
          body('email').custom(async (email) => JSON.parse(email)),
          throwing,
        ),
      request: { path: '/', body: { email: EMAIL } },
      expect: { status: 400, errors: [{ pointer: '#/email' }] },
    },
  ],
  joi: cases(byJoi(Joi)),
  joi17: cases(byJoi(Joi17)),
  mongoose: cases(byMongoose(mongoose)),
  mongoose8: cases(byMongoose(mongoose8)),
  sequelize: cases(bySequelize),
  // What a check of these throws is thrown by itself.
  yup: cases((check) => ({ trigger: () => yup.string().test('free', check).validate(EMAIL) }), { direct: true }),
  zod: cases((check) => ({ trigger: () => zod.z.string().refine(check).parseAsync(EMAIL) }), { direct: true }),
  'class-validator': [
    ...cases(byDecorator, { direct: true }),
    {
      name: 'a check of ours that says no',
      ...byDecorator(async () => isEmail('no')),
      expect: { status: 400, errors: [{ pointer: '#/email' }] },
    },
  ],
};
