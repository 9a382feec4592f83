import { memberOf } from '../lib/guard';
import { adviceOf } from './advice';
import { html, Markup } from './markup';
import { pageStyle, pageStyleHash } from './style';
import type { Problem, ProblemDetail } from '../codes/problem';

/** The Content-Security-Policy of every page: its own style, by hash, and nothing else; above all no script. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${pageStyleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const style = new Markup(`<style>${pageStyle}</style>`);

/** A whole page: its title, its language, and what stands in `main`. */
export const toPage = (title: string, main: Markup, language = 'en'): string =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${style}
      </head>
      <body>
        <main>${main}</main>
      </body>
    </html> `.text;

/** The heading of a page about one code: its number in the colour of its class, and its title. */
export const heading = (status: number, title: string): Markup =>
  html`<h1><span class="status big s${String(status).charAt(0)}">${status}</span> ${title}</h1>`;

// What the page says in its own place; each other member stands below under its name.
const SHOWN = new Set(['type', 'title', 'status', 'description', 'detail', 'errors', 'traceId']);

/**
 * A problem as a page: what happened, what to do about it, the reference to quote, a way back, and what else the JSON
 * body says under the names of its members. In another language than English it has the app's words, and none of ours.
 */
export function problemPage(problem: Problem, language?: string): string {
  const { type, title, status, description } = problem;
  const detail = memberOf(problem, 'detail');
  const errors = memberOf(problem, 'errors');
  const traceId = memberOf(problem, 'traceId');
  const isEnglish = language === undefined || /^en\b/i.test(language);
  const rest = Object.entries(problem).filter(([name]) => !SHOWN.has(name));
  const main = html`${heading(status, title)}
    <p class="lead">${description}</p>
    ${detail === undefined ? undefined : html`<p>${detail}</p>`}
    ${
      errors === undefined
        ? undefined
        : html`<ul class="errors">
            ${errors.map(toItem)}
          </ul>`
    }
    ${isEnglish ? html`<p>${adviceOf(status)}</p>` : undefined}
    ${traceId === undefined ? undefined : html`<p class="note">${isEnglish ? 'Reference' : 'traceId'}: <code>${traceId}</code></p>`}
    <dl>
      ${type === 'about:blank' ? undefined : toRow('type', isLink(type) ? html`<a href="${type}">${type}</a>` : type)}
      ${rest.map(([name, value]) => toRow(name, typeof value === 'string' ? value : JSON.stringify(value)))}
    </dl>
    <p><a href="/">${isEnglish ? 'Back to the home page' : '← /'}</a></p>`;
  return toPage(`${status} ${title}`, main, language);
}

const toRow = (name: string, value: string | Markup): Markup =>
  html`<dt><code>${name}</code></dt>
    <dd>${value}</dd> `;

const toItem = ({ detail, pointer, parameter, header }: ProblemDetail): Markup => {
  const place = pointer ?? parameter ?? header;
  return html`<li>${place === undefined ? undefined : html`<code>${place}</code> `}${detail}</li>`;
};

const isLink = (type: string): boolean => /^(https?:\/\/|\/(?!\/))/i.test(type); // never javascript:
