import { headerDocsOf, sampleOf } from '../codes/response-docs';
import type { HeaderDoc } from '../codes/response-docs';
import type { ErrorDefinition } from '../codes/http-error';
import { toType } from '../codes/problem';
import type { Problem } from '../codes/problem';
import { isFailureStatus, returnCodeOf, returnCodes } from '../codes/return-codes';
import type { ReturnCode } from '../codes/return-codes';

/** A row of a table: a return code, or an app's own, which no RFC defines. */
export interface Row extends ErrorDefinition {
  readonly spec?: string;
}

/** A table of the page. */
export interface Section {
  /** Its member in the JSON, and its fragment. */
  readonly name: string;
  readonly title: string;
  readonly note?: string;
  readonly rows: readonly Row[];
}

/** What is said of one code: the JSON of its page. */
export interface Entry extends ErrorDefinition {
  /** The URI of the page. */
  readonly type: string;
  /** As the return-code document writes it: `200`, `409 Conflict`. */
  readonly returnedValue: string;
  /** The section of the RFC that defines the status, as a URI. */
  readonly specification: string;
  readonly headers: readonly HeaderDoc[];
  /** The body of such a response; none for a success. */
  readonly example?: Problem;
}

const rows: readonly ReturnCode[] = Object.values(returnCodes);

/** The two tables of the return-code document, then the other registered codes, then the app's own. */
export const toSections = (own: readonly ErrorDefinition[]): readonly Section[] => [
  { name: 'normal', title: 'Normal', rows: rows.filter(({ status }) => !isFailureStatus(status)) },
  {
    name: 'abnormal',
    title: 'Abnormal',
    rows: rows.filter(({ status, documented }) => isFailureStatus(status) && documented),
  },
  {
    name: 'registered',
    title: 'Other registered codes',
    note: 'Less common, and as well defined: each has its place in an RFC.',
    rows: rows.filter(({ documented }) => !documented),
  },
  {
    name: 'own',
    title: 'Codes of this API',
    note: 'What a status alone cannot say: the member "code" tells them apart.',
    rows: own,
  },
];

/** A code as the document writes it: a success by its number alone. */
export const returnedValueOf = ({ status, title }: Row): string =>
  isFailureStatus(status) ? `${status} ${title}` : String(status);

/** Everything that is said of one code. */
export function toEntry({ code, status, title, description, spec }: Row, typeBase: string): Entry {
  const definition = { code, status, title, description };
  return {
    type: toType(code, typeBase),
    ...definition,
    returnedValue: returnedValueOf(definition),
    specification: `https://www.rfc-editor.org/rfc/${spec ?? returnCodeOf(status).spec}`,
    headers: headerDocsOf(status),
    ...(isFailureStatus(status) && { example: sampleOf(definition, typeBase) }),
  };
}
