import { isBytes } from '../../lib/bytes';
import { MAX_COMPARED, plainText } from './same-value';

/** What there is in a request. */
export interface Index {
  /** The objects that have a key, by the key without case and separators. */
  readonly byName: Map<string, object[]>;
  readonly lists: object[];
  /** Every object and list. */
  readonly objects: object[];
  /** Every value that is neither. */
  readonly leaves: unknown[];
  /** The short texts and the numbers, as they are compared. */
  readonly texts: Set<string>;
  /** Long texts and buffers, in which anything can stand. */
  readonly opaque: (string | Uint8Array)[];
}

/** Adds an object to those that have a key. */
export function add(map: Map<string, object[]>, name: string, node: object): void {
  const found = map.get(name);
  if (found === undefined) map.set(name, [node]);
  else found.push(node);
}

/** Adds what is neither an object nor a list. */
export function addLeaf({ leaves, texts, opaque }: Index, value: unknown): void {
  leaves.push(value);
  if (isBytes(value)) opaque.push(value);
  else if (typeof value === 'string') {
    if (value.length <= MAX_COMPARED) texts.add(plainText(value));
    if (value.length > MAX_COMPARED || /[\n<,;&=]/.test(value)) opaque.push(value);
  } else if (typeof value === 'number' || typeof value === 'bigint') texts.add(String(value));
}

/** An object or a list that can be gone through. */
export const isTree = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !(value instanceof Date);
