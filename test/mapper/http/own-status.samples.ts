import { recognized } from '../../support/expected';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

const patch = { operation: { op: 'add', path: '/a' }, index: 0 };

export const samples: readonly FamilySamples[] = [
  {
    library: 'json-patch',
    samples: [
      {
        name: 'an operation',
        thrown: () => foreignError('x', patch, 'PatchError'),
        expected: recognized(400, 'malformed', 'client', 'an operation of a patch'),
      },
      {
        name: 'beside what it was applied to',
        thrown: () => foreignError('x', { ...patch, tree: {} }),
        expected: recognized(400, 'malformed', 'client', 'an operation of a patch'),
      },
      {
        name: 'a test that failed',
        thrown: () => foreignError('Test operation failed', { operation: { op: 'test', path: '/a' } }, 'PatchError'),
        expected: recognized(409, 'conflict', 'client', 'a test of a patch'),
      },
    ],
    nearMisses: [
      { name: 'the class alone', thrown: () => foreignError('x', {}, 'PatchError') },
      { name: 'an operation of the app’s own', thrown: () => foreignError('x', patch, 'AppError') },
      {
        name: 'an operation without a path',
        thrown: () => foreignError('x', { operation: { op: 'add' } }, 'PatchError'),
      },
      { name: 'a status of the app', thrown: () => foreignError('x', { ...patch, status: 422 }, 'PatchError') },
    ],
  },
  {
    library: 'app',
    samples: [
      {
        name: 'the title of its status',
        thrown: () => foreignError('x', { httpStatus: 401, title: 'Unauthorized' }),
        expected: { status: 401, fault: 'client', certainty: 'stated', because: 'httpStatus 401' },
      },
      {
        name: 'the class of its status',
        thrown: () => foreignError('x', { httpStatus: 404 }, 'OrderNotFound'),
        expected: { status: 404, fault: 'client', certainty: 'stated', because: 'httpStatus 404' },
      },
    ],
    nearMisses: [
      { name: 'a status alone', thrown: () => foreignError('x', { httpStatus: 404 }, 'ApiError') },
      {
        name: 'a refusal by its class alone',
        thrown: () => foreignError('x', { httpStatus: 401 }, 'UnauthorizedError'),
      },
      {
        name: 'the marks of an exchange',
        thrown: () => foreignError('x', { httpStatus: 404, title: 'Not Found', requestID: 'r' }, 'NotFound'),
      },
    ],
  },
];
