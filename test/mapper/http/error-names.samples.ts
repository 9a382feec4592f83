import {
  AuthenticationError,
  ConflictError,
  ForwardedError,
  InputError,
  NotAllowedError,
  NotFoundError,
  NotImplementedError,
  NotModifiedError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { NotFound } from '../../../src';
import { assumed, recognized } from '../../support/expected';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

const bare = (name: string, members: object = {}): Error => foreignError('secret', members, name);
const duplicate = (): Error =>
  foreignError('duplicate key', { code: '23505', severity: 'ERROR', routine: '_bt_check_unique' });
class EntityMissing extends NotFoundError {}
class Named extends Error {
  override get name(): string {
    return 'NotFoundError';
  }
}
class WithCode extends Error {
  get code(): number {
    return 8;
  }
}
Object.defineProperty(WithCode, 'name', { value: 'NotFoundError' });
const NotFoundErrorOfTypes = Object.defineProperty(class extends TypeError {}, 'name', { value: 'NotFoundError' });

export const samples: readonly FamilySamples[] = [
  {
    library: '@backstage/errors',
    samples: [
      {
        name: 'InputError',
        thrown: () => new InputError('x'),
        expected: recognized(400, 'malformed', 'client', 'the name InputError'),
      },
      {
        name: 'AuthenticationError',
        thrown: () => new AuthenticationError('x'),
        expected: recognized(401, 'badCredentials', 'client', 'the name AuthenticationError'),
      },
      {
        name: 'NotAllowedError',
        thrown: () => new NotAllowedError('x'),
        expected: recognized(403, 'forbidden', 'client', 'the name NotAllowedError'),
      },
      {
        name: 'NotFoundError',
        thrown: () => new NotFoundError('x'),
        expected: recognized(404, 'notThere', 'client', 'the name NotFoundError'),
      },
      {
        name: 'a class below it',
        thrown: () => new EntityMissing('x'),
        expected: recognized(404, 'notThere', 'client', 'the name NotFoundError'),
      },
      {
        name: 'ConflictError, whatever caused it',
        thrown: () => new ConflictError('x', new NotFound()),
        expected: recognized(409, 'conflict', 'client', 'the name ConflictError'),
      },
      {
        name: 'ServiceUnavailableError',
        thrown: () => new ServiceUnavailableError('x'),
        expected: recognized(503, 'overloaded', 'overload', 'the name ServiceUnavailableError'),
      },
      {
        name: 'NotImplementedError',
        thrown: () => new NotImplementedError('x'),
        expected: { status: 501, fault: 'server', certainty: 'recognized', because: 'the name NotImplementedError' },
      },
    ],
    nearMisses: [
      { name: 'what is no failure', thrown: () => new NotModifiedError('x') },
      { name: 'a status of the app', thrown: () => Object.assign(new NotFoundError('x'), { status: 410 }) },
      {
        name: "what another server said, under that server's name",
        thrown: () => new ForwardedError('x', Object.assign(new Error('x'), { name: 'NotFoundError' })),
      },
      {
        name: "another server's response",
        thrown: () =>
          Reflect.construct(ResponseError, [
            {
              message: 'Request failed with 404 Not Found',
              response: new Response(null, { status: 404 }),
              data: { error: { name: 'NotFoundError', message: 'x' }, response: { statusCode: 404 } },
              cause: Object.assign(new Error('x'), { name: 'NotFoundError' }),
              statusCode: 404,
              statusText: 'Not Found',
            },
          ]),
      },
    ],
  },
  {
    library: 'app',
    samples: [
      {
        name: 'a class that is called NotFoundError',
        thrown: () => bare('NotFoundError'),
        expected: recognized(404, 'notThere', 'client', 'the name NotFoundError'),
      },
      {
        name: 'one that sets its own name',
        thrown: () => bare('NotFoundError', { name: 'NotFoundError', cause: undefined }),
        expected: recognized(404, 'notThere', 'client', 'the name NotFoundError'),
      },
      {
        name: 'a class as it was written before there were classes',
        thrown: () => {
          function NotFoundError(): void {}
          NotFoundError.prototype = Object.assign(new Error(), { constructor: NotFoundError, name: 'NotFoundError' });
          return Object.assign(Object.create(NotFoundError.prototype), { message: 'x', stack: 'x' });
        },
        expected: recognized(404, 'notThere', 'client', 'the name NotFoundError'),
      },
      {
        name: 'one that Sentry has seen',
        thrown: () => bare('ConflictError', { __sentry_captured__: true, [Symbol('seen')]: true }),
        expected: recognized(409, 'conflict', 'client', 'the name ConflictError'),
      },
      {
        name: 'a class below InputError',
        thrown: () => foreignError('x', {}, 'OddQuantity', 'InputError', 'DomainError'),
        expected: recognized(400, 'malformed', 'client', 'the name InputError'),
      },
      {
        name: 'ServiceUnavailableError',
        thrown: () => bare('ServiceUnavailableError'),
        expected: recognized(503, 'overloaded', 'overload', 'the name ServiceUnavailableError'),
      },
      {
        name: 'AuthenticationError, which can be about our own key',
        thrown: () => bare('AuthenticationError'),
        expected: assumed(401, 'badCredentials', 'client', 'the name AuthenticationError'),
      },
      {
        name: 'NotAllowedError',
        thrown: () => bare('NotAllowedError'),
        expected: assumed(403, 'forbidden', 'client', 'the name NotAllowedError'),
      },
    ],
    nearMisses: [
      { name: 'the name on a plain error', thrown: () => Object.assign(new Error('x'), { name: 'NotFoundError' }) },
      { name: 'the name of another class', thrown: () => new Named('x') },
      { name: 'a DOMException of that name', thrown: () => new DOMException('x', 'NotFoundError') },
      { name: 'a bug of that name', thrown: () => new NotFoundErrorOfTypes('x') },
      { name: 'a class with a code of its own', thrown: () => new WithCode('x') },
      { name: 'one with a cause, which says more', thrown: () => bare('NotFoundError', { cause: duplicate() }) },
      { name: "a store's, with what it has looked for", thrown: () => bare('NotFoundError', { entity: 'Order' }) },
      { name: "an SDK's, with an id of its request", thrown: () => bare('AuthenticationError', { requestId: 'r' }) },
      { name: 'one with a code', thrown: () => bare('ConflictError', { code: 'E_CONFLICT' }) },
      { name: 'what is no failure', thrown: () => bare('NotModifiedError') },
      { name: 'a name that only begins so', thrown: () => bare('NotFoundErrorOfEntity') },
      { name: 'no error at all', thrown: () => new (class NotFoundError {})() },
    ],
  },
];
