import { ENTRY_CODE, MAX_ERRORS } from '../codes/problem-detail';

/** A JSON Schema (2020-12), as far as these components need it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: 'object' | 'string' | 'integer';
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: string | number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: string[];
  readonly properties?: Record<string, JsonSchema | JsonArraySchema>;
  readonly allOf?: JsonSchema[];
}

/** The JSON Schema of a list. */
export interface JsonArraySchema {
  readonly type: 'array';
  readonly description?: string;
  readonly items: JsonSchema;
  readonly maxItems?: number;
}

/** The body of every failure (RFC 9457 §3). Further members are the app's own. */
export const problemSchema: JsonSchema = {
  type: 'object',
  description: 'What went wrong (RFC 9457, Problem Details). Further members are extensions.',
  required: ['type', 'title', 'status', 'code', 'description'],
  properties: {
    type: { type: 'string', format: 'uri-reference', description: 'What kind of problem it is, and where to read on.' },
    title: { type: 'string', description: 'The kind of problem in a few words.' },
    status: { type: 'integer', minimum: 400, maximum: 599, description: 'The status of the response.' },
    code: { type: 'string', description: 'The stable name of the kind, for programs.' },
    description: { type: 'string', description: 'What the code means, in one sentence.' },
    detail: { type: 'string', description: 'What went wrong this time.' },
    instance: { type: 'string', format: 'uri-reference', description: 'The resource, or the occurrence.' },
    errors: {
      type: 'array',
      description: 'Each single problem, where there are several.',
      maxItems: MAX_ERRORS,
      items: { $ref: '#/components/schemas/ProblemDetail' },
    },
    errorsOmitted: { type: 'integer', minimum: 1, description: 'How many more single problems there are.' },
    traceId: {
      type: 'string',
      pattern: '^[^\\u0000-\\u001f\\u007f]{1,120}$', // the trace-id of W3C Trace Context, or what the app says in its place
      description: 'The id to quote: the trace of the request.',
    },
  },
};

/** One of several problems. */
export const problemDetailSchema: JsonSchema = {
  type: 'object',
  description: 'One of several problems: what is wrong, and where in the request.',
  required: ['detail'],
  properties: {
    detail: { type: 'string', description: 'What is wrong.' },
    pointer: { type: 'string', description: 'Where in the body: a JSON Pointer as a URI fragment.' },
    parameter: { type: 'string', description: 'Which parameter of the path or the query.' },
    header: { type: 'string', description: 'Which header field.' },
    code: {
      type: 'string',
      pattern: ENTRY_CODE.source,
      description: 'What is wrong, for programs: the code of the validator, e.g. too_small, or of the API itself.',
    },
    params: {
      type: 'object',
      description: 'Values that belong to the code, where the API itself gives them, e.g. the least length.',
    },
  },
};

/** The body of one code: a problem with this status and this code. */
export const schemaOf = (status: number, code: string): JsonSchema => ({
  allOf: [
    { $ref: '#/components/schemas/Problem' },
    {
      type: 'object',
      properties: { status: { type: 'integer', const: status }, code: { type: 'string', const: code } },
    },
  ],
});
