import { OWN_MEMBERS } from '../../codes/problem';
import { isFailureStatus } from '../../codes/return-codes';
import { isObject, keysOf, ownKeysOf, read } from '../../lib/guard';
import { isOfClass } from '../classes';
import { family } from '../family';
import { headersOf, holdsExchange } from './foreign-headers';
import { problemAnswer } from './problem-texts';

const MAX_KEYS = 30;
const MAX_EXTENSIONS = 30;

/** http-problem-details, by PDMLab: its document of a problem (RFC 9457) is thrown itself, or an error holds it. */
export const problemDocument = family({
  library: 'http-problem-details',
  tier: 'http',
  signs: {},
  meanings: ['its own status'],
  judge(thrown, { status: own, isDecorated, isPlain }) {
    if (isDecorated || isPlain) return undefined;
    const document = isDocument(thrown) ? thrown : heldDocument(thrown);
    if (document === undefined || holdsExchange(thrown)) return undefined;
    const said = read(document, 'status');
    const status = isFailureStatus(said) ? said : own;
    if (status === undefined) return undefined;
    const because = `status ${status} of a problem document`;
    const answer = problemAnswer(status, because, headersOf(thrown), document, {
      isDeliberate: true,
      message: undefined,
    });
    if (status >= 500) return answer;
    return { ...answer, options: { ...answer.options, extensions: extensionsOf(document) } };
  },
});

const isDocument = (value: unknown): boolean => isObject(value) && isOfClass(value, 'ProblemDocument');

/** The document that an error holds as one of its first members. */
function heldDocument(thrown: unknown): unknown {
  const keys = ownKeysOf(thrown);
  for (let index = 0; index < keys.length && index < MAX_KEYS; index++) {
    const key = keys[index];
    const value = key === undefined || key === 'stack' ? undefined : read(thrown, key);
    if (isDocument(value)) return value;
  }
  return undefined;
}

/** The members that a document has beside those of the standard. */
function extensionsOf(document: unknown): Record<string, unknown> {
  const names = keysOf(document).filter((name) => !OWN_MEMBERS.has(name));
  return Object.fromEntries(names.slice(0, MAX_EXTENSIONS).map((name) => [name, read(document, name)]));
}
