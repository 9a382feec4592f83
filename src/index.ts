export { asyncHandler } from './response/async-handler';
export { defineError } from './codes/define-error';
export type { DefinedError, OptionsOf } from './codes/define-error';
export { errorHandler } from './response/error-handler';
export type { ErrorContext, ErrorHandlerOptions, LocalizedProblem } from './response/options';
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
} from './codes/errors';
export type {
  AcceptOptions,
  AllowOptions,
  ChallengeOptions,
  RetryAfterOptions,
  SizeOptions,
  UpgradeOptions,
} from './codes/errors';
export type { Challenge, ChallengeObject, HeaderFields, HeaderFieldsInit } from './codes/header-fields';
export { HttpError, isHttpError } from './codes/http-error';
export type { ErrorDefinition, HttpErrorOptions } from './codes/http-error';
export { notFoundHandler } from './response/not-found-handler';
export type { NotFoundHandlerOptions } from './response/not-found-handler';
export { toProblem } from './codes/problem';
export type { Problem, ProblemDetail, ProblemSource, ToProblemOptions } from './codes/problem';
export { returnCodes } from './codes/return-codes';
export type { Code, FailureCode, ReturnCode } from './codes/return-codes';
export { mapClass } from './mapper/map-class';
export type { Rule, RuleOptions } from './mapper/rule';
export { families } from './mapper/catalogue';
export type { KnownFamily } from './mapper/catalogue';
export { explain, toHttpError } from './mapper/explain';
export type { ExplainOptions, Verdict } from './mapper/explain';
export type { Certainty } from './mapper/family';
export { meanings } from './mapper/meanings';
export type { Fault, Meaning } from './mapper/meanings';
