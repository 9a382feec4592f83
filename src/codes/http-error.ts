import { has, inWords, isArray, isObject, keysOf, memberOf, read } from '../lib/guard';
import { headerOptions, toHeaderFields } from './header-fields';
import type { HeaderFields, HeaderFieldsInit } from './header-fields';
import { isUriReference } from '../lib/uri';
import { usableErrors } from './problem-detail';
import type { ProblemDetail } from './problem-detail';
import { isFailureStatus } from './return-codes';
import type { FailureCode } from './return-codes';

/** What every error's constructor takes beside the detail. An unusable part is dropped, and named in the log. */
export interface HttpErrorOptions {
  /** What made it fail; any value. It is logged and never sent. */
  readonly cause?: unknown;
  /** The problem's `type` (RFC 9457 §3.1.1): a URI reference. @default from the code and `typeBase` */
  readonly type?: string | undefined;
  /** Response header fields. */
  readonly headers?: HeaderFieldsInit | undefined;
  /** May the detail leave? @default status < 500 */
  readonly expose?: boolean | undefined;
  /** The single problems: each a detail and where it is in the request. */
  readonly errors?: readonly ProblemDetail[] | undefined;
  /** The app's own members of the body. */
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** What a class of errors is: its code, and what the code means. */
export interface ErrorDefinition<C extends string = string, S extends number = number> {
  /** The stable machine name, e.g. `ORDER_ALREADY_PAID`. */
  readonly code: C;
  /** The HTTP status, 400–599. */
  readonly status: S;
  /** The kind of problem in a few words. */
  readonly title: string;
  /** What the code means, in one sentence. */
  readonly description: string;
}

/** Any code: an editor completes those of the table, and every other text is one, too. */
export type AnyCode = FailureCode | (string & {});

const brand = Symbol.for('express-return-codes.HttpError');
const ordinaryHasInstance = Function.prototype[Symbol.hasInstance];
const definitions = new WeakMap<object, ErrorDefinition>();

/** Gives a class its name, whatever a minifier has made of it, and the definition by which it knows its instances. */
export function register(
  errorClass: { readonly prototype: object },
  name: string,
  definition: ErrorDefinition | undefined,
): void {
  if (definition !== undefined) definitions.set(errorClass, definition);
  Reflect.defineProperty(errorClass, 'name', { value: name, configurable: true });
  Reflect.defineProperty(errorClass.prototype, 'name', { value: name, configurable: true, writable: true });
}

/**
 * The failure of a request: a return code and what it means. Throw one of its classes, e.g. `new Conflict()`.
 * It speaks the protocol of http-errors: `status`, `statusCode`, `expose`, `headers`. Its constructor never throws.
 * The `stack` of a 4xx is the frame that threw it, or all of them where `Error.stackTraceLimit` is above 10.
 */
export class HttpError<C extends string = AnyCode, S extends number = number> extends Error {
  static {
    register(this, 'HttpError', undefined);
  }

  /** The HTTP status of the response, 400–599. */
  declare readonly status: S;
  /** The same, as http-errors calls it too. */
  declare readonly statusCode: S;
  /** The stable machine name, e.g. `CONFLICT`. */
  declare readonly code: C;
  /** The kind of problem in a few words. */
  declare readonly title: string;
  /** What the code means, in one sentence. */
  declare readonly description: string;
  /** May `detail` leave? */
  declare readonly expose: boolean;
  /** What went wrong this time. */
  declare readonly detail?: string;
  /** The problem's own `type`. */
  declare readonly type?: string;
  /** Response header fields. */
  declare readonly headers?: HeaderFields;
  /** The single problems. */
  declare readonly errors?: readonly ProblemDetail[];
  /** The app's own members of the body. */
  declare readonly extensions?: Readonly<Record<string, unknown>>;
  /** What the constructor could not use, a sentence each, for the log. */
  declare readonly dropped?: readonly string[];

  /** The mark by which every installed copy of the library knows it. */
  get [brand](): true {
    return true;
  }

