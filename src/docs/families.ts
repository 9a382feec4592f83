import { html } from '../html/markup';
import type { Markup } from '../html/markup';
import { toPage } from '../html/page';
import { families } from '../mapper/catalogue';
import type { KnownFamily } from '../mapper/catalogue';

/** The kinds of libraries, in the order of the page, by their titles. */
export const kindTitles: Readonly<Record<KnownFamily['kind'], string>> = {
  frameworks: 'Express and frameworks',
  validators: 'Validation',
  tokens: 'Tokens and access',
  uploads: 'Uploads and files',
  stores: 'Data stores and brokers',
  clients: 'Any HTTP client (fetch, axios, got), gRPC and mail',
  services: 'SDKs of services',
  system: 'Node and resilience',
  mistakes: 'Wrong calls, templates and unreadable documents',
};

/** The page of what is recognized, and what it is answered with; `root` is the way to the router's root. */
export function familiesPage(root: string): string {
  const kinds = Object.entries(kindTitles);
  const main = html`<nav aria-label="Breadcrumb"><a href="${root}">All return codes</a></nav>
    <h1>Recognized errors</h1>
    <p class="lead">
      Errors of these ${families.length} libraries and protocols are answered with what they mean; any other error is a
      500. One sign makes an error a candidate, and its whole shape decides. “Ours” is a failure of this server.
    </p>
    <nav aria-label="Tables">
      <ul>
        ${kinds.map(([kind, title]) => html`<li><a href="#families_${kind}">${title}</a></li>`)}
      </ul>
    </nav>
    ${kinds.map(([kind, title]) =>
      toTable(
        `families_${kind}`,
        title,
        families.filter((one) => one.kind === kind),
      ),
    )}`;
  return toPage('Recognized errors', main);
}

const toTable = (id: string, title: string, rows: readonly KnownFamily[]): Markup =>
  html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    <table aria-labelledby="${id}">
      <thead>
        <tr>
          <th scope="col">Thrown by</th>
          <th scope="col">Answered with</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(toTableRow)}
      </tbody>
    </table>
  </section>`;

const toTableRow = (family: KnownFamily): Markup =>
  html`<tr>
    <th scope="row">${family.library}</th>
    <td>${statusesOf(family).join(' · ')}<br /><span class="note">Recognized by ${family.recognizedBy}.</span></td>
  </tr>`;

/** The statuses that a family is answered with, each with its meanings: `409 duplicate, broken reference`. */
export function statusesOf({ meanings, ownStatus }: Pick<KnownFamily, 'meanings' | 'ownStatus'>): readonly string[] {
  const statuses = [...new Set(meanings.map(({ status }) => status))];
  const lines = statuses.map((status) => {
    const own = meanings.filter((one) => one.status === status).map(({ meaning }) => inWords(meaning));
    return `${status} ${own.join(', ')}`;
  });
  return ownStatus ? [...lines, 'the status that it states'] : lines;
}

const inWords = (meaning: string): string => meaning.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
