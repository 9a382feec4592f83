// npm run mapping: what it costs to map a failed validation, beside what the validator itself took. Bodies of up to
// 1 MB that are made to hurt; fails where mapping costs more than the validator and a constant.
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import { type } from 'arktype';
import { body as field, validationResult } from 'express-validator';
import Joi from 'joi';
import * as s from 'superstruct';
import * as v from 'valibot';
import * as yup from 'yup';
import { z } from 'zod';
import * as zod3 from 'zod3';
import { median } from './in-process.mjs';

const require = createRequire(import.meta.url);
const { toHttpError, toProblem } = require('../../dist');

const CONSTANT = 10; // milliseconds
const ROUNDS = Number(process.env.ROUNDS ?? 5);

const thrownBy = async (work) => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('The validator accepted the body');
};
const parsed = (schema) => (body) => thrownBy(() => schema.parse(body));

const fill = (length, of) => Array.from({ length }, (_, index) => of(index));
const wrong = fill(100, () => 'x');
const bodies = {
  'a key of 95 kB, 100 bad values': { ['k'.repeat(95_000)]: wrong },
  'a key of 950 kB, 100 bad values': { ['k'.repeat(950_000)]: wrong },
  'a key of 300 kB to be escaped': { ['/~ü'.repeat(75_000)]: wrong },
  'a key of brackets': { ['["'.repeat(200_000)]: wrong },
  '100 keys of 9 kB': Object.fromEntries(fill(100, (index) => [`${index}${'k'.repeat(9000)}`, ['x']])),
  '100 values of 9 kB': { a: fill(100, () => 'but was '.repeat(1100)) },
  'a value of 900 kB': { a: ['x'.repeat(900_000)] },
  '100,000 bad values': { a: fill(100_000, () => 'x') },
  '20,000 bad keys': Object.fromEntries(fill(20_000, (index) => [`k${index}`, ['x']])),
};

const record = new Ajv({ allErrors: true }).compile({
  additionalProperties: { items: { type: 'number' }, type: 'array' },
});
const pattern = Joi.object().pattern(/^/, Joi.array().items(Joi.number()));
const struct = s.record(s.string(), s.array(s.number()));
const lazyMap = yup.lazy((value) =>
  yup.object(Object.fromEntries(Object.keys(value).map((key) => [key, yup.array(yup.number())]))),
);
const chain = field('*.*').custom((value) => {
  if (typeof value !== 'number') throw new Error('must be a number');
  return true;
});

const validators = {
  zod: parsed(z.record(z.string(), z.array(z.number()))),
  zod3: parsed(zod3.z.record(zod3.z.string(), zod3.z.array(zod3.z.number()))),
  valibot: (body) => thrownBy(() => v.parse(v.record(v.string(), v.array(v.number())), body)),
  joi: (body) => thrownBy(() => Joi.attempt(body, pattern, { abortEarly: false })),
  ajv: (body) =>
    thrownBy(() => {
      if (!record(body)) throw new Ajv.ValidationError(record.errors);
    }),
  superstruct: (body) => thrownBy(() => s.assert(body, struct)),
  arktype: (body) => thrownBy(() => type({ '[string]': 'number[]' }).assert(body)),
  yup: (body) => thrownBy(() => lazyMap.validate(body, { abortEarly: false, strict: true })),
  'express-validator': (body) =>
    thrownBy(async () => {
      const req = { body };
      await chain.run(req);
      validationResult(req).throw();
    }),
};
// The validator itself takes half a minute.
const tooDear = new Set(['100,000 bad values, express-validator']);

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

let failed = 0;
console.log(`| ${'Body and validator'.padEnd(52)} | validator | mapping |  ratio |`);
for (const [what, body] of Object.entries(bodies)) {
  for (const [name, validate] of Object.entries(validators)) {
    if (tooDear.has(`${what}, ${name}`)) continue;
    const times = { validator: [], mapping: [] };
    for (let round = 0; round < ROUNDS; round++) {
      const start = cpu();
      const error = await validate(body);
      const between = cpu();
      const { status, errors } = toProblem(toHttpError(error));
      times.mapping.push(cpu() - between);
      times.validator.push(between - start);
      if (status !== 400 || errors === undefined) throw new Error(`${name}: ${what}: ${status} without a list`);
    }
    const [validator, mapping] = [median(times.validator), median(times.mapping)];
    const isDear = mapping > validator + CONSTANT;
    if (isDear) failed++;
    const cells = [validator.toFixed(1).padStart(9), mapping.toFixed(1).padStart(7), (mapping / validator).toFixed(2)];
    console.log(`| ${`${what}, ${name}`.padEnd(52)} | ${cells.join(' | ')}${isDear ? ' | too dear' : ''} |`);
  }
}
if (failed > 0) {
  console.error(`Mapping costs more than the validator and ${CONSTANT} ms in ${failed} cases`);
  process.exitCode = 1;
}
