import { library } from './library.mjs';

const { asyncHandler, Conflict, defineError, ServiceUnavailable, Unauthorized, UpgradeRequired } = library;

/** No response may hold it. */
export const SECRET = 'SECRET-TOKEN-4711';

const OrderAlreadyPaid = defineError({
  code: 'ORDER_ALREADY_PAID',
  status: 409,
  title: 'Order Already Paid',
  description: 'The order cannot be changed because it is already paid.',
});
const decorated = (members, message = `it says ${SECRET}`) => Object.assign(new Error(message), members);
const cyclic = () => {
  const error = decorated({});
  error.cause = error.self = error;
  return error;
};
const hostile = () =>
  new Proxy(new Error(SECRET), {
    get() {
      throw new Error(SECRET);
    },
  });

/** By name: the status that must come, the detail if one must, and how a handler fails. */
export const mixedErrors = {
  conflict: [409, ({ id }) => `Order ${id}.`, ({ id }) => { throw new Conflict(`Order ${id}.`); }],
  own: [409, ({ id }) => `Paid ${id}.`, ({ id }) => { throw new OrderAlreadyPaid(`Paid ${id}.`, { cause: decorated({}) }); }],
  hidden: [503, undefined, () => { throw new ServiceUnavailable(SECRET, { retryAfter: 3 }); }],
  unauthorized: [401, undefined, () => { throw new Unauthorized(); }],
  upgrade: [426, undefined, () => { throw new UpgradeRequired(); }],
  error: [500, undefined, () => { throw new Error(SECRET); }],
  type: [500, undefined, () => { null.x(); }],
  rejected: [500, undefined, () => Promise.reject(decorated({ code: SECRET }))],
  late: [500, undefined, async () => { await new Promise(setImmediate); throw new Error(SECRET); }],
  nothing: [500, undefined, () => { throw null; }],
  word: [500, undefined, () => { throw 'route'; }],
  text: [500, undefined, () => { throw SECRET; }],
  cyclic: [500, undefined, () => { throw cyclic(); }],
  hostile: [500, undefined, () => { throw hostile(); }],
  idiom: [404, undefined, () => { throw decorated({ status: 404 }); }],
  unique: [409, undefined, () => { throw decorated({ code: '23505', severity: 'ERROR', detail: SECRET, routine: '_bt_check_unique' }); }],
  upstream: [502, undefined, () => { throw decorated({ config: { url: SECRET }, response: { status: 401, headers: { date: SECRET }, data: SECRET } }); }],
  refused: [502, undefined, () => { throw decorated({ code: 'ECONNREFUSED', errno: -111, syscall: 'connect' }); }],
  aggregate: [500, undefined, () => { throw new AggregateError([new Conflict(SECRET), new Error(SECRET)]); }],
  issues: [400, undefined, () => { throw decorated({ name: 'ZodError', issues: [{ message: 'Required', path: ['a'] }] }); }],
  success: [500, undefined, (req, res) => {
    res.set({ ETag: '"x"', 'Content-Encoding': 'gzip', 'Content-Length': '5', 'Cache-Control': 'public', Location: SECRET });
    throw new Error(SECRET);
  }],
}; // prettier-ignore

/** An app whose routes fail in each of these ways, at /<name>/<id>. */
export function failingApp(express, options) {
  const app = express();
  app.use(express.json({ limit: '1kb' }));
  for (const [name, [, , fail]] of Object.entries(mixedErrors)) {
    app.all(`/${name}/:id`, asyncHandler((req, res) => fail(req.params, res))); // prettier-ignore
  }
  app.get('/only-get/:id', (_req, res) => res.send('ok'));
  app.post('/echo/:id', (req, res) => res.json(req.body));
  app.use(library.notFoundHandler());
  app.use(library.errorHandler(options));
  return app;
}

const TOO_LARGE = JSON.stringify('x'.repeat(2000));

/** The request with that number: its bytes, and what must come back. */
export function mixedRequest(number) {
  const names = Object.keys(mixedErrors);
  const kind = number % (names.length + 5);
  const id = String(number);
  if (kind >= names.length) return special(kind - names.length, id);
  const name = names[kind];
  const [status, detail] = mixedErrors[name];
  const method = ['GET', 'POST', 'HEAD', 'DELETE'][Math.floor(number / names.length) % 4];
  return { method, path: `/${name}/${id}`, status, detail: detail?.({ id }) };
}

function special(kind, id) {
  const json = { 'Content-Type': 'application/json' };
  return [
    { method: 'GET', path: `/nowhere/${id}`, status: 404 },
    { method: 'PUT', path: `/only-get/${id}`, status: 405 },
    { method: 'POST', path: `/echo/${id}`, status: 400, headers: json, body: `{"${SECRET}` },
    { method: 'POST', path: `/echo/${id}`, status: 413, headers: json, body: TOO_LARGE },
    { method: 'GET', path: `/conflict/%zz${id}`, status: 400 },
  ][kind];
}
