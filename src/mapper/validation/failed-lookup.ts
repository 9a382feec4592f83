import { itemsOf } from '../../lib/guard';
import { storeSentence } from '../stores/store-messages';
import type { Meaning } from '../meanings';
import { marks } from './failed-lookup-marks';

// ReferenceErrors, and calls of what is none. The words alone are anybody's ("Role is not defined", "f is not a function
// of t"): an engine says nothing after them, or how it was called.
const IDENTIFIER =
  /^([\w$]+)((?:\.[\w$]+|\[[^\]]{0,100}\]|\(\.{3}\))*) is not (defined|a function)(?=$|[.,:;\n]| or its | \(\w)/;
const INTERMEDIATE = /^(?:\(intermediate value\)\S*|(?=\S*[.(\])])\S+) is not a function(?=$|[.,:;\n]| or its | \(\w)/;

const WORD = /^[A-Z][a-z]+$/; // the first of an app's own sentence

// Of the stores that are down: those that have no connection, file or memory left for one more.
const LIMITS =
  /too many (?:clients|connections)|remaining connection slots|max number of clients|connection from (?:the connection )?pool|acquiring a connection|^ResourceRequest|^OOM |\b(?:EMFILE|ENFILE|ENOSPC|ENOBUFS)\b/i;

const MAX_TEXT = 1000;

/**
 * What a look-up that failed means, where a text is one that an engine, a driver or a system call writes; undefined
 * for any other text. The list is not airtight. A lone name that is part of the field's own path (`role is not defined`
 * at `/role`) is an app's word.
 */
export function failedLookUp(text: string, path?: unknown): Meaning | undefined {
  const shown = text.slice(0, MAX_TEXT);
  const sentence = storeSentence(shown);
  if (sentence === 500) return 'ours';
  if (sentence !== undefined && sentence > 500) return sentence === 504 ? 'timedOut' : 'storeDown';
  const row = marks.find(([, ...texts]) => texts.some((mark) => mark.test(shown)));
  if (row === undefined) return isOfTheEngine(shown, path) ? 'ours' : undefined;
  return row[0] === 'storeDown' && LIMITS.test(shown) ? 'overloaded' : row[0];
}

function isOfTheEngine(text: string, path: unknown): boolean {
  if (INTERMEDIATE.test(text)) return true;
  const [, name, members, lacks] = IDENTIFIER.exec(text) ?? [];
  if (name === undefined || (members !== '' && lacks === 'defined')) return false; // no engine says it of a member
  const steps = typeof path === 'string' ? [path] : itemsOf(path, MAX_STEPS).items;
  return members !== '' || !(WORD.test(name) || steps.some((step) => isPartOf(step, name)));
}

const isPartOf = (step: unknown, name: string): boolean =>
  typeof step === 'string' && step.length <= MAX_PATH && step.toLowerCase().includes(name.toLowerCase());
const MAX_STEPS = 32;
const MAX_PATH = 1000;
