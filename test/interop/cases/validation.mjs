import Joi from 'joi';
import Joi17 from 'joi17';
import * as s from 'superstruct';
import * as v from 'valibot';
import * as yup from 'yup';
import * as zod from 'zod';
import { fromError } from 'zod-validation-error';
import * as zod3 from 'zod3';
import { EMAIL, both, bothBy, byPart, order, sending } from '../support/order.mjs';

const zodCases = ({ z }, codes) => {
  const schema = z.object({
    customer: z.object({ email: z.string().email() }),
    items: z.array(z.object({ count: z.number() })),
  });
  const digits = z.string().regex(/^\d+$/);
  const parts = z.object({
    body: z.object({ size: z.string() }),
    query: z.object({ page: digits }),
    params: z.object({ id: digits }),
    headers: z.object({ 'x-tenant': digits }),
  });
  const [format, type] = codes;
  return sending([
    { name: 'two fields that are wrong', trigger: async () => schema.parse(order), expect: bothBy(format, type) },
    byPart((given) => parts.parse(given), [type, format, format, format]),
    {
      name: 'two fields that are wrong, where the app wants 422',
      trigger: async () => schema.parse(order),
      options: { validationStatus: 422 },
      expect: { ...both, status: 422 },
    },
    {
      name: 'two fields that are wrong, asynchronously',
      trigger: () => schema.refine(async () => true).parseAsync(order),
      expect: both,
    },
    {
      name: 'a field that is missing',
      sent: { items: [] },
      trigger: async () => schema.parse({ items: [] }),
      expect: { status: 400, errors: [{ pointer: '#/customer' }] },
    },
    {
      name: 'a member that is unknown',
      sent: { extra: 'planted' },
      trigger: async () => z.object({}).strict().parse({ extra: 'planted' }),
      expect: { status: 400, errors: [{ pointer: '#' }] },
    },
    {
      name: 'no object at all',
      trigger: async () => schema.parse('planted'),
      expect: { status: 400, errors: [{ pointer: '#' }] },
    },
    {
      name: 'a name with a slash and a tilde',
      sent: { 'a/b~c': 1 },
      trigger: async () => z.object({ 'a/b~c': z.string() }).parse({ 'a/b~c': 1 }),
      expect: { status: 400, errors: [{ pointer: '#/a~1b~0c' }] },
    },
    {
      name: 'a schema of ours that is none',
      trigger: async () => z.object({ a: 'planted' }).parse({ a: 1 }),
      thrown: /expected a Zod schema|_parse is not a function/,
      expect: 500,
    },
  ]);
};

const joiCases = (Joi) => {
  const schema = Joi.object({
    customer: Joi.object({ email: Joi.string().email(), password: Joi.string() }),
    items: Joi.array().items(Joi.object({ count: Joi.number() })),
  });
  const digits = Joi.string().pattern(/^\d+$/);
  const parts = Joi.object({
    body: Joi.object({ size: Joi.required() }).unknown(),
    query: Joi.object({ page: digits }),
    params: Joi.object({ id: digits }),
    headers: Joi.object({ 'x-tenant': digits }).unknown(),
  });
  const format = 'string.pattern.base';
  return sending([
    {
      name: 'two fields that are wrong',
      trigger: () => schema.validateAsync(order, { abortEarly: false }),
      expect: bothBy('string.email', 'number.base'),
    },
    byPart((given) => parts.validateAsync(given, { abortEarly: false }), ['any.required', format, format, format]),
    {
      name: 'the first field that is wrong',
      trigger: async () => Joi.attempt(order, schema),
      expect: { status: 400, errors: [EMAIL] },
    },
    {
      name: 'a field that is missing',
      trigger: () => Joi.object({ name: Joi.required() }).validateAsync({}),
      expect: { status: 400, errors: [{ pointer: '#/name' }] },
    },
    {
      name: 'a member that is unknown',
      sent: { extra: 1 },
      trigger: () => Joi.object({}).validateAsync({ extra: 1 }),
      expect: { status: 400, errors: [{ pointer: '#/extra' }] },
    },
    {
      name: 'a schema of ours that is none',
      trigger: async () => Joi.object({ a: Joi.string().regex('planted') }),
      thrown: /regex must be a RegExp/,
      expect: 500,
    },
  ]);
};

