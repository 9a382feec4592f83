export { asyncHandler } from './async-handler';
export { defineError } from './define-error';
export type { DefinedError, OptionsOf } from './define-error';
export { errorHandler } from './error-handler';
export type { ErrorContext, ErrorHandlerOptions, LocalizedProblem } from './error-handler-options';
export {
  httpError,
  BadRequest,
  Unauthorized,
  PaymentRequired,
  Forbidden,
  NotFound,
  MethodNotAllowed,
  NotAcceptable,
  ProxyAuthenticationRequired,
  RequestTimeout,
  Conflict,
  Gone,
  LengthRequired,
  PreconditionFailed,
  ContentTooLarge,
  UriTooLong,
  UnsupportedMediaType,
  RangeNotSatisfiable,
  ExpectationFailed,
  MisdirectedRequest,
  UnprocessableContent,
  Locked,
  FailedDependency,
  TooEarly,
  UpgradeRequired,
  PreconditionRequired,
  TooManyRequests,
  RequestHeaderFieldsTooLarge,
  UnavailableForLegalReasons,
  InternalServerError,
  NotImplemented,
  BadGateway,
  ServiceUnavailable,
  GatewayTimeout,
  HttpVersionNotSupported,
  VariantAlsoNegotiates,
  InsufficientStorage,
  LoopDetected,
  NotExtended,
  NetworkAuthenticationRequired,
} from './errors';
export type {
  AcceptOptions,
  AllowOptions,
  ChallengeOptions,
  RetryAfterOptions,
  SizeOptions,
  UpgradeOptions,
} from './errors';
export type { Challenge, ChallengeObject, HeaderFields, HeaderFieldsInit } from './header-fields';
export { HttpError, isHttpError } from './http-error';
export type { ErrorDefinition, HttpErrorOptions } from './http-error';
export { notFound } from './not-found';
export { toProblem } from './problem';
export type { Problem, ProblemDetail, ProblemSource, ToProblemOptions } from './problem';
export { returnCodes } from './return-codes';
export type { Code, FailureCode, ReturnCode } from './return-codes';
export { mapClass } from './rules/map-class';
export type { Rule, RuleOptions } from './rules/rule';
export { toHttpError } from './to-http-error';
export type { ToHttpErrorOptions } from './to-http-error';
