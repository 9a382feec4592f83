import type { FieldValue } from '../codes/header-fields';

/** A header field without which the response of a status is not well-formed. */
interface RequiredHeader {
  readonly name: string;
  /** Returns the value of an error that brings none. */
  readonly toValue: (challenge: FieldValue, allow: () => string) => FieldValue;
}

/** The field that each status requires (RFC 9110 §15.5.2, §15.5.6, §15.5.8, §15.5.22). */
export const requiredHeaders: Readonly<Record<number, RequiredHeader>> = {
  401: { name: 'WWW-Authenticate', toValue: (challenge) => challenge },
  405: { name: 'Allow', toValue: (_challenge, allow) => allow() },
  407: { name: 'Proxy-Authenticate', toValue: () => 'Basic realm="proxy"' },
  426: { name: 'Upgrade', toValue: () => 'HTTP/2.0' },
};
