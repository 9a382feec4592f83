import { inWords, isArray, isObject, itemsOf, keysOf, read, readText } from './guard';

const MAX_STACK = 8192;
const MAX_NAMED_KEYS = 20;

/** The name and message of what was thrown, and apart from them the frames of its stack; `most` characters of each. */
export function partsOf(thrown: unknown, most: number): { summary: string; frames: string } {
  if (typeof thrown === 'string') return { summary: thrown.slice(0, most), frames: '' };
  const message = messageOf(thrown, most);
  const issues = read(thrown, 'issues');
  if (isArray(issues)) {
    const stack = isDear(issues) ? '' : (readText(thrown, 'stack') ?? '');
    const frame = stack.indexOf('\n    at ');
    const name = readText(thrown, 'name') ?? 'Error';
    const frames = frame < 0 ? '' : stack.slice(frame, frame + most);
    return { summary: `${name}: ${message ?? ''}`.slice(0, most), frames };
  }
  const stack = readText(thrown, 'stack') ?? '';
  if (stack === '') {
    const name = readText(thrown, 'name') ?? classNameOf(thrown) ?? 'Error';
    if (message === undefined) return { summary: inDetail(thrown), frames: '' };
    return { summary: `${name}: ${message.slice(0, most)}${inParentheses(factsOf(thrown))}`, frames: '' };
  }
  const start = message === undefined || message === '' ? -1 : stack.indexOf(message);
  const frame = stack.indexOf('\n    at ', start < 0 || message === undefined ? 0 : start + message.length);
  const end = frame < 0 ? stack.length : frame;
  return { summary: stack.slice(0, Math.min(end, most)), frames: stack.slice(end, end + most) };
}

const MAX_LISTED = 10;

/**
 * The message; of an error with `issues` their first ten, since its own is all of them once more, which Zod writes when
 * it is asked for it: one long key of a body makes it gigabytes.
 */
function messageOf(thrown: unknown, most: number): string | undefined {
  const issues = read(thrown, 'issues');
  if (!isArray(issues)) return readText(thrown, 'message');
  const { items, length } = itemsOf(issues, MAX_LISTED);
  const share = Math.floor(most / (items.length + 1));
  const texts = items.map((issue) => `${whereOf(issue)}${readText(issue, 'message') ?? ''}`.slice(0, share));
  return [...texts, ...(length > items.length ? [`${length - items.length} more`] : [])].join('; ');
}

const MAX_NODES = 2000;
const MAX_WRITTEN = 100_000;

/** True if the message of such an error would be long to write: Node asks for it when the stack is first read. */
function isDear(issues: readonly unknown[]): boolean {
  const nodes: unknown[] = [issues];
  let written = 0;
  for (const node of nodes) {
    if (typeof node === 'string') written += node.length;
    else if (isArray(node)) nodes.push(...itemsOf(node, MAX_NODES).items);
    else for (const key of keysOf(node).slice(0, MAX_NODES)) nodes.push(read(node, key));
    if (written > MAX_WRITTEN || nodes.length > MAX_NODES) return true;
  }
  return false;
}

const MAX_STEPS = 8;
const MAX_STEP = 80;

/** The first steps of the path of an issue, e.g. `items.0.name: `; empty without one. */
function whereOf(issue: unknown): string {
  const steps = itemsOf(read(issue, 'path'), MAX_STEPS).items.map((step) =>
    isObject(step) ? read(step, 'key') : step,
  );
  const path = steps.map((step) => (isObject(step) ? '' : String(step).slice(0, MAX_STEP))).join('.');
  return path === '' ? '' : `${path}: `;
}

/** An object by its class, its code and its keys, which are not private; anything else in a few words. */
function inDetail(thrown: unknown): string {
  if (!isObject(thrown) || isArray(thrown))
    return isArray(thrown) ? `${inWords(thrown)} of ${lengthOf(thrown)}` : inWords(thrown);
  const name = typeof thrown === 'function' ? readText(thrown, 'name') : classNameOf(thrown);
  const kind = [inWords(thrown), name?.slice(0, 80)].filter(Boolean).join(' ');
  return kind + inParentheses(factsOf(thrown));
}

const SAID = new Set(['name', 'message', 'stack']);

/** The code of an object, and the names of what it has beside its name, message and stack. */
function factsOf(thrown: unknown): string[] {
  const code = read(thrown, 'code');
  const keys = keysOf(thrown).filter((key) => !SAID.has(key) || read(thrown, 'message') === undefined);
  return [
    ...(typeof code === 'string' || typeof code === 'number' ? [`code ${inWords(code)}`] : []),
    ...(keys.length > 0 ? [`keys ${namesOf(keys)}`] : []),
  ];
}

const namesOf = (keys: readonly string[]): string =>
  keys
    .slice(0, MAX_NAMED_KEYS)
    .map((key) => key.slice(0, 80))
    .join(', ');

const inParentheses = (facts: readonly string[]): string => (facts.length === 0 ? '' : ` (${facts.join('; ')})`);

/** The name of a class; none of a plain object. */
function classNameOf(thrown: unknown): string | undefined {
  const name = readText(read(thrown, 'constructor'), 'name');
  return name === 'Object' ? undefined : name;
}

const lengthOf = (list: unknown): string => String(read(list, 'length'));

/** The stack of an error, or its name and message, or the value in a few words. */
export function stackOf(thrown: unknown): string {
  const { summary, frames } = partsOf(thrown, MAX_STACK);
  return frames === '' ? summary : (summary.slice(0, MAX_STACK / 2) + frames).slice(0, MAX_STACK);
}
