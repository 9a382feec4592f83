/** Of a longer key the start is compared. */
export const MAX_NAME = 200;

/** A key without its case and separators: `first_name` is `firstName`. */
export function plainKey(key: string): string {
  const short = key.slice(0, MAX_NAME);
  return short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') || short;
}
