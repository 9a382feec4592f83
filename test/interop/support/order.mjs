// The same wrong order for all: `customer.email` is no address, the second item's `count` is no number.
export const order = {
  customer: { email: 'planted', password: 'planted' },
  items: [{ count: 1 }, { count: 'planted' }],
};
export const EMAIL = { pointer: '#/customer/email' };
export const COUNT = { pointer: '#/items/1/count' };
export const both = { status: 400, errors: [EMAIL, COUNT] };

/** Cases whose request carries what is checked: the order, or what the case says is sent. A failed check is the client's only then. */
export const sending = (cases) =>
  cases.map(({ sent = order, ...row }) => ({ request: { path: '/', body: sent }, ...row }));

/** What an order must be, for Ajv and OpenAPI. */
export const orderSchema = {
  type: 'object',
  required: ['customer'],
  properties: {
    customer: { type: 'object', properties: { email: { type: 'string', pattern: '@' } } },
    items: { type: 'array', items: { type: 'object', properties: { count: { type: 'integer' } } } },
  },
};
