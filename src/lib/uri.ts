// RFC 3986: none of " < > \\ ^ ` { | }, no blank, nothing beyond ASCII; % only before two digits.
const URI_REFERENCE = /^(?:[\x21\x23\x24\x26-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]|%[0-9A-Fa-f]{2})+$/;

/** True if the value can be a URI reference (RFC 3986 §4.1), as `type` and `instance` are (RFC 9457 §3.1). */
export const isUriReference = (value: unknown): value is string =>
  typeof value === 'string' && URI_REFERENCE.test(value);
