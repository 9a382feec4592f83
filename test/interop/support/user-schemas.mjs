// One schema, `{ email: a text with an @, age: an integer of at least 18 }` without other members, in the words of each
// validator: a function that returns the value or throws (or rejects with) what the library throws.
import 'reflect-metadata';
import Ajv from 'ajv';
import { IsEmail, IsInt, Min, validateOrReject } from 'class-validator';
import Joi from 'joi';
import Joi17 from 'joi17';
import * as s from 'superstruct';
import * as v from 'valibot';
import * as yup from 'yup';
import * as zod from 'zod';
import * as zod3 from 'zod3';

const ofZod = ({ z }) => {
  const schema = z.object({ email: z.string().email(), age: z.number().int().min(18) }).strict();
  return (value) => schema.parse(value);
};
const ofJoi = (joi) => {
  const schema = joi.object({ email: joi.string().email().required(), age: joi.number().integer().min(18).required() });
  return (value) => joi.attempt(value, schema, { abortEarly: false });
};

const yupUser = yup
  .object({ email: yup.string().email().required(), age: yup.number().integer().min(18).required() })
  .noUnknown()
  .strict();

const valibotUser = v.strictObject({
  email: v.pipe(v.string(), v.email()),
  age: v.pipe(v.number(), v.integer(), v.minValue(18)),
});

const structUser = s.object({ email: s.pattern(s.string(), /@/), age: s.min(s.integer(), 18) });

const ajvUser = new Ajv({ allErrors: true }).compile({
  type: 'object',
  required: ['email', 'age'],
  additionalProperties: false,
  properties: { email: { type: 'string', pattern: '@' }, age: { type: 'integer', minimum: 18 } },
});

class User {}
for (const [decorator, key] of [[IsEmail(), 'email'], [IsInt(), 'age'], [Min(18), 'age']]) decorator(User.prototype, key); // prettier-ignore

/** By library. */
export const users = {
  zod: ofZod(zod),
  zod3: ofZod(zod3),
  joi: ofJoi(Joi),
  joi17: ofJoi(Joi17),
  yup: (value) => yupUser.validateSync(value, { abortEarly: false }),
  valibot: (value) => v.parse(valibotUser, value),
  superstruct: (value) => s.create(value, structUser),
  ajv: (value) => {
    if (!ajvUser(value)) throw new Ajv.ValidationError(ajvUser.errors);
    return value;
  },
  'class-validator': (value) =>
    validateOrReject(Object.assign(new User(), value), { whitelist: true, forbidNonWhitelisted: true }),
};
