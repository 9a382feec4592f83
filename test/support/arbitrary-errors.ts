import fc from 'fast-check';
import { errorClasses } from '../../src/codes/error-class-of-code';
import { BadRequest } from '../../src/codes/errors';
import type { HttpError } from '../../src/codes/http-error';
import type { HttpErrorOptions } from '../../src/codes/http-error';
import { foreignError, SECRET } from './foreign-error';
import { hostileProxy, revokedProxy } from './hostile';

/** Stands in the detail of an own error that says it is not to be shown; an app's `expose` may overrule that. */
export const UNEXPOSED = 'UNEXPOSED-4712';

/** What is thrown, as plain data that a failing run can print; `toThrown` makes it. */
export type Recipe = ValueRecipe | ForeignRecipe | OwnRecipe;

interface ValueRecipe {
  readonly of: 'value';
  readonly value: unknown;
  readonly wrap: Wrap;
}

interface ForeignRecipe {
  readonly of: 'foreign';
  readonly message: string;
  readonly classes: readonly string[];
  /** Its own members. */
  readonly members: Readonly<Record<string, unknown>>;
  /** Members that are errors themselves, and lists of them. */
  readonly links: Readonly<Record<string, Recipe>>;
  readonly lists: Readonly<Record<string, readonly Recipe[]>>;
  readonly wrap: Wrap;
}

interface OwnRecipe {
  readonly of: 'own';
  readonly className: string;
  readonly detail: unknown;
  readonly options: Readonly<Record<string, unknown>> | undefined;
  readonly cause: Recipe | undefined;
  /** Members that somebody has overwritten. */
  readonly tampered: Readonly<Record<string, unknown>>;
  readonly wrap: Wrap;
}

/** What is done to it at last: `getter:x` makes a member throw when it is read, `cycle:x` makes it contain itself. */
type Wrap = string;

const wrap = (members: readonly string[], cyclic = members): fc.Arbitrary<Wrap> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom('proxy', 'revoked', 'frozen', 'no prototype') },
    { weight: 1, arbitrary: fc.constantFrom(...members).map((member) => `getter:${member}`) },
    { weight: 1, arbitrary: fc.constantFrom(...cyclic).map((member) => `cycle:${member}`) },
  );

/** Makes what a recipe says. */
export function toThrown(recipe: Recipe): unknown {
  if (recipe.of === 'value') return wrapped(recipe.value, recipe.wrap);
  if (recipe.of === 'own') {
    const { className, detail, options, cause, tampered } = recipe;
    const ErrorClass = classes[className] ?? BadRequest;
    const withCause = cause === undefined ? options : { ...options, cause: toThrown(cause) };
    const error = new ErrorClass(detail as string, withCause as HttpErrorOptions);
    for (const [name, value] of Object.entries(tampered)) define(error, name, { value });
    return wrapped(error, recipe.wrap);
  }
  const error = foreignError(recipe.message, recipe.members, ...recipe.classes);
  for (const [name, link] of Object.entries(recipe.links)) define(error, name, { value: toThrown(link) });
  for (const [name, list] of Object.entries(recipe.lists)) define(error, name, { value: list.map(toThrown) });
  return wrapped(error, recipe.wrap);
}

const classes: Readonly<Record<string, new (detail?: string, options?: HttpErrorOptions) => HttpError>> = errorClasses;

const define = (target: object, name: string, how: PropertyDescriptor): void => {
  Reflect.defineProperty(target, name, { enumerable: true, configurable: true, ...how });
};

function wrapped(value: unknown, how: Wrap): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return value;
  if (how === 'proxy') return hostileProxy(value);
  if (how === 'revoked') return revokedProxy(value);
  if (how === 'frozen' && !ArrayBuffer.isView(value)) return Object.freeze(value);
  if (how === 'no prototype') Reflect.setPrototypeOf(value, null);
  const [kind, member = ''] = how.split(':');
  if (kind === 'cycle') define(value, member, { value });
  if (kind === 'getter')
    define(value, member, {
      get() {
        throw new Error(`${SECRET}: the getter threw`);
      },
    });
  return value;
}

