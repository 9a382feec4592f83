import { isArray, isObject, read } from '../../lib/guard';
import { stepsOfDottedPath } from '../validation/details';
import { MAX_NAME } from './plain-key';
import { keysOnce } from './request-parts';

const MAX_KEYS = 1000;

/** The object that keys like `a[b]` and `a.b` stand for: not every parser expands them. None where there are no such. */
export function expanded(part: unknown): unknown[] {
  const keys = isArray(part) || !isObject(part) ? [] : keysOnce(part).slice(0, MAX_KEYS);
  if (!keys.some(isNested)) return [];
  const root: Record<string, unknown> = Object.create(null);
  for (const key of keys) {
    const steps = isNested(key) ? stepsOfDottedPath(key).filter(Boolean) : [key];
    let node = root;
    for (const step of steps.slice(0, -1)) {
      const next = node[step];
      const below: Record<string, unknown> = isRecord(next) ? next : Object.create(null);
      node[step] = below;
      node = below;
    }
    const last = steps.at(-1);
    if (last !== undefined) node[last] ??= read(part, key);
  }
  return [root];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && Object.getPrototypeOf(value) === null;

const isNested = (key: string): boolean => key.length <= MAX_NAME && /[[.]/.test(key);