  /**
   * True for an instance, and for an error of another installed copy or build of the library that a class here defines:
   * `HttpError` knows it by its brand, a registered class by its code and status, too. A subclass knows its own alone.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    try {
      return ordinaryHasInstance.call(this, value) || (isHttpError(value) && isDefinedBy(this, value));
    } catch {
      return false; // a Proxy that throws
    }
  }

  constructor(definition: ErrorDefinition<C, S>, detail?: string, options?: HttpErrorOptions) {
    nameOnce(new.target);
    const limit = Error.stackTraceLimit;
    const isBrief = definition.status < 500 && limit > 1 && limit <= DEFAULT_LIMIT;
    try {
      if (isBrief) setStackTraceLimit(1);
      super(typeof detail === 'string' ? detail : definition.description, options && toErrorOptions(options));
    } finally {
      if (isBrief) setStackTraceLimit(limit);
    }
    this.status = definition.status;
    this.statusCode = definition.status;
    this.code = definition.code;
    this.title = definition.title;
    this.description = definition.description;
    this.expose = definition.status < 500;
    if (typeof detail === 'string') this.detail = detail;
    else if (detail !== undefined) this.dropped = [`detail: expected a string, got ${inWords(detail)}`];
    if (options !== undefined)
      Object.assign(this, toMembers(options, definition.status, memberOf(this, 'dropped') ?? []));
  }
}

function isDefinedBy(errorClass: object, { code, status }: HttpError): boolean {
  const definition = definitions.get(errorClass);
  return definition === undefined ? errorClass === HttpError : code === definition.code && status === definition.status;
}

// A 4xx says where it was thrown, in one frame: the next ones would cost more than its whole body. An app that wants them
// sets a limit above V8's own: https://v8.dev/docs/stack-trace-api
const DEFAULT_LIMIT = 10;

/** Sets how many frames of stack a new error captures; a frozen Error keeps its limit. */
export function setStackTraceLimit(limit: number): void {
  try {
    Error.stackTraceLimit = limit;
  } catch {
    // the stack is longer or shorter, then
  }
}

const toErrorOptions = (options: unknown): ErrorOptions | undefined =>
  has(options, 'cause') ? { cause: read(options, 'cause') } : undefined;

function nameOnce(errorClass: { readonly name: string; readonly prototype: object }): void {
  const { prototype } = errorClass;
  if (Object.hasOwn(prototype, 'name') || errorClass.name === '') return; // a class without a name has its parent's
  Reflect.defineProperty(prototype, 'name', { value: errorClass.name, configurable: true, writable: true });
}

/** What of the options can be used, as members of the error; `dropped` names the rest. */
function toMembers(options: unknown, status: number, before: readonly string[]): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  const dropped = [...before];
  const facts = headerOptions[status] ?? {};
  const headers: Record<string, string | readonly string[]> = {};
  if (!isObject(options)) dropped.push(`options: expected an object, got ${inWords(options)}`);
  for (const name of keysOf(options)) {
    const value = read(options, name);
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
    const known = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (value === undefined || name === 'cause') continue;
    if (fact !== undefined) {
      const label = `option "${name}"`;
      const field = fact.toValue(value, (place, item) =>
        dropped.push(`${label}: ${place} cannot be written as ${fact.name}${item === undefined ? '' : `: ${item}`}`),
      );
      if (field === undefined) dropped.push(`${label}: cannot be written as ${fact.name}`);
      else headers[fact.name] = field;
    } else if (name === 'headers') Object.assign(headers, toHeaderFields(value, dropped));
    else if (known?.test(value)) {
      members[name] = value;
      if (name === 'errors') usableErrors(value, dropped);
    } else
      dropped.push(known ? `option "${name}": expected ${known.expected}, got ${inWords(value)}` : unknownOption(name));
  }
  if (keysOf(headers).length > 0) members.headers = headers;
  if (dropped.length > 0) members.dropped = dropped;
  return members;
}

const unknownOption = (name: string): string => `option ${inWords(name)}: this class has no such option`;

const checks: Readonly<Record<string, { expected: string; test: (value: unknown) => boolean }>> = {
  type: { expected: 'a URI reference', test: isUriReference },
  expose: { expected: 'true or false', test: (value) => typeof value === 'boolean' },
  errors: { expected: 'an array', test: isArray },
  extensions: { expected: 'an object', test: (value) => isObject(value) && !isArray(value) },
};

/**
 * Is it an error of this library, of this installed copy or another? A brand and an own status from 400 to 599 tell,
 * not `instanceof`; what only looks like one is foreign.
 */
export function isHttpError(value: unknown): value is HttpError {
  try {
    return isObject(value) && value[brand] === true && Object.hasOwn(value, 'status') && isFailureStatus(value.status);
  } catch {
    return false;
  }
}

/** True if the value is a class of errors of this library, of this installed copy or another, and no error itself. */
export const isErrorClass = (value: unknown): boolean =>
  typeof value === 'function' && read(read(value, 'prototype'), brand) === true;

/** The mark of an error that the client rebuilt from another server's response: that server's answer, not ours. */
export const upstreamMark = Symbol.for('express-return-codes.upstream');

/** Does it bear that mark? */
export const isFromUpstream = (value: unknown): boolean => read(value, upstreamMark) === true;
