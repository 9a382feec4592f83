import { ownKeysOf, prototypeOf } from '../lib/guard';
import type { Facts } from './facts';
import type { Family } from './family';

const MAX_KEYS = 200;
const MAX_MEMORY = 500;
const MAX_TEXT = 300;

/**
 * Returns the families whose signs an error bears, in the order of the list. The index is made of the signs, once: a
 * family that none of them names is not asked.
 */
export function indexOf(families: readonly Family[]): (thrown: unknown, facts: Facts) => readonly Family[] {
  const byMember = new Map<string, number[]>();
  const withMessage: (readonly [index: number, pattern: RegExp])[] = [];
  const always = families.flatMap(({ signs }, index) => (Object.keys(signs).length === 0 ? [index] : []));
  for (const [index, { signs }] of families.entries()) {
    for (const member of signs.members ?? []) byMember.set(member, [...(byMember.get(member) ?? []), index]);
    if (signs.message !== undefined) withMessage.push([index, signs.message]);
  }
  // Names, codes and classes are few and come again and again: what they match is remembered, in a bounded memory.
  const matching = (sign: 'name' | 'code'): ((text: string) => readonly number[]) =>
    remembered((text) =>
      families.flatMap(({ signs }, index) => (signs[sign]?.test(text.slice(0, MAX_TEXT)) === true ? [index] : [])),
    );
  const byName = matching('name');
  const byCode = matching('code');
  const byPrototype = new WeakMap<object, readonly number[]>();

  /** What the classes of an error say: their names, and the members that their prototypes have. */
  function fromPrototype(prototype: object, classes: ReadonlySet<string>): readonly number[] {
    const found = new Set([...classes].flatMap(byName));
    for (let one: object | undefined = prototype, depth = 0; one !== undefined && depth < 8; depth++) {
      if (one === Object.prototype || one === Error.prototype) break;
      for (const key of ownKeysOf(one)) for (const index of byMember.get(String(key)) ?? []) found.add(index);
      one = prototypeOf(one);
    }
    byPrototype.set(prototype, [...found]);
    return [...found];
  }

  // A list and a mark for each family in place of a Set: this is on the path of every foreign error.
  const marks = new Uint32Array(families.length);
  let turn = 0;
  let found: number[] = [];
  const add = (indices: readonly number[] | undefined): void => {
    if (indices === undefined) return;
    for (const index of indices) {
      if (marks[index] === turn) continue;
      marks[index] = turn;
      found.push(index);
    }
  };

  return (thrown, facts) => {
    // What a Proxy could answer is asked first: nothing foreign runs while the list is made.
    const prototype = prototypeOf(thrown);
    const byClass = prototype && (byPrototype.get(prototype) ?? fromPrototype(prototype, facts.classes));
    const ownKeys = ownKeysOf(thrown);
    turn += 1;
    found = [];
    add(always);
    add(byClass);
    add(byName(facts.name));
    if (facts.code !== '') add(byCode(facts.code));
    // Also those that are not enumerable: some clients hide the request and the response.
    for (let index = 0; index < ownKeys.length && index < MAX_KEYS; index++) {
      const key = ownKeys[index];
      if (typeof key === 'string') add(byMember.get(key));
    }
    if (facts.message !== '') {
      const text = facts.message.slice(0, MAX_TEXT);
      for (const [index, pattern] of withMessage) {
        if (marks[index] === turn || !pattern.test(text)) continue;
        marks[index] = turn;
        found.push(index);
      }
    }
    return found.sort((one, other) => one - other).flatMap((index) => families[index] ?? []);
  };
}

/** A function of a text that remembers its last answers. */
function remembered<T>(answerTo: (text: string) => T): (text: string) => T {
  const memory = new Map<string, T>();
  return (text) => {
    const before = memory.get(text);
    if (before !== undefined) return before;
    if (memory.size >= MAX_MEMORY) memory.clear();
    const answer = answerTo(text);
    if (text.length <= MAX_TEXT) memory.set(text, answer);
    return answer;
  };
}