const yupOrder = yup.object({
  customer: yup.object({ email: yup.string().email() }),
  items: yup.array(yup.object({ count: yup.number() })),
});

const yupDigits = yup.string().matches(/^\d+$/);
const yupParts = yup.object({
  body: yup.object({ size: yup.string().required() }),
  query: yup.object({ page: yupDigits }),
  params: yup.object({ id: yupDigits }),
  headers: yup.object({ 'x-tenant': yupDigits }),
});

const valibotDigits = v.pipe(v.string(), v.digits());
const valibotParts = v.object({
  body: v.object({ size: v.string() }),
  query: v.object({ page: valibotDigits }),
  params: v.object({ id: valibotDigits }),
  headers: v.object({ 'x-tenant': valibotDigits }),
});

const valibotOrder = v.object({
  customer: v.object({ email: v.pipe(v.string(), v.email()) }),
  items: v.array(v.object({ count: v.number() })),
});

const structOrder = s.object({
  customer: s.type({ email: s.pattern(s.string(), /@/) }),
  items: s.array(s.object({ count: s.number() })),
});

export default {
  zod: zodCases(zod, ['invalid_format', 'invalid_type']),
  zod3: zodCases(zod3, ['invalid_string', 'invalid_type']),
  'zod-validation-error': sending([
    {
      name: "a ZodError in this library's words",
      trigger: async () => {
        throw fromError(zod.z.object({ customer: zod.z.object({ email: zod.z.email() }) }).safeParse(order).error);
      },
      expect: { status: 400, errors: [EMAIL] },
    },
  ]),
  joi: joiCases(Joi),
  joi17: joiCases(Joi17),
  yup: sending([
    {
      name: 'two fields that are wrong',
      trigger: () => yupOrder.validate(order, { abortEarly: false }),
      expect: bothBy('email', 'typeError'),
    },
    byPart(
      (given) => yupParts.validate(given, { abortEarly: false }),
      ['optionality', 'matches', 'matches', 'matches'],
    ),
    {
      name: 'the first field that is wrong',
      trigger: () => yup.object({ customer: yup.object({ email: yup.string().email() }) }).validate(order),
      expect: { status: 400, errors: [EMAIL] },
    },
    {
      name: 'a check of ours that crashes',
      trigger: () =>
        yup
          .string()
          .test('planted', () => Promise.reject(new Error('planted store')))
          .validate('a'),
      thrown: /^Error .*planted store/,
      expect: 500,
    },
  ]),
  valibot: sending([
    {
      name: 'two fields that are wrong',
      trigger: async () => v.parse(valibotOrder, order),
      expect: bothBy('email', 'number'),
    },
    byPart((given) => v.parse(valibotParts, given), ['object', 'digits', 'digits', 'digits']),
    {
      name: 'a field that is missing',
      trigger: async () => v.parse(v.object({ name: v.string() }), {}),
      expect: { status: 400, errors: [{ pointer: '#/name' }] },
    },
    {
      name: 'a check of ours that crashes',
      trigger: () =>
        v.parseAsync(
          v.pipeAsync(
            v.string(),
            v.checkAsync(async () => {
              throw new Error('planted store');
            }),
          ),
          'a',
        ),
      thrown: /^Error .*planted store/,
      expect: 500,
    },
  ]),
  superstruct: sending([
    {
      name: 'the first field that is wrong',
      trigger: async () => s.assert(order, structOrder),
      expect: { status: 400, errors: [{ ...EMAIL, code: 'pattern' }] },
    },
    byPart((given) => s.assert(given, s.type({ body: s.type({ size: s.string() }) })), ['string'], true),
    {
      name: 'a coercion of ours that fails',
      trigger: async () =>
        s.create(
          1,
          s.coerce(s.string(), s.number(), () => {
            throw new TypeError('planted store');
          }),
        ),
      thrown: /^TypeError .*planted store/,
      expect: 500,
    },
  ]),
};
