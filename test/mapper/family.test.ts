import { toError } from '../../src/mapper/family';

describe('toError', () => {
  const cause = new Error('x');
  it.each([
    ['a meaning', { meaning: 'duplicate', because: 'error 1062' }, 409],
    ['an invalid input', { meaning: 'invalid', because: 'a list of issues' }, 422],
    ['a status', { status: 404, because: 'status 404' }, 404],
    ['a status beside a meaning', { meaning: 'invalid', status: 400, because: 'x' }, 400],
    ['neither', { because: 'x' }, 500],
  ] as const)('makes the error of %s, with what was thrown as its cause', (_name, judgement, status) => {
    const error = toError(judgement, cause, { validationStatus: 422 });
    expect([error.status, error.cause, error.detail]).toEqual([status, cause, undefined]);
  });
});