const templates: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => `connect ECONNREFUSED ${secret}:5432`,
  (secret) => `Key (email)=(${secret}) already exists.`,
  (secret) => `select * from users where password = '${secret}'`,
  (secret) => `Not allowed by CORS ${secret}`,
  (secret) => `Unexpected token '${secret}' is not valid JSON`,
  (secret) => `Unexpected server response: 401 ${secret}`,
  (secret) => `\r\nX-Injected: ${secret}\0\u2028<script>${secret}</script>`,
  (secret) => secret.repeat(300),
];
const secret: fc.Arbitrary<string> = fc.constantFrom(...templates).map((write) => write(SECRET));
const secrets = fc.dictionary(fc.constantFrom('a', 'url', 'body', 'authorization', 'message'), secret, { maxKeys: 3 });

// Texts that the app or a validator writes for the client.
const publicText = fc.oneof(
  fc.constantFrom(
    'Order 17 is already paid.',
    '',
    '<script>alert(1)</script>',
    'a\r\nb',
    '\ud800',
    'ä€😀',
    'x'.repeat(9000),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const anyStatus = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 400, max: 599 }) },
  { weight: 2, arbitrary: fc.constantFrom(400, 401, 404, 405, 407, 409, 422, 426, 429, 500, 502, 503) },
  { weight: 1, arbitrary: fc.constantFrom(0, 42, 200, 204, 304, 399, 600, 999, 404.5, NaN, -404, '404', null) },
);

const names =
  `Error TypeError URIError SyntaxError RangeError AggregateError HttpError HTTPException AxiosError FetchError
  GaxiosError MulterError UnauthorizedError InvalidTokenError InsufficientScopeError InvalidRequestError
  JsonWebTokenError TokenExpiredError NotBeforeError JWTExpired ForbiddenError NotFoundError EntityNotFoundError
  SequelizeDatabaseError SequelizeUniqueConstraintError SequelizeConnectionError PrismaClientKnownRequestError
  PrismaClientInitializationError MongoServerError MongoNetworkError MongooseError CastError DocumentNotFoundError
  VersionError QueryFailedError DatabaseError UniqueViolationError ReplyError KafkaJSError TRPCError TRPCClientError
  GraphQLError ApolloError FeathersError MoleculerError StripeCardError FirebaseError PostgrestError ResponseError
  RestException RequestError TimeoutError AbortError ThrottlingException NoSuchKey S3ServiceException VError
  OpenCircuitError BottleneckError HTTPParserError ApiError CsvError ParseError StatusCodeError ServiceException
  ValidationError ZodError StructError invalid_token insufficient_scope`.split(/\s+/);

const codes = [
  ...`23505 23503 22P02 40001 57014 42P01 08006 P2002 P2025 ER_DUP_ENTRY ER_ACCESS_DENIED_ERROR SQLITE_CONSTRAINT_UNIQUE
  SQLITE_BUSY ECONNREFUSED ECONNRESET ECONNABORTED ETIMEDOUT ENOENT EACCES ENOTFOUND EISDIR EPIPE Z_DATA_ERROR
  ERR_CANCELED ERR_BAD_RESPONSE ERR_JWT_EXPIRED ERR_JWS_INVALID FAST_JWT_MALFORMED EBADCSRFTOKEN LIMIT_FILE_SIZE
  credentials_required invalid_token NOT_FOUND UNAUTHORIZED BAD_REQUEST FORBIDDEN CONFLICT EOPENBREAKER ERR_ASSERTION
  ENTITY_NOT_FOUND ORA-00001 auth/user-not-found slack_webapi_rate_limited_error UND_ERR_SOCKET CLERK ABORT_ERR
  ConditionalCheckFailedException rate_limit_error 11000`.split(/\s+/),
  ...[11000, 400, 401, 404, 409, 429, 500, 503, 1062, 2627, 1009, 5, 14, 16, -1, NaN],
];

const types = `entity.too.large entity.parse.failed encoding.unsupported charset.unsupported request.aborted
  parameters.too.many StripeCardError UNAUTHORISED FeathersError invalid_request_error ModelValidation body`.split(
  /\s+/,
);

