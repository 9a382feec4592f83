/** The text without its percent-encoding (RFC 3986 §2.1); itself where that is malformed. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
