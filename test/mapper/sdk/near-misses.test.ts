import { explain } from '../../../src';
import { foreignError } from '../../support/foreign-error';

it.each<[name: string, thrown: () => Error]>([
  ['Elasticsearch without the data', () => foreignError('x', { name: 'DeserializationError' })],
  ['Algolia without what it tried', () => foreignError('x', { name: 'ApiError', stackTrace: 'none' })],
  ['Algolia without anything', () => foreignError('x', { name: 'RetryError' })],
])('An error that is called as one of a library is not taken for it: %s', (_, thrown) => {
  expect(explain(thrown()).error.status).toBe(500);
});

it.each([
  [undefined, 404],
  ['missing', 404],
  ['Database does not exist.', 500],
])('A 404 of CouchDB with the reason %p is a %d', (reason, status) => {
  expect(explain(foreignError('x', { scope: 'couch', errid: 'non_200', statusCode: 404, reason })).error.status).toBe(status); // prettier-ignore
});

it('A path without end is of no part of the request', () => {
  const path = ['body', ...Array.from({ length: 40 }, String)];
  const issues = [{ code: 'invalid_type', expected: 'string', path, message: 'x' }];
  const thrown = foreignError('x', { name: 'ZodError', issues });
  const { error, certainty } = explain(thrown, { sent: { body: { a: 1 } } });
  expect([error.status, certainty]).toEqual([400, 'assumed']);
});