const upstreamHeaders = fc.record(
  {
    'retry-after': fc.constantFrom('120', SECRET, 'Wed, 21 Oct 2099 07:28:00 GMT'),
    'set-cookie': secret,
    'www-authenticate': secret,
    'x-internal': secret,
    date: secret,
    server: secret,
    'content-type': secret,
  },
  { requiredKeys: ['date'] }, // every server sends it (RFC 9110 §6.6.1): it tells a response's fields from an app's own
);
const upstreamResponse = fc.record(
  {
    status: anyStatus,
    statusCode: anyStatus,
    statusText: secret,
    headers: upstreamHeaders,
    data: fc.oneof(secret, secrets),
    body: secret,
    url: secret,
    config: secrets,
  },
  { requiredKeys: [] },
);

// Says one thing when it is looked at, another when it is written.
const fickle = (): unknown => {
  let looks = 0;
  return { toString: () => (looks++ === 0 ? 'ok' : 'a\r\nX-Injected: b') };
};
const ownFields = fc.oneof(
  fc.dictionary(
    fc.constantFrom('WWW-Authenticate', 'Proxy-Authenticate', 'Upgrade', 'Allow', 'Cache-Control', 'X-A'),
    fc.oneof(fc.constantFrom<unknown>('', ' ', [''], ['', ' '], []), fc.constant(null).map(fickle)),
    { maxKeys: 4 },
  ),
  fc.dictionary(
    fc.oneof(
      fc.constantFrom(
        'Retry-After',
        'WWW-Authenticate',
        'Proxy-Authenticate',
        'Allow',
        'Upgrade',
        'Vary',
        'Set-Cookie',
      ),
      fc.constantFrom('Content-Length', 'Transfer-Encoding', 'Content-Type', 'Connection', 'Cache-Control', 'Trailer'),
      fc.string({ unit: 'binary-ascii', maxLength: 8 }),
    ),
    fc.oneof(
      fc.constantFrom<unknown>('', ' ', [''], 'close', 'chunked', '99', 'a\r\nX-Injected: b', 'ä', '€', '\0', 7, NaN),
      fc.constantFrom<unknown>([], ['a', 'b'], ['a\nb'], {}, null, undefined, true, 10n, Symbol('x'), [[]], [null]),
      fc.string({ maxLength: 20 }),
    ),
    { maxKeys: 4 },
  ),
  fc.constantFrom<unknown>(null, 'text', 7, [], new Map([['X-A', 'b']]), new Headers({ 'x-a': 'b' }), () => 'x'),
);

const path = fc.oneof(
  fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.nat(9)), { maxLength: 4 }),
  fc.constantFrom<unknown>('items[0].name', '/body/a~1b', '', 'a["b.c"]', '__proto__.x', undefined, 7, null),
);
// A validator's entry: its text is for the client, but for what it repeats of the input.
const issue = fc
  .record({
    text: publicText,
    value: secret,
    repeats: fc.boolean(),
    at: path,
    key: fc.constantFrom('input', 'received', 'value', 'data', 'actual'),
  })
  .chain(({ text, value, repeats, at, key }) => {
    const words = repeats ? `${text} but received "${value}"` : text;
    return fc.constantFrom<unknown>(
      { message: words, path: at, code: 'invalid_type', [key]: value },
      { msg: words, location: 'body', path: 'a.b', param: 'a', value },
      { property: 'email', constraints: { isEmail: words }, children: [], value, target: { password: value } },
      { instancePath: '/items/0', keyword: 'type', message: text, params: { type: 'string' }, data: value },
      { message: words, path: at, context: { value, label: 'a' }, type: 'string.base' },
    );
  });

