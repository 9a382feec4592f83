// The same wrong order for all: `customer.email` is no address, the second item's `count` is no number.
export const order = {
  customer: { email: 'planted', password: 'planted' },
  items: [{ count: 1 }, { count: 'planted' }],
};
export const EMAIL = { pointer: '#/customer/email' };
export const COUNT = { pointer: '#/items/1/count' };
export const both = { status: 400, errors: [EMAIL, COUNT] };

/** The same with the codes of the library. */
export const bothBy = (email, count) => ({
  status: 400,
  detail: '2 fields are invalid.',
  errors: [
    { ...EMAIL, code: email },
    { ...COUNT, code: count },
  ],
});

/** Cases whose request carries what is checked: the order, or what the case says is sent. A failed check is the client's only then. */
export const sending = (cases) =>
  cases.map(({ sent = order, ...row }) => ({ request: { path: '/', body: sent }, ...row }));

/** A case of the parts of a request that are checked as one object; `size` is missing, `page` and `id` are no numbers. */
export const byPart = (check, codes, isFirstOnly = false) => ({
  name: 'the parts of the request as one object',
  app: (app, express) =>
    app.use(express.json()).post('/:id', async ({ body, query, params, headers }, res, next) => {
      try {
        await check({ body, query, params, headers });
        res.end();
      } catch (error) {
        next(error);
      }
    }),
  request: { path: '/one?page=two', body: { name: 'x' }, headers: { 'X-Tenant': 'three' } },
  expect: {
    status: 400,
    detail: isFirstOnly ? '1 field is invalid.' : '4 fields are invalid.',
    errors: [{ pointer: '#/size' }, { parameter: 'page' }, { parameter: 'id' }, { header: 'x-tenant' }]
      .map((place, index) => ({ ...place, code: codes[index] }))
      .slice(0, isFirstOnly ? 1 : undefined),
  },
});

/** What an order must be, for Ajv and OpenAPI. */
export const orderSchema = {
  type: 'object',
  required: ['customer'],
  properties: {
    customer: { type: 'object', properties: { email: { type: 'string', pattern: '@' } } },
    items: { type: 'array', items: { type: 'object', properties: { count: { type: 'integer' } } } },
  },
};
