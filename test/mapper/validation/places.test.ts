import { explain } from '../../../src/mapper/explain';
import { foreignError } from '../../support/foreign-error';

const invalid = (...errors: readonly object[]): Error =>
  foreignError('Validation failed', { errors }, 'ValidationError');
const jtd = {
  instancePath: '/user/admin',
  keyword: 'properties',
  params: { error: 'additional', additionalProperty: 'admin' },
  message: 'must NOT have additional properties',
};
const ofJson = { schemaPath: ['properties'], type: 'object' };

describe('the place of an entry', () => {
  it.each<readonly [name: string, thrown: Error, body: object, pointer: string]>([
    ['a key that JSON Type Definition did not expect', invalid(jtd), { user: { admin: true } }, '#/user/admin'],
    ['z-schema’s pointer', invalid({ code: 'INVALID_TYPE', path: '#/a/b', message: 'x' }), { a: { b: 5 } }, '#/a/b'],
    [
      'z-schema’s root',
      invalid({ code: 'OBJECT_ADDITIONAL_PROPERTIES', path: '#/', params: ['admin'], message: 'x' }),
      { admin: true },
      '#',
    ],
    [
      'is-my-json-valid’s root',
      invalid({ ...ofJson, field: 'data.user.age', value: 12, message: 'is less than minimum' }),
      { user: { age: 12 } },
      '#/user/age',
    ],
    [
      'is-my-json-valid’s missing key',
      invalid({ ...ofJson, field: 'data.user.age', value: { name: 'x' }, message: 'is required' }),
      { user: { name: 'x' } },
      '#/user/age',
    ],
    ['a key that is called so', invalid({ field: 'data.age', message: 'x' }), { data: { age: 12 } }, '#/data/age'],
  ])('is %s', (_, thrown, body, pointer) => {
    const { error, certainty } = explain(thrown, { sent: { body } });
    expect(error).toMatchObject({ status: 400, errors: [{ pointer }] });
    expect(certainty).toBe('recognized');
    expect(explain(thrown, { sent: { body: { other: 'x' } } }).error.status).toBe(500);
  });
});