// The vocabulary of the rules, with a secret wherever an error of a library can hold one.
const vocabulary = {
  code: fc.constantFrom<unknown>(...codes),
  status: anyStatus,
  statusCode: anyStatus,
  httpCode: anyStatus,
  type: fc.constantFrom(...types),
  expose: fc.constantFrom<unknown>(true, true, false, 'yes', 1, null),
  errno: fc.constantFrom<unknown>(-111, 1062, 19, 'ECONNREFUSED'),
  syscall: fc.constantFrom('connect', 'open', 'getaddrinfo'),
  address: secret,
  hostname: secret,
  sqlState: fc.constantFrom('23000', 'HY000'),
  sqlMessage: secret,
  sql: secret,
  query: secret,
  parameters: fc.array(secret, { maxLength: 2 }),
  severity: fc.constantFrom('ERROR', 'FATAL'),
  detail: secret,
  description: secret,
  title: secret,
  hint: secret,
  table: secret,
  constraint: secret,
  routine: secret,
  where: secret,
  config: fc.record({ url: secret, headers: secrets, data: secret, auth: secrets }, { requiredKeys: [] }),
  request: secrets,
  options: secrets,
  response: upstreamResponse,
  res: upstreamResponse,
  rawResponse: upstreamResponse,
  body: fc.oneof(secret, secrets),
  data: fc.oneof(secret, secrets, fc.array(issue, { maxLength: 2 })),
  error: fc.oneof(secret, secrets),
  reason: secret,
  url: secret,
  path: secret,
  cmd: secret,
  stderr: secret,
  stdout: secret,
  pid: fc.nat(),
  exitCode: fc.nat(255),
  $metadata: fc.record({ httpStatusCode: anyStatus, requestId: secret }),
  $fault: fc.constantFrom('client', 'server'),
  $response: secrets,
  meta: fc.oneof(secrets, fc.record({ target: fc.array(secret), modelName: secret, cause: secret })),
  clientVersion: fc.constant('6.1.0'),
  extensions: fc.record(
    {
      code: fc.constantFrom('UNAUTHENTICATED', 'BAD_USER_INPUT', 'NOT_FOUND', 'X'),
      exception: secrets,
      stacktrace: fc.array(secret),
    },
    { requiredKeys: [] },
  ),
  locations: fc.constant([{ line: 1, column: 2 }]),
  details: fc.oneof(secret, secrets, fc.array(issue, { maxLength: 3 })),
  errors: fc.oneof(secrets, fc.array(issue, { maxLength: 3 })),
  issues: fc.array(issue, { maxLength: 120 }),
  inner: fc.array(issue, { maxLength: 2 }),
  validation: fc.array(issue, { maxLength: 2 }),
  isJoi: fc.boolean(),
  _original: secrets,
  isAxiosError: fc.boolean(),
  keyValue: secrets,
  keyPattern: fc.constant({ email: 1 }),
  errorLabels: fc.array(secret, { maxLength: 1 }),
  expiredAt: fc.constant(new Date(0)),
  date: fc.constant(new Date(0)),
  retryable: fc.boolean(),
  retryAfter: fc.constantFrom<unknown>(3, '7', SECRET, -1, NaN, 1e300),
  className: secret,
  clerkError: fc.boolean(),
  errorInfo: fc.record({ code: fc.constantFrom('auth/id-token-expired', 'auth/argument-error'), message: secret }),
  timeout: fc.nat(),
  statusText: secret,
  statusMessage: secret,
  stack: fc.oneof(secret, fc.constantFrom<unknown>(undefined, 7, null, '')),
  cause: fc.oneof(secret, fc.constantFrom<unknown>(null, 0, '', Symbol(SECRET), undefined)),
  toJSON: fc.constant(() => SECRET),
  then: fc.constant((resolve: (value: string) => void) => resolve(SECRET)),
} satisfies Record<string, fc.Arbitrary<unknown>>;

const MARKS: ReadonlySet<string> = new Set(
  'errno syscall sql sqlMessage sqlState severity routine query config request response options $metadata'.split(' '),
);
const links = 'cause original parent driverError nativeError inner originalError previous oauthError error'.split(' ');

const boomOutput = (isPublic: boolean): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.integer({ min: 400, max: 499 }).chain((statusCode) =>
      fc.record({
        statusCode: fc.constant(statusCode),
        payload: fc.record({ message: isPublic ? publicText : secret }),
        headers: ownFields,
      }),
    ),
    fc.record({
      statusCode: fc.integer({ min: 500, max: 599 }),
      payload: fc.record({ message: secret }),
      headers: ownFields,
    }),
  );

type Member = keyof typeof vocabulary;
const memberNames = Object.keys(vocabulary) as Member[];
// Members that are often seen together, and all of them.
const families: readonly (readonly Member[])[] = [
  ['status', 'expose', 'code', 'type', 'stack', 'cause'],
  ['status', 'statusCode', 'expose', 'errno', 'syscall', 'code', 'address', 'hostname', 'path'],
  [
    'code',
    'errno',
    'sqlState',
    'sqlMessage',
    'sql',
    'severity',
    'detail',
    'constraint',
    'table',
    'routine',
    'expose',
    'status',
  ],
  [
    'code',
    'meta',
    'clientVersion',
    'keyValue',
    'keyPattern',
    'errorLabels',
    'parameters',
    'query',
    'expose',
    'statusCode',
  ],
  [
    'status',
    'code',
    'response',
    'config',
    'request',
    'isAxiosError',
    'res',
    'body',
    'data',
    'url',
    'expose',
    '$metadata',
  ],
  ['issues', 'errors', 'details', 'inner', 'validation', 'isJoi', '_original', 'status', 'expose', 'code'],
  ['code', 'extensions', 'locations', 'path', 'data', 'errors', 'httpCode', 'status', 'retryable', 'className', 'type'],
  memberNames,
];

