import { explain } from '../../../src';
import { toWhere } from '../../../src/mapper/validation/details';
import { foreignError } from '../../support/foreign-error';

it.each<[name: string, segments: string[], place: 'pointer' | 'parameter' | 'header' | 'cookie', where: object]>([
  ['a pointer', ['a', 'b/c'], 'pointer', { pointer: '#/a/b~1c' }],
  ['a parameter', ['a', 'b'], 'parameter', { parameter: 'a.b' }],
  ['a header', ['x-a'], 'header', { header: 'x-a' }],
  ['a cookie, which is in one header', ['theme'], 'cookie', { header: 'Cookie' }],
  ['a pointer that is too long', ['x'.repeat(2000)], 'pointer', {}],
  ['a pointer that is too long once it is escaped', ['é'.repeat(400)], 'pointer', {}],
  ['a part itself', [], 'parameter', {}],
])('The place of an entry is written as the standard has it: %s', (_, segments, place, where) => {
  expect(toWhere(segments, place)).toEqual(where);
});

it.each<[name: string, entry: object, body: object, status: number]>([
  ['a key that is required, and was not sent', { name: 'required', argument: 'email' }, { order: { note: 'x' } }, 400],
  ['a key that is required, of an object that was not sent', { name: 'required', argument: 'email', path: ['smtp'] }, { order: {} }, 500],
  ['a key that nobody knows, and was sent', { name: 'additionalProperties', argument: 'admin' }, { order: { admin: 1 } }, 400],
  ['a key that nobody knows, and was not sent', { name: 'additionalProperties', argument: 'admin' }, { order: { note: 'x' } }, 500],
  ['a value that was sent', { name: 'type', argument: ['number'], instance: 'seven', path: ['order', 'age'] }, { order: { age: 'seven' } }, 400],
  ['a value that was not sent', { name: 'type', argument: ['number'], instance: 'eight', path: ['order', 'age'] }, { order: { age: 'seven' } }, 500],
])('An entry of jsonschema is the client’s only if the body carried it: %s', (_, entry, body, status) => {
  const whole = { path: ['order'], property: 'instance.order', message: 'x', schema: {}, instance: {}, stack: 'x', ...entry };
  const thrown = foreignError('x', { name: 'ValidatorResultError', errors: [whole], instance: {}, schema: {} });
  expect(explain(thrown, { sent: { body } }).error.status).toBe(status);
}); // prettier-ignore
