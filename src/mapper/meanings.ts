import {
  BadGateway,
  BadRequest,
  Conflict,
  ContentTooLarge,
  Forbidden,
  GatewayTimeout,
  InternalServerError,
  NotFound,
  PaymentRequired,
  PreconditionFailed,
  RangeNotSatisfiable,
  RequestTimeout,
  ServiceUnavailable,
  TooManyRequests,
  Unauthorized,
  UnsupportedMediaType,
} from '../codes/errors';

/** Whose fault a failure is: `upstream` is anything outside the process, stores included; `overload` a shortage. */
export type Fault = 'client' | 'server' | 'upstream' | 'overload';

/**
 * The whole policy of the mapper on one screen: what each meaning is answered with, whose fault it is, and how loud it
 * is. A table of a family says only the meaning.
 */
export const meanings = {
  // The client's, known for certain.
  invalid: { error: BadRequest, fault: 'client', log: 'silent' }, // a failed validation; `validationStatus` decides
  malformed: { error: BadRequest, fault: 'client', log: 'silent' }, // a body, a path, a form or a file that cannot be read
  badToken: { error: Unauthorized, fault: 'client', log: 'silent' }, // a token that is expired, early, forged
  noToken: { error: Unauthorized, fault: 'client', log: 'silent' }, // no credentials at all
  badCredentials: { error: Unauthorized, fault: 'client', log: 'silent' }, // a wrong password, nobody of that name
  unpaid: { error: PaymentRequired, fault: 'client', log: 'silent' },
  forbidden: { error: Forbidden, fault: 'client', log: 'silent' },
  notThere: { error: NotFound, fault: 'client', log: 'silent' }, // no such file, route or page
  slowRequest: { error: RequestTimeout, fault: 'client', log: 'silent' },
  duplicate: { error: Conflict, fault: 'client', log: 'silent' },
  conflict: { error: Conflict, fault: 'client', log: 'silent' }, // not in that state, changed since, locked
  unmet: { error: PreconditionFailed, fault: 'client', log: 'silent' },
  tooLarge: { error: ContentTooLarge, fault: 'client', log: 'silent' },
  unsupported: { error: UnsupportedMediaType, fault: 'client', log: 'silent' },
  badRange: { error: RangeNotSatisfiable, fault: 'client', log: 'silent' },
  rateLimited: { error: TooManyRequests, fault: 'client', log: 'silent' },
  // The client's, as far as a store can tell.
  rejectedValue: { error: BadRequest, fault: 'client', log: 'warn' }, // a value that the column or the rule does not take
  brokenReference: { error: Conflict, fault: 'client', log: 'warn' },
  missing: { error: NotFound, fault: 'client', log: 'warn' }, // an object of a store
  rowRefused: { error: Forbidden, fault: 'client', log: 'warn' }, // row-level security
  deadlock: { error: Conflict, fault: 'server', log: 'warn' }, // of two requests: either may be repeated
  // Outside the process.
  badAnswer: { error: BadGateway, fault: 'upstream', log: 'error' },
  unreachable: { error: BadGateway, fault: 'upstream', log: 'error' }, // another server
  storeDown: { error: ServiceUnavailable, fault: 'upstream', log: 'error' }, // a data store or a broker of the app
  timedOut: { error: GatewayTimeout, fault: 'upstream', log: 'error' },
  // Too much at once.
  overloaded: { error: ServiceUnavailable, fault: 'overload', log: 'error' }, // a pool, queue, limit or breaker
  throttled: { error: ServiceUnavailable, fault: 'overload', log: 'error' }, // an upstream's 429 or 503
  shortage: { error: ServiceUnavailable, fault: 'overload', log: 'error' }, // memory, files, disk
  // Our own.
  ours: { error: InternalServerError, fault: 'server', log: 'error' }, // code, data, schema, configuration, credentials
} as const;

/** What an error means, whatever the library that threw it. */
export type Meaning = keyof typeof meanings;
