import Ajv from 'ajv';
import { ArrayNotEmpty, IsEmail, IsInt, MinLength, ValidateNested, validateOrReject } from 'class-validator';
import { COUNT, EMAIL, both, bothBy, byPart, order, orderSchema, sending } from '../support/order.mjs';

const ajv = new Ajv.Ajv({ allErrors: true });

const validate = ajv.compile(orderSchema);

const part = (name, schema) => ({ type: 'object', required: [name], properties: { [name]: schema } });
const digits = { type: 'string', pattern: '^\\d+$' };
const validateParts = ajv.compile({
  type: 'object',
  properties: {
    body: part('size', { type: 'string' }),
    query: part('page', digits),
    params: part('id', digits),
    headers: part('x-tenant', digits),
  },
});

class Customer {
  email = 'planted';
  password = 'planted';
}
IsEmail()(Customer.prototype, 'email');
MinLength(50)(Customer.prototype, 'password');

class Item {
  count = 'planted';
}
IsInt()(Item.prototype, 'count');

class Order {
  customer = new Customer();
  items = [Object.assign(new Item(), { count: 1 }), new Item()];
  tags = [];
}
ValidateNested()(Order.prototype, 'customer');
ValidateNested()(Order.prototype, 'items');
ArrayNotEmpty()(Order.prototype, 'tags');

export default {
  ajv: sending([
    {
      name: 'two fields that are wrong, as its ValidationError',
      trigger: async () => {
        validate(order);
        throw new Ajv.ValidationError(validate.errors);
      },
      expect: bothBy('pattern', 'type'),
    },
    byPart(
      (given) => {
        if (!validateParts(given)) throw new Ajv.ValidationError(validateParts.errors);
      },
      ['required', 'pattern', 'pattern', 'pattern'],
    ),
    {
      name: 'two fields that are wrong, as its list',
      trigger: async () => {
        validate(order);
        throw validate.errors;
      },
      expect: both,
    },
    {
      name: 'an asynchronous schema',
      trigger: () => ajv.compile({ ...orderSchema, $async: true })({}),
      expect: { status: 400, errors: [{ pointer: '#/customer' }] },
    },
    {
      name: 'a reference of ours that leads nowhere',
      trigger: async () => ajv.compile({ $ref: 'planted' }),
      thrown: /^MissingRefError /,
      expect: 500,
    },
    {
      name: 'a schema of ours that is none',
      trigger: async () => ajv.compile({ type: 'planted' }),
      thrown: /^Error .*schema is invalid: data/,
      expect: 500,
    },
  ]),
  'class-validator': sending([
    {
      name: 'nested fields, as its list',
      sent: { ...order, tags: [] },
      trigger: () => validateOrReject(new Order()),
      expect: { status: 400, errors: [EMAIL, { pointer: '#/customer/password' }, COUNT, { pointer: '#/tags' }] },
    },
    {
      name: 'fields without the object they are of',
      sent: order.customer,
      trigger: () => validateOrReject(new Customer(), { validationError: { target: false, value: false } }),
      expect: {
        status: 400,
        errors: [
          { pointer: '#/email', code: 'isEmail' },
          { pointer: '#/password', code: 'minLength' },
        ],
      },
    },
  ]),
};
