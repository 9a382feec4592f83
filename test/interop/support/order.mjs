// The same wrong order for all: `customer.email` is no address, the second item's `count` is no number.
export const order = {
  customer: { email: 'planted', password: 'planted' },
  items: [{ count: 1 }, { count: 'planted' }],
};
export const EMAIL = { pointer: '#/customer/email' };
export const COUNT = { pointer: '#/items/1/count' };
export const both = { status: 400, errors: [EMAIL, COUNT] };

/** What an order must be, for Ajv and OpenAPI. */
export const orderSchema = {
  type: 'object',
  required: ['customer'],
  properties: {
    customer: { type: 'object', properties: { email: { type: 'string', pattern: '@' } } },
    items: { type: 'array', items: { type: 'object', properties: { count: { type: 'integer' } } } },
  },
};
