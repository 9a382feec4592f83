import { checkedOptions, typeBaseCheck } from '../lib/check-options';
import type { OptionChecks } from '../lib/check-options';
import { headerDocs, headerDocsOf, sampleOf } from '../codes/response-docs';
import type { HeaderDoc } from '../codes/response-docs';
import { definitionsOf, toClassName } from '../codes/define-error';
import type { DefinedError } from '../codes/define-error';
import { isArray } from '../lib/guard';
import type { ErrorDefinition } from '../codes/http-error';
import { problemDetailSchema, problemSchema, schemaOf } from './schemas';
import type { JsonSchema } from './schemas';
import type { Problem } from '../codes/problem';
import { isFailureStatus, returnCodes } from '../codes/return-codes';
import type { ReturnCode } from '../codes/return-codes';

/** Options of openApiComponents. */
export interface OpenApiComponentsOptions {
  /** The classes of the app's own codes. @default none */
  readonly codes?: readonly DefinedError[] | undefined;
  /** Where the examples say that `type` URIs live: as in errorHandler. @default about:blank */
  readonly typeBase?: string | undefined;
}

/** A header field (OpenAPI 3.1). */
export interface OpenApiHeader {
  description: string;
  required: boolean;
  schema: JsonSchema;
  example: string;
}

/** A response (OpenAPI 3.1). */
export interface OpenApiResponse {
  description: string;
  headers?: Record<string, { $ref: string }>;
  content: { 'application/problem+json': { schema: JsonSchema; example: Problem } };
}

/** What goes under `components` of an OpenAPI 3.1 document. */
export interface OpenApiComponents {
  /** Problem, ProblemDetail, and one for each own code. */
  schemas: Record<string, JsonSchema>;
  /** One for each failure code, named as its class: `#/components/responses/Conflict`. */
  responses: Record<string, OpenApiResponse>;
  /** The fields that some of the responses carry. */
  headers: Record<string, OpenApiHeader>;
}

const checks: OptionChecks<OpenApiComponentsOptions> = {
  codes: { isRight: isArray, fix: 'Pass an array of classes that defineError returned: codes: [OrderAlreadyPaid].' },
  typeBase: typeBaseCheck,
};

const ownSchemas: Readonly<Record<string, JsonSchema>> = { Problem: problemSchema, ProblemDetail: problemDetailSchema };
const rows: readonly ReturnCode[] = Object.values(returnCodes);

/**
 * The return codes as components of an OpenAPI 3.1 document. A route then says
 * `responses: { 409: { $ref: '#/components/responses/Conflict' } }`.
 *
 * @example const components = openApiComponents({ codes: [OrderAlreadyPaid], typeBase: '/problems/' });
 * @throws TypeError that says the fix, when an option is wrong, or two components would have one name.
 */
export function openApiComponents(options: OpenApiComponentsOptions = {}): OpenApiComponents {
  const { codes, typeBase } = checkedOptions('openApiComponents', 'openApiComponents()', options, checks);
  const own = definitionsOf('openApiComponents', codes);
  const taken = own.find(({ code }) => Object.hasOwn(ownSchemas, toClassName(code)));
  if (taken !== undefined) {
    throw new TypeError(`openApiComponents cannot name a schema ${toClassName(taken.code)}. Rename ${taken.code}.`);
  }
  const ownSchemaEntries = own.map((one) => [toClassName(one.code), schemaOf(one.status, one.code)] as const);
  const registered = rows.filter(({ status }) => isFailureStatus(status));
  return structuredClone({
    schemas: { ...ownSchemas, ...Object.fromEntries(ownSchemaEntries) },
    responses: Object.fromEntries([
      ...registered.map((row) => toResponse(row, schemaOf(row.status, row.code), typeBase)),
      ...own.map((one) => toResponse(one, refTo('schemas', toClassName(one.code)), typeBase)),
    ]),
    headers: Object.fromEntries(headerDocs.map(toHeader)),
  });
}

const refTo = (kind: 'schemas' | 'headers', name: string): { $ref: string } => ({
  $ref: `#/components/${kind}/${name}`,
});

function toResponse(
  { code, status, title, description }: ErrorDefinition,
  schema: JsonSchema,
  typeBase: string | undefined,
): [name: string, response: OpenApiResponse] {
  const docs = headerDocsOf(status).filter((doc) => headerDocs.includes(doc)); // a component is required everywhere, or nowhere
  const headers = docs.map(({ name }) => [name, refTo('headers', name)] as const);
  const example = sampleOf({ code, status, title, description }, typeBase);
  return [
    toClassName(code),
    {
      description,
      ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
      content: { 'application/problem+json': { schema, example } },
    },
  ];
}

const toHeader = ({ name, description, required, example }: HeaderDoc): [name: string, header: OpenApiHeader] => [
  name,
  { description, required, schema: { type: 'string' }, example },
];
