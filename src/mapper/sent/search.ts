import { fromBase64, isBytes, textOf } from '../../lib/bytes';
import { hasOwn, isArray, read } from '../../lib/guard';
import { expanded } from './expanded';
import { add, addLeaf, isTree } from './index-of-values';
import type { Index } from './index-of-values';
import { plainKey } from './plain-key';
import { isBlank, keysOnce } from './request-parts';
import type { RequestParts } from './request-parts';

/** A place in the request at which a path ends. */
export interface SentPlace {
  readonly value: unknown;
  /** True if the path goes on, but what stands there is a text, a buffer or a file. */
  readonly isInside: boolean;
}

const MAX_NODES = 5000;
const MAX_WORK = 50_000;
const MAX_KEYS = 1000;
const MAX_DEPTH = 32;
const MAX_PARSED = 50_000;
const MAX_PLACES = 500;
const MAX_START = 20;
const MAX_TEXTS = 100;
const MAX_SCANNED = 100_000;

/**
 * Finds places in what a request carried: from the root, from each part of the request, and from any object within.
 * Its work is bounded for all searches together; `isCut` says that some of the request was not looked at.
 */
export class Search {
  readonly #parts: RequestParts;
  readonly #names = new WeakMap<object, ReadonlyMap<string, string>>();
  readonly #parsed = new Map<unknown, unknown>();
  #index: Index | undefined;
  #workLeft = MAX_WORK;
  #parseLeft = MAX_PARSED;
  isCut = false;

  constructor(parts: RequestParts) {
    this.#parts = parts;
  }

  /** The parts in which a path can start; `query` and its like are expanded where their keys are `a[b]`. */
  get roots(): readonly unknown[] {
    return (this.#roots ??= this.#makeRoots());
  }
  #roots: readonly unknown[] | undefined;

  #makeRoots(): unknown[] {
    const { params, query, body, headers, cookies, files } = this.#parts;
    const parts = [...params, query, body, files].filter((part) => !isBlank(part));
    const path = params[0];
    const whole = { body, query, params: path, headers, cookies, files, querystring: query, path, pathParams: path };
    return [
      ...parts,
      ...[query, body].flatMap(expanded),
      Object.fromEntries(Object.entries(whole).filter(([, part]) => !isBlank(part))),
    ];
  }

  /** The places of a path from the roots, then from any object of the request. */
  *placesOf(path: readonly string[]): Generator<SentPlace> {
    let count = 0;
    for (const root of this.roots) {
      const place = this.follow(root, path);
      if (place !== undefined && ++count) yield place;
    }
    for (const start of this.#startsOf(path[0] ?? '')) {
      if (++count > MAX_PLACES) return this.#cut();
      const place = this.follow(start, path);
      if (place !== undefined) yield place;
    }
  }

  /** Follows a path from an object; undefined where it leads nowhere. */
  follow(start: unknown, path: readonly string[]): SentPlace | undefined {
    let node: unknown = start;
    for (const step of path) {
      if (this.#workLeft-- <= 0) return this.#cut();
      const opened = this.opened(node);
      if (!isTree(opened)) return isOpaque(opened) ? { value: opened, isInside: true } : undefined;
      const key = this.#keyIn(opened, step);
      if (key === undefined) return isFile(opened) ? { value: opened, isInside: true } : undefined;
      node = read(opened, key);
    }
    return { value: node, isInside: false };
  }

  /** What a text or a buffer holds, where that is JSON, also as base64url; else itself. */
  opened(node: unknown): unknown {
    if (typeof node !== 'string' && !isBytes(node)) return node;
    if (node.length < 2) return node;
    if (this.#parsed.has(node)) return this.#parsed.get(node);
    const start = typeof node === 'string' ? node.slice(0, MAX_START) : textOf(node.subarray(0, MAX_START));
    if (!/^\s*[[{]/.test(start) && !/^(?:eyJ|W[3y])[\w-]/.test(start)) return node;
    if (node.length > this.#parseLeft) {
      this.isCut = true;
      return node;
    }
    this.#parseLeft -= node.length;
    const opened = parsed(typeof node === 'string' ? node : textOf(node));
    this.#parsed.set(node, opened ?? node);
    return opened ?? node;
  }

  /** Everything in the request, as far as the bound allows. */
  get index(): Index {
    return (this.#index ??= this.#makeIndex());
  }

  /** The starts of the long texts and of the bytes, where a table has its header. */
  get textStarts(): readonly string[] {
    return (this.#textStarts ??= this.index.opaque.slice(0, MAX_TEXTS).map(toStart));
  }
  #textStarts: readonly string[] | undefined;

  #startsOf(step: string): readonly unknown[] {
    const { byName, lists } = this.index;
    return /^\d+$/.test(step) ? lists : (byName.get(plainKey(step)) ?? []);
  }

  #makeIndex(): Index {
    const index: Index = { byName: new Map(), lists: [], objects: [], leaves: [], texts: new Set(), opaque: [] };
    const nodes: [node: unknown, depth: number][] = this.roots.slice(0, -1).map((root) => [root, 0]);
    const roots = new Set(this.roots);
    let count = 0;
    for (const [given, depth] of nodes) {
      if (++count > MAX_NODES || depth > MAX_DEPTH) {
        this.isCut = true;
        break;
      }
      const node = this.opened(given);
      if (node !== given || !isTree(node)) addLeaf(index, given);
      if (!isTree(node)) continue;
      if (depth > 0 || roots.has(node)) index.objects.push(node);
      const keys = isArray(node) ? indicesOf(node, MAX_NODES - count) : keysOnce(node);
      if (isArray(node)) index.lists.push(node);
      for (const key of keys.slice(0, MAX_NODES)) {
        if (nodes.length > MAX_NODES) {
          this.isCut = true;
          break;
        }
        if (!isArray(node)) add(index.byName, plainKey(key), node);
        nodes.push([read(node, key), depth + 1]);
      }
    }
    return index;
  }

  #keyIn(node: object, step: string): string | undefined {
    if (hasOwn(node, step)) return step;
    if (isArray(node)) return undefined;
    let names = this.#names.get(node);
    if (names === undefined) {
      const keys = keysOnce(node);
      if (keys.length > MAX_KEYS) this.isCut = true;
      this.#workLeft -= Math.min(keys.length, MAX_KEYS);
      names = new Map(keys.slice(0, MAX_KEYS).map((key) => [plainKey(key), key]));
      this.#names.set(node, names);
    }
    return names.get(plainKey(step));
  }

  #cut(): undefined {
    this.isCut = true;
  }
}

/** What has no keys, but can hold what does: a text, bytes. */
const isOpaque = (value: unknown): boolean => typeof value === 'string' || ArrayBuffer.isView(value);

/** An upload, as multer, express-fileupload and formidable keep it. */
const isFile = (value: object): boolean =>
  ['originalname', 'tempFilePath', 'originalFilename', 'mimetype'].some((key) => hasOwn(value, key));

const indicesOf = (list: readonly unknown[], most: number): string[] =>
  Array.from({ length: Math.min(Math.max(most, 0), list.length) }, (_, index) => String(index));

function parsed(text: string): unknown {
  try {
    const isJson = /^\s*[[{]/.test(text);
    const value: unknown = JSON.parse(isJson ? text : fromBase64(text));
    return isTree(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const toStart = (text: string | Uint8Array): string =>
  typeof text === 'string' ? text.slice(0, MAX_SCANNED) : textOf(text.subarray(0, MAX_SCANNED));
