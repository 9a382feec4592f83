// Whose fault a failed validation is: the same check of what was sent, and of what another server has answered.
import Ajv from 'ajv';
import { IsInt, validateOrReject } from 'class-validator';
import { body, validationResult } from 'express-validator';
import Joi from 'joi';
import multer from 'multer';
import * as s from 'superstruct';
import * as v from 'valibot';
import * as yup from 'yup';
import * as zod from 'zod';
import * as zod3 from 'zod3';
import { asyncHandler } from '../support/library.mjs';

class Item {
  constructor(value) {
    Object.assign(this, value);
  }
}
IsInt()(Item.prototype, 'count');

const ajv = new Ajv.Ajv({ allErrors: true });
const isItem = ajv.compile({
  type: 'object',
  required: ['count'],
  properties: { count: { type: 'integer', maximum: 10 } },
});

/** The same check by each library: `count` is a whole number up to 10. */
const checks = {
  zod: (value) => zod.z.object({ count: zod.z.number().max(10) }).parse(value),
  zod3: (value) => zod3.z.object({ count: zod3.z.number().max(10) }).parse(value),
  joi: (value) => Joi.attempt(value, Joi.object({ count: Joi.number().max(10) }).unknown(), { convert: false }),
  yup: (value) => yup.object({ count: yup.number().max(10) }).validate(value, { strict: true }),
  valibot: (value) => v.parse(v.object({ count: v.pipe(v.number(), v.maxValue(10)) }), value),
  superstruct: (value) => s.assert(value, s.type({ count: s.max(s.number(), 10) })),
  ajv: (value) => {
    if (!isItem(value)) throw new Ajv.ValidationError(isItem.errors);
  },
  'class-validator': (value) => validateOrReject(new Item(value)),
};

const COUNT = { status: 400, errors: [{ pointer: '#/count' }] };
const sent = { count: 'planted' };
const post = (check) => (app, express) =>
  app.use(express.json()).post(
    '/',
    asyncHandler((req) => check(req.body)),
  );

const cases = (check) => [
  { name: 'the body', app: post(check), request: { path: '/', body: sent }, expect: COUNT },
  { name: 'a part of the body', app: post(({ item }) => check(item)), request: { path: '/', body: { item: sent } }, expect: COUNT },
  { name: 'JSON in a field', app: post(({ item }) => check(JSON.parse(item))), request: { path: '/', body: { item: JSON.stringify(sent) } }, expect: COUNT },
  { name: 'a key of another case', app: post(({ Count: count }) => check({ count })), request: { path: '/', body: { Count: 'planted' } }, expect: COUNT },
  {
    name: 'the query',
    app: (app) => app.get('/', asyncHandler((req) => check({ ...req.query }))),
    request: { path: '/?count=planted' },
    expect: COUNT,
  },
  {
    name: 'a field of a form',
    app: (app) => app.post('/', multer().none(), asyncHandler((req) => check({ ...req.body }))),
    request: {
      path: '/',
      headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
      body: '--b\r\nContent-Disposition: form-data; name="count"\r\n\r\nplanted\r\n--b--\r\n',
    },
    expect: COUNT,
  },
  { name: 'another server’s answer, and nothing was sent', app: (app) => app.get('/', asyncHandler(() => check(sent))), request: { path: '/' }, thrown: /./, expect: 500 },
  { name: 'another server’s answer, and something else was sent', app: post(() => check(sent)), request: { path: '/', body: { prompt: 'x' } }, thrown: /./, expect: 500 },
  { name: 'another server’s answer, and the same key was sent with a right value', app: post(() => check(sent)), request: { path: '/', body: { count: 5 } }, thrown: /./, expect: 500 },
  {
    name: 'another server’s answer, where the app asks for no evidence',
    app: (app) => app.get('/', asyncHandler(() => check(sent))),
    request: { path: '/' },
    options: { evidence: false },
    expect: COUNT,
  },
]; // prettier-ignore

const result = (app, express) =>
  app.use(express.json()).post('/', body('count').isInt(), (req) => {
    throw validationResult(req).array();
  });

export default {
  ...Object.fromEntries(Object.entries(checks).map(([library, check]) => [library, cases(check)])),
  'express-validator': [
    { name: 'its list as data, of what was sent', app: result, request: { path: '/', body: sent }, expect: COUNT },
    {
      name: 'its list as data, of another server',
      app: (app) =>
        app.get('/', () => {
          throw [{ type: 'field', msg: 'planted', path: 'count', location: 'body', value: 'planted' }];
        }),
      request: { path: '/' },
      thrown: /./,
      expect: 500,
    },
  ],
};
