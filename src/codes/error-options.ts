import type { Challenge } from './header-fields';
import type { HttpErrorOptions } from './http-error';

/** Options of Unauthorized, Forbidden and ProxyAuthenticationRequired. */
export interface ChallengeOptions extends HttpErrorOptions {
  /** WWW-Authenticate or Proxy-Authenticate (RFC 9110 §11.6.1): `{ scheme, realm, … }` is quoted and escaped. */
  readonly challenge?: Challenge | undefined;
}

/** Options of MethodNotAllowed. */
export interface AllowOptions extends HttpErrorOptions {
  /** Allow (RFC 9110 §10.2.1): the methods that the resource has. @default what the router has there */
  readonly allow?: string | readonly string[] | undefined;
}

/** Options of ServiceUnavailable, TooManyRequests and ContentTooLarge. */
export interface RetryAfterOptions extends HttpErrorOptions {
  /** Retry-After (RFC 9110 §10.2.3): seconds, or the moment. A fraction is rounded up, the past is 0. */
  readonly retryAfter?: number | Date | undefined;
}

/** Options of UnsupportedMediaType. */
export interface AcceptOptions extends HttpErrorOptions {
  /** Accept (RFC 9110 §12.5.1): the media types that the server understands in a request. */
  readonly accept?: string | readonly string[] | undefined;
  /** Accept-Encoding (RFC 9110 §12.5.3): the content codings that it understands. */
  readonly acceptEncoding?: string | readonly string[] | undefined;
}

/** Options of UpgradeRequired. */
export interface UpgradeOptions extends HttpErrorOptions {
  /** Upgrade (RFC 9110 §7.8): the protocols to switch to. @default HTTP/2.0 */
  readonly upgrade?: string | readonly string[] | undefined;
}

/** Options of RangeNotSatisfiable. */
export interface SizeOptions extends HttpErrorOptions {
  /** The complete length in bytes, sent as `Content-Range: bytes *\/size` (RFC 9110 §15.5.17). */
  readonly size?: number | undefined;
}
