import { has, read, readText } from '../lib/guard';
import { isListed, statusOfApp } from './app-errors';
import { isErrorClassOfApp } from './error-class';
import type { ErrorClass } from './error-class';
import { classOf } from './classes';
import { factsOf } from './facts';
import { families } from './families';
import { isPhrase } from './http/foreign-answer';
import { shownText } from './http/shown-text';
import { recognizerOf } from './recognize';
import type { Verdict } from './recognize';
import { isRuled } from './verdicts';

const TOLD = { validationStatus: 400, judge: () => undefined, warnings: undefined } as const;
const IDENTIFIER = /^[\w$]{1,80}$/;

/** Returns the name of an error's class, where the app has answered it with a 4xx and the class can be its own. */
export function ownClassOf(thrown: unknown, verdict: Verdict): string | undefined {
  if (verdict.family !== 'app' || verdict.error.status >= 500 || isRuled(verdict)) return undefined;
  const name = isErrorClassOfApp(read(thrown, 'constructor')) ? classOf(thrown) : undefined;
  return name !== undefined && IDENTIFIER.test(name) ? name : undefined;
}

/** True if the error itself says the status, and a message that would be sent if its class were listed. */
export function isUnlisted(
  thrown: unknown,
  { error: { status } }: Verdict,
  appErrors: readonly ErrorClass[] | undefined,
): boolean {
  if (!has(thrown, 'stack') || read(thrown, 'expose') === false || isListed(thrown, appErrors)) return false;
  const text = shownText(readText(thrown, 'message'));
  if (text === undefined || isPhrase(text, status)) return false;
  return statusOfApp(thrown, factsOf(thrown, TOLD)) === status;
}

let recognize: ReturnType<typeof recognizerOf> | undefined;

/** True if the error is one of a library, to which the app has only added its status. */
export function isOfLibrary(thrown: unknown): boolean {
  recognize ??= recognizerOf(families.filter(({ tier }) => tier === 'library' || tier === 'protocol'));
  const facts = factsOf(thrown, TOLD);
  const verdict = recognize(thrown, { ...facts, status: undefined, isDecorated: false });
  return verdict !== undefined && verdict.certainty !== 'assumed'; // a text alone is no library
}