/** Errors of libraries and of nobody, with members in any combination. */
const foreign = (below: fc.Arbitrary<Recipe>): fc.Arbitrary<Recipe> =>
  fc
    .record({
      members: fc
        .constantFrom(...families)
        .chain((family) => fc.uniqueArray(fc.constantFrom(...family), { maxLength: family.length > 20 ? 30 : 6 })),
      name: fc.oneof(fc.constantFrom(...names), secret, fc.constant(undefined)),
      classes: fc.array(fc.constantFrom(...names), { maxLength: 2 }),
      isBoom: fc.constantFrom(true, false, false, false),
      hasHeaders: fc.boolean(),
    })
    .chain(({ members, name, classes, isBoom, hasHeaders }) => {
      const plan: Record<string, fc.Arbitrary<unknown>> = {};
      for (const member of members) plan[member] = vocabulary[member];
      const isHttpErrors = classes.includes('HttpError');
      const isMarked = !isHttpErrors && members.some((member) => MARKS.has(member));
      if (name !== undefined) plan.name = fc.constant(name);
      if (isBoom) plan.isBoom = fc.constant(true);
      if (isBoom) plan.output = boomOutput(!isMarked);
      // http-errors, and what is called as its class, bring fields for the response; any other error an upstream's.
      if (hasHeaders)
        plan.headers = isHttpErrors || (members.includes('expose') && !isMarked) ? ownFields : upstreamHeaders;
      return fc
        .record({
          members: fc.record(plan),
          links: fc.dictionary(fc.constantFrom(...links), below, { maxKeys: 2 }),
          list: fc.option(fc.array(below, { maxLength: 4 }), { nil: undefined, freq: 4 }),
          wrap: wrap(memberNames),
          hidden: secret,
          shown: publicText,
        })
        .map(({ members: own, links, list, wrap, hidden, shown }) => {
          const isShown = (own.expose === true && !isMarked) || own.name === 'ValidationError';
          const lists = list === undefined ? {} : { errors: list };
          const message = isShown ? shown : hidden;
          return { of: 'foreign', message, classes, members: own, links, lists, wrap } as const;
        });
    });

const junk: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  null,
  undefined,
  0,
  42,
  NaN,
  10n,
  Symbol('x'),
  [],
  {},
  () => 1,
);
const details = fc.array(fc.oneof(fc.record({ detail: publicText, pointer: publicText }, { requiredKeys: [] }), junk), {
  maxLength: 3,
});
const notJson = { get value() { throw new Error(SECRET); } }; // prettier-ignore
const cycle: Record<string, unknown> = {};
cycle.cycle = cycle;
const extensions = fc.dictionary(
  fc.oneof(
    fc.constantFrom('status', 'type', 'errors', '__proto__', 'toJSON', 'constructor', 'then'),
    fc.string({ maxLength: 5 }),
  ),
  fc.oneof(fc.jsonValue({ maxDepth: 2 }), junk, fc.constantFrom<unknown>(notJson, cycle, new Date(NaN), new Map())),
  { maxKeys: 4 },
);
const ownOptions = fc.record(
  {
    type: fc.constantFrom<unknown>('/problems/x', 'https://example.com/p', 'no uri', '', 7, '#a', '/a%zz', '/%'),
    headers: ownFields,
    expose: fc.constantFrom<unknown>(true, false, 'yes', 0),
    errors: fc.oneof(details, fc.constantFrom<unknown>('text', { length: 3 }, new Array(300).fill({ detail: 'x' }))),
    extensions: fc.oneof(extensions, fc.constantFrom<unknown>(null, 'text', [1])),
    challenge: fc.constantFrom<unknown>(
      'Bearer',
      '',
      'a\r\nb',
      { scheme: 'Basic', realm: 'a"b' },
      {},
      ['Basic', 'Bearer'],
      7,
    ),
    allow: fc.constantFrom<unknown>('GET, PUT', ['GET', 'HEAD'], [], '', 'a b', 7),
    retryAfter: fc.constantFrom<unknown>(0, 1.5, -1, NaN, Infinity, new Date(0), new Date(NaN), '3'),
    accept: fc.constantFrom<unknown>('text/html', ['a/b', 'c/d'], [], 7),
    upgrade: fc.constantFrom<unknown>('h2c', '', 'a\nb', ['TLS/1.0', 'h2c']),
    size: fc.constantFrom<unknown>(0, 100, -1, '7', NaN),
    nonsense: junk,
  },
  { requiredKeys: [] },
);

