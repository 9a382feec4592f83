import { readText } from '../../lib/guard';
import type { Facts } from '../facts';
import { family, means } from '../family';
import type { Family, Judgement } from '../family';
import { judgeSqlError, judgeSqlState } from './sqlstate';
import { isStoreName } from './store-names';

// "Vitess: … (errno 1062) (sqlstate 23000)", "[SQLSTATE: 23505]", "SQLSTATE=42704".
const SQLSTATE = /\bsql ?state\W{1,3}([0-9A-Z]{5})\b/i;
// Only a store says so. Weaker words need its name, or a member that says which key or constraint.
const DUPLICATE =
  /\bviolates (?:the )?unique (?:constraint|index)\b|\bduplicate (?:key|entry) ['"].{0,80}\b(?:for|violates)\b|\bunique (?:key |index )?constraint (?:failed|violation|violated)\b/i;
const MAYBE_DUPLICATE =
  /\bduplicate (?:key|entry|value|record|document|primary key)\b|\balready exists\b|\bAlreadyExists\b/i;
const DUPLICATE_WORD = /unique_?violat|duplicate_?(?:key|entry)|unique_?constraint|already_?exists/i;
// An object of the schema that is made twice is our own affair.
const IS_OF_SCHEMA =
  /\b(?:table|index|schema|database|column|type|view|function|relation|extension|sequence|migration|collection)\b.{0,80}\balready exists\b/i;
const MAX_TEXT = 400;

/** What a store says in the text that is left of its answer: an SQLSTATE, or that a value is there already. */
export const judgeStoreText = (thrown: unknown, facts: Facts): Judgement | undefined =>
  judgeStateText(thrown, facts) ?? judgeDuplicate(thrown, facts);

/** A status beside such a text is the store's only where it is called like one. */
const isOfTheApp = ({ name, status, isDecorated }: Facts): boolean =>
  isDecorated || (status !== undefined && !isStoreName(name));

function judgeStateText(thrown: unknown, facts: Facts): Judgement | undefined {
  const [, state] = SQLSTATE.exec(facts.message.slice(0, MAX_TEXT)) ?? [];
  return state === undefined || isOfTheApp(facts) ? undefined : judgeSqlState(state.toUpperCase(), thrown);
}

/**
 * Two words of a duplicate are needed, or the store's name beside one: an app's own error may say that something
 * "already exists", too.
 */
function judgeDuplicate(thrown: unknown, facts: Facts): Judgement | undefined {
  const { name, code, message } = facts;
  const text = message.slice(0, MAX_TEXT);
  if (isOfTheApp(facts) || IS_OF_SCHEMA.test(text) || judgeStateText(thrown, facts) !== undefined) return undefined;
  const words = [readText(thrown, 'errorType'), readText(thrown, 'type'), code, name];
  const isMarked = isStoreName(name) || words.some((word) => DUPLICATE_WORD.test(word?.slice(0, 80) ?? ''));
  const isDuplicate = (code === '' && DUPLICATE.test(text)) || (isMarked && MAYBE_DUPLICATE.test(text));
  return isDuplicate ? means('duplicate', 'a text of a store about a duplicate') : undefined;
}

/** Any store whose error is little more than a text that holds an SQLSTATE. */
const sqlStateText = family({
  library: 'sqlstate',
  tier: 'protocol',
  signs: { message: /sql ?state/i },
  meanings: [judgeSqlError],
  status: 'of the service',
  judge: judgeStateText,
});

/** Any store whose error is little more than a text about a duplicate. */
const duplicateText = family({
  library: 'store',
  tier: 'protocol',
  signs: { message: /unique|duplicate|already ?exists/i },
  meanings: ['duplicate'],
  status: 'of the service',
  judge: judgeDuplicate,
});

/** What is left of a store's answer where nobody knows its driver. */
export const storeWords: readonly Family[] = [sqlStateText, duplicateText];
