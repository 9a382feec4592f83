import type { HeaderDoc } from '../codes/response-docs';
import { returnedValueOf } from './sections';
import type { Entry, Row, Section } from './sections';
import { html } from '../html/markup';
import type { Markup } from '../html/markup';
import { heading, toPage } from '../html/page';
import { toKebabCase } from '../codes/problem';
import type { Problem } from '../codes/problem';
import { returnCodeOf } from '../codes/return-codes';

/** The page of all codes; `root` is the way to the router's root, `families` the name of the page of what is recognized. */
export function indexPage(all: readonly Section[], root: string, families: string | undefined): string {
  const sections = all.filter(({ rows }) => rows.length > 0);
  const main = html`<h1>Return codes</h1>
    <p class="lead">
      Every request is answered with one of these codes. A failure has one JSON body that says what its code means:
      <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>, <code>application/problem+json</code>.
    </p>
    <nav aria-label="Tables">
      <ul>
        ${sections.map(({ name, title }) => html`<li><a href="#codes_${name}">${title}</a></li>`)}
      </ul>
    </nav>
    ${sections.map((section) => toTable(section, root))}
    ${families === undefined ? undefined : html`<p><a href="${root}${families}">Recognized errors</a></p>`}`;
  return toPage('Return codes', main);
}

const toTable = ({ name, title, note, rows }: Section, root: string): Markup =>
  html`<section aria-labelledby="codes_${name}">
    <h2 id="codes_${name}">${title}</h2>
    ${note === undefined ? undefined : html`<p class="note">${note}</p>`}
    <table aria-labelledby="codes_${name}">
      <thead>
        <tr>
          <th scope="col">Returned Value</th>
          <th scope="col">Description</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => toTableRow(row, root))}
      </tbody>
    </table>
  </section>`;

function toTableRow(row: Row, root: string): Markup {
  const { code, status, description, spec } = row;
  const name = toKebabCase(code);
  const isOwn = spec === undefined;
  const [number, ...words] = returnedValueOf(row).split(' ');
  return html`<tr id="${name}">
    <th scope="row">
      <a href="${root}${name}"><span class="status s${String(status).charAt(0)}">${number}</span> ${words.join(' ')}</a>
      ${isOwn ? html`<code>${code}</code>` : undefined}
    </th>
    <td>${description}</td>
  </tr>`;
}

/** The page of one code; `root` is the way to the router's root. */
export function codePage(entry: Entry, root: string): string {
  const { code, status, title, description, specification, headers, example } = entry;
  const main = html`<nav aria-label="Breadcrumb"><a href="${root}">All return codes</a></nav>
    ${heading(status, title)}
    <p class="lead">${description}</p>
    <p><code>${code}</code></p>
    ${example === undefined ? undefined : toSample(example, headers)}
    ${headers.length === 0 ? undefined : toHeaderTable(headers)}
    <h2>Specification</h2>
    <p>The status ${status} is defined in <a href="${specification}">${sectionOf(specification)}</a>.</p>`;
  return toPage(`${status} ${title}`, main);
}

const aboutErrors = html`<p class="note">
  Each entry of <code>errors</code> says in <code>detail</code> what is wrong, in <code>pointer</code> (the body),
  <code>parameter</code> or <code>header</code> where it is, and in <code>code</code> the same for programs, with the
  <code>params</code> that belong to it. Only <code>detail</code> is in every entry.
</p>`;

function toSample(example: Problem, headers: readonly HeaderDoc[]): Markup {
  const lines = [
    `HTTP/1.1 ${example.status} ${returnCodeOf(example.status).title}`,
    ...headers.filter(({ required }) => required).map(({ name, example: value }) => `${name}: ${value}`),
    'Content-Type: application/problem+json',
    'Cache-Control: no-store',
    '',
    JSON.stringify(example, null, 2),
  ];
  return html`<h2>Response</h2>
    <pre><code>${lines.join('\n')}</code></pre>
    ${example.errors === undefined ? undefined : aboutErrors}`;
}

const toHeaderTable = (headers: readonly HeaderDoc[]): Markup =>
  html`<h2 id="headers">Headers</h2>
    <table aria-labelledby="headers">
      <thead>
        <tr>
          <th scope="col">Header</th>
          <th scope="col">Description</th>
        </tr>
      </thead>
      <tbody>
        ${headers.map(toHeaderRow)}
      </tbody>
    </table>`;

const toHeaderRow = ({ name, description, example, required }: HeaderDoc): Markup =>
  html`<tr>
    <th scope="row">${name}</th>
    <td>${description} ${required ? 'Always there.' : 'Where it is known.'}<br /><code>${name}: ${example}</code></td>
  </tr>`;

const sectionOf = (specification: string): string =>
  specification.replace(/.*\/rfc(\d+)#section-(.*)/, 'RFC $1, section $2');