const classesWithAField = ['UNAUTHORIZED', 'METHOD_NOT_ALLOWED', 'PROXY_AUTHENTICATION_REQUIRED', 'UPGRADE_REQUIRED'];

/** Our own errors, whole and tampered with. */
const own = (below: fc.Arbitrary<Recipe>): fc.Arbitrary<Recipe> =>
  fc
    .record({
      className: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...Object.keys(classes)) },
        { weight: 1, arbitrary: fc.constantFrom(...classesWithAField) },
      ),
      options: fc.option(ownOptions, { nil: undefined }),
      cause: fc.option(below, { nil: undefined }),
      detail: fc.oneof({ weight: 4, arbitrary: publicText }, { weight: 1, arbitrary: junk }),
      tampered: fc.record(
        {
          status: fc.oneof(anyStatus, junk),
          statusCode: fc.oneof(anyStatus, junk),
          code: junk,
          title: junk,
          description: junk,
          type: fc.oneof(junk, fc.constantFrom('no uri', '/a%zz', '')),
          headers: fc.oneof(ownFields, junk),
          errors: fc.oneof(details, junk),
          extensions: fc.oneof(extensions, junk),
          dropped: fc.oneof(junk, fc.constantFrom<unknown>([Symbol('x')], 'text')),
          name: secret,
          stack: secret,
          cause: secret,
        },
        { requiredKeys: [] },
      ),
      isTampered: fc.constantFrom(true, false, false),
      wrap: wrap(
        ['status', 'detail', 'headers', 'errors', 'extensions', 'cause', 'message', 'dropped', 'code', 'expose'],
        ['status', 'detail', 'errors', 'cause', 'dropped', 'code'], // what an app puts into headers or extensions leaves
      ),
    })
    .map(({ className, options, cause, detail, tampered, isTampered, wrap }): OwnRecipe => {
      const status = new (classes[className] ?? BadRequest)().status;
      const isExposed = typeof options?.expose === 'boolean' ? options.expose : status < 500;
      const shown = isExposed || typeof detail !== 'string' ? detail : `${UNEXPOSED} ${detail}`;
      return { of: 'own', className, options, cause, detail: shown, tampered: isTampered ? tampered : {}, wrap };
    });

const value: fc.Arbitrary<Recipe> = fc.record({
  of: fc.constant('value' as const),
  value: fc.oneof(
    fc.anything({
      withBigInt: true,
      withMap: true,
      withSet: true,
      withDate: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
    }),
    secret,
    secrets,
    fc.array(issue, { maxLength: 3 }),
    fc.constantFrom<unknown>(
      null,
      undefined,
      0,
      '',
      false,
      'route',
      'router',
      NaN,
      Symbol(SECRET),
      () => SECRET,
      class X {},
    ),
    fc.constantFrom<unknown>(
      Promise.resolve(SECRET),
      Buffer.from(SECRET),
      new Map([[SECRET, SECRET]]),
      new Response(SECRET),
    ),
  ),
  wrap: wrap(['message', 'status', 'name', 'then', 'stack']),
});

/** Anything that can be thrown, with causes of the same kind, three deep. */
export const recipe: fc.Arbitrary<Recipe> = fc.letrec<{ recipe: Recipe }>((tie) => ({
  recipe: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 2, arbitrary: value },
    { weight: 6, arbitrary: foreign(tie('recipe')) },
    { weight: 3, arbitrary: own(tie('recipe')) },
  ),
})).recipe;
