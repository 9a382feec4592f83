import { explain } from '../../../src';
import { foreignError } from '../../support/foreign-error';

it.each<[name: string, members: object, status: number]>([
  ['a store of its own numbers (arangojs)', { errorNum: 1202, code: 404 }, 502],
  ['a number that is no status', { errorNum: 1202, code: 17 }, 500],
  ['a code alone', { code: 404 }, 500],
])('A status beside a number of the service is that of its response: %s', (_, members, status) => {
  expect(explain(foreignError('x', members)).error.status).toBe(status);
});

it.each([
  ['OptimisticLockError', 'The optimistic lock failed, version 1 was expected', 409],
  ['OptimisticLockError', 'Cannot obtain optimistic lock on unversioned entity', 500],
  ['NotFoundError', 'Wrong number of Order entities found', 500],
  ['NotFoundError', 'Order not found', 404],
])('%s of MikroORM is judged by what it says: %s', (name, message, status) => {
  expect(explain(foreignError(message, { name, getEntity: () => ({}) })).error.status).toBe(status);
});
