import { pagePolicy, problemPage } from '../html/page';
import type { Problem } from '../codes/problem';
import { preferredType } from '../lib/accept';
import { enveloped } from './envelope';
import { localized } from './localize';
import type { Localized } from './localize';
import type { Body } from './header-section';
import type { OpenFacts, ProblemOptions } from './problem-options';
import { fieldOf } from './request-facts';

/** The media type of a problem (RFC 9457 §3). */
export const PROBLEM_JSON = 'application/problem+json';
const JSON_TYPE = 'application/json';

/** How a problem is shown to this client: in which words, as JSON or as a page. */
export interface Presentation extends Localized {
  readonly isPage: boolean;
  /** The fields of the request that selected it (RFC 9110 §12.5.5). */
  readonly vary: readonly string[];
}

/** The options that say how a problem is shown. */
export interface ShownOptions<C> extends Pick<ProblemOptions<C, never>, 'envelope' | 'envelopeType' | 'localize'> {
  readonly html?: unknown;
}

/** True if every client gets the problem as it is. */
export const isPlain = ({ envelope, html = false, localize }: ShownOptions<never>): boolean =>
  envelope === undefined && localize === undefined && html === false;

/** Chooses how a problem is shown to this client: in the reader's language, as a page where the client prefers one. */
export function present<C extends OpenFacts>(
  problem: Problem,
  context: C,
  req: unknown,
  options: ShownOptions<C>,
): Presentation {
  const { localize, html = false } = options;
  const shown = localize === undefined ? { problem, language: undefined } : localized(problem, localize, context);
  return {
    problem: shown.problem,
    language: shown.language,
    isPage: html !== false && prefersPage(req, options),
    vary: [...(html === false ? [] : ['Accept']), ...(localize === undefined ? [] : ['Accept-Language'])],
  };
}

// A tie goes to what the client lists first (RFC 9110 §12.5.1).
function prefersPage(req: unknown, { envelope, envelopeType = JSON_TYPE }: ShownOptions<never>): boolean {
  const own = envelope === undefined ? [] : [envelopeType];
  return preferredType(fieldOf(req, 'accept'), [PROBLEM_JSON, JSON_TYPE, ...own, 'text/html']) === 'text/html';
}

/** Returns the body of a problem: the built-in page, the app's envelope, or the problem itself. */
export function render<C extends OpenFacts>(shown: Presentation, context: C, options: ShownOptions<C>): Body {
  if (shown.isPage) return toPageBody(shown);
  const { envelope, envelopeType = JSON_TYPE } = options;
  const json = envelope && enveloped(shown.problem, envelope, context);
  const text = json ?? JSON.stringify(shown.problem);
  return { text, type: json === undefined ? PROBLEM_JSON : envelopeType, fields: fieldsOf(shown), vary: shown.vary };
}

/** Returns the body of a page: the app's own, under the app's own policy, else the built-in one. */
export function toPageBody(shown: Presentation, ownPage?: string): Body {
  const fields = fieldsOf(shown);
  return {
    text: ownPage ?? problemPage(shown.problem, shown.language),
    type: 'text/html; charset=utf-8',
    fields: ownPage === undefined ? [['Content-Security-Policy', pagePolicy], ...fields] : fields,
    vary: shown.vary,
  };
}

const fieldsOf = ({ language }: Presentation): NonNullable<Body['fields']> =>
  language === undefined ? [] : [['Content-Language', language]];
