// The tag of typed arrays is read by a getter that no other object has, in whatever realm it was made: it cannot be forged.
const tag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)?.get;

/** True for bytes: a Buffer, a Uint8Array, of any realm. Never throws. */
export const isBytes = (value: unknown): value is Uint8Array =>
  typeof value === 'object' && tag !== undefined && Reflect.apply(tag, value, []) === 'Uint8Array';

/** Returns bytes as the text that they are in UTF-8. */
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes); // not every test runner has it from the start

/** Returns the text that a base64 or base64url text holds in UTF-8. @throws Error where it is neither. */
export const fromBase64 = (text: string): string =>
  textOf(Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (byte) => byte.charCodeAt(0)));
