import type { Request } from 'express';
import type { ErrorContext, ErrorHandlerOptions, LocalizedProblem } from './options';
import { inWords, isObject, readOnce, readText } from '../lib/guard';
import { callHook } from './hook';
import { pagePolicy, problemPage } from '../html/page';
import type { Problem } from '../codes/problem';
import type { Body } from './respond';

const PROBLEM_JSON = 'application/problem+json';
const LANGUAGE_TAG = /^[a-z]{1,8}(-[a-z0-9]{1,8}){0,8}$/i; // BCP 47, as far as a header field needs it

/** A problem as the body for this client: in the reader's language, as a page where the client prefers one. */
export function render(
  problem: Problem,
  context: ErrorContext,
  { localize, html }: ErrorHandlerOptions,
  warnings: string[],
): Body {
  if (localize === undefined && html !== true) return { text: JSON.stringify(problem), type: PROBLEM_JSON };
  const local = localize && callHook('localize', () => localize({ ...problem }, context), warnings);
  const language = languageOf(local, warnings);
  const shown = language === undefined ? problem : inWordsOf(local, problem);
  const isPage = html === true && prefersPage(context.req);
  return {
    text: isPage ? problemPage(shown, language) : JSON.stringify(shown),
    type: isPage ? 'text/html; charset=utf-8' : PROBLEM_JSON,
    fields: [
      ...(isPage ? [['Content-Security-Policy', pagePolicy] as const] : []),
      ...(language === undefined ? [] : [['Content-Language', language] as const]),
    ],
    vary: [...(html === true ? ['Accept'] : []), ...(localize === undefined ? [] : ['Accept-Language'])],
  };
}

// A tie goes to what the client lists first (RFC 9110 §12.5.1).
const prefersPage = (req: Request): boolean =>
  typeof readOnce(req, 'accepts') === 'function' && // else node:http's, a mock's
  req.accepts([PROBLEM_JSON, 'application/json', 'text/html']) === 'text/html';

/** The language of what `localize` returned; undefined, and a fault, where it is not usable. */
function languageOf(local: LocalizedProblem | undefined, warnings: string[]): string | undefined {
  if (local === undefined) return undefined;
  const language = readText(local, 'language');
  if (language !== undefined && LANGUAGE_TAG.test(language)) return language;
  const found = isObject(local) ? `the language ${inWords(language)}` : inWords(local);
  warnings.push(`The option localize returned ${found}; it must return undefined or { language: 'de', … }`);
  return undefined;
}

/** The problem with the texts that are there in the other language, its members in their order. */
function inWordsOf(local: unknown, problem: Problem): Problem {
  const { type, title, status, code, description, detail: _detail, ...rest } = problem;
  const ownDetail = readText(local, 'detail') ?? readText(problem, 'detail');
  return {
    type,
    title: readText(local, 'title') ?? title,
    status,
    code,
    description: readText(local, 'description') ?? description,
    ...(ownDetail !== undefined && { detail: ownDetail }),
    ...rest,
  };
}
