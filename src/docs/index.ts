import { Router } from 'express';
import type { Request, Response } from 'express';
import { checkedOptions, typeBaseCheck } from '../lib/check-options';
import type { OptionChecks } from '../lib/check-options';
import { definitionsOf } from '../codes/define-error';
import type { DefinedError } from '../codes/define-error';
import { families } from '../mapper/catalogue';
import { familiesPage } from './families';
import { codePage, indexPage } from './pages';
import { toEntry, toSections } from './sections';
import { NotFound } from '../codes/errors';
import { isArray } from '../lib/guard';
import { pagePolicy } from '../html/page';
import { toKebabCase } from '../codes/problem';

/** Options of returnCodeDocs. */
export interface ReturnCodeDocsOptions {
  /** The classes of the app's own codes. @default none */
  readonly codes?: readonly DefinedError[] | undefined;
  /** Where the sample bodies say that `type` URIs live: as in errorHandler. @default where the page is mounted */
  readonly typeBase?: string | undefined;
}

const checks: OptionChecks<ReturnCodeDocsOptions> = {
  codes: { isRight: isArray, fix: 'Pass an array of classes that defineError returned: codes: [OrderAlreadyPaid].' },
  typeBase: typeBaseCheck,
};

// Unless a code of the app's own has the name: each `type` has to lead to its code.
const FAMILIES = 'families';

/**
 * The return codes as a web page, and a page for each, so that every `type` leads to what it means; and at `families` a
 * page of the libraries whose errors are recognized, with what they mean. The same as JSON for `Accept: application/json`.
 *
 * @example app.use('/problems', returnCodeDocs({ codes: [OrderAlreadyPaid] }));
 * @throws TypeError that says the fix, when an option is wrong, or two codes have one name.
 */
export function returnCodeDocs(options?: ReturnCodeDocsOptions): Router;
export function returnCodeDocs(...args: unknown[]): Router {
  const [given = {}] = args;
  const usage = "app.use('/problems', returnCodeDocs())";
  if (args.length > 1) throw new TypeError(`returnCodeDocs is a factory and was not called. Write ${usage}.`);
  const options = checkedOptions<ReturnCodeDocsOptions>('returnCodeDocs', usage, given, checks);
  const sections = toSections(definitionsOf('returnCodeDocs', options.codes));
  const rows = new Map(sections.flatMap(({ rows }) => rows).map((row) => [toKebabCase(row.code), row]));
  const typeBaseOf = (req: Request): string => options.typeBase ?? `${req.baseUrl}/`;

  const hasFamilies = !rows.has(FAMILIES);

  const router = Router();
  router.get('/', (req, res) => {
    const entries = sections.map(({ name, rows }) => [name, rows.map((row) => toEntry(row, typeBaseOf(req)))]);
    answer(req, res, Object.fromEntries(entries), () =>
      indexPage(sections, rootOf(req, 0), hasFamilies ? FAMILIES : undefined),
    );
  });
  if (hasFamilies) {
    router.get(`/${FAMILIES}`, (req, res) => answer(req, res, families, () => familiesPage(rootOf(req, 1))));
  }
  router.get('/:code', (req, res, next) => {
    const row = rows.get(req.params.code);
    if (row === undefined) return next(new NotFound('There is no such return code.'));
    const entry = toEntry(row, typeBaseOf(req));
    answer(req, res, entry, () => codePage(entry, rootOf(req, 1)));
  });
  return router;
}

function answer(req: Request, res: Response, json: unknown, page: () => string): void {
  res.vary('Accept');
  res.setHeader('Cache-Control', 'no-cache'); // Express adds an ETag: unchanged, it is a 304
  res.setHeader('X-Content-Type-Options', 'nosniff');
  if (req.accepts(['text/html', 'application/json']) === 'application/json') {
    res.json(json);
    return;
  }
  res.setHeader('Content-Security-Policy', pagePolicy);
  res.type('html').send(page());
}

/**
 * The way from the requested page to the root of the router, as a relative reference: it holds wherever the router is
 * mounted, behind a proxy that cuts the path, too, and with or without a trailing slash.
 */
function rootOf(req: Request, depth: 0 | 1): string {
  const path = req.originalUrl.replace(/\?.*/, '');
  if (path.endsWith('/')) return '../'.repeat(depth);
  return depth === 1 ? './' : `./${path.slice(path.lastIndexOf('/') + 1)}/`;
}
