import { toHttpError } from '../../../src';
import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';

const named = (name: string, members: object = {}, text: string = SECRET): Error =>
  foreignError(text, { name, ...members }, name);
describe('validation of models', () => {
  // mongoose@9.12.1: the messages hold the values
  const invalid = {
    email: { name: 'ValidatorError', kind: 'required', message: `Path email ${SECRET}`, value: SECRET },
    age: { name: 'ValidatorError', kind: 'min', message: SECRET, value: 3 },
    'addr.z/p': { name: 'CastError', kind: 'Number', message: SECRET, value: SECRET },
    'kids.1.n': { name: 'CastError', kind: `x ${SECRET}`, message: SECRET, value: SECRET },
    nick: { name: 'ValidatorError', kind: 'user defined', message: `${SECRET} is taken`, value: SECRET },
    team: { name: 'ValidatorError', kind: 'user defined', message: 'pick another', value: SECRET },
  };
  const mongoose = named('ValidationError', { errors: invalid, _message: 'U validation failed' }, SECRET);

  it('lists mongoose’s with JSON Pointers and without the values', () => {
    expect(answerTo(mongoose).problem).toMatchObject({
      status: 400,
      errors: [
        { detail: 'is required', pointer: '#/email' },
        { detail: 'is below the minimum', pointer: '#/age' },
        { detail: 'is not a valid Number', pointer: '#/addr/z~1p' },
        { detail: 'The value is not valid.', pointer: '#/kids/1/n' },
        { detail: 'The value is not valid.', pointer: '#/nick' },
        { detail: 'pick another', pointer: '#/team' },
      ],
    });
    expect(textOf(mongoose)).not.toContain(SECRET);
  });

  it('follows validationStatus', () => {
    expect(toHttpError(mongoose, { validationStatus: 422 }).status).toBe(422);
  });

  it('counts what is beyond the first hundred', () => {
    const errors = Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`k${n}`, { kind: 'required' }]));
    const { problem } = answerTo(named('ValidationError', { errors, _message: 'x' }));
    expect([problem.errors?.length, problem['errorsOmitted']]).toEqual([100, 150]);
  });

  it('lists Sequelize’s, and those of each record in bulk', () => {
    const items = [
      { path: 'email', message: 'Validation isEmail on email failed', value: SECRET },
      { path: 'nick', message: `not ${SECRET}`, value: SECRET },
    ];
    const single = named('SequelizeValidationError', { errors: items });
    const listed = [
      { detail: 'Validation isEmail on email failed', pointer: '#/email' },
      { detail: 'The value is not valid.', pointer: '#/nick' },
    ];
    expect(answerTo(single).problem).toMatchObject({ status: 400, errors: listed });
    const record = named('SequelizeBulkRecordError', { errors: single, record: { email: SECRET } });
    expect(answerTo(record).problem).toMatchObject({ status: 400, errors: listed });
    expect(textOf(record)).not.toContain(SECRET);
  });

  it('lists Objection’s', () => {
    const data = { 'o.p': [{ message: 'must be number', keyword: 'type', params: {} }] };
    const thrown = named('ValidationError', { type: 'ModelValidation', data, statusCode: 400, modelClass: class {} });
    expect(answerTo(thrown).problem).toMatchObject({
      status: 400,
      errors: [{ detail: 'must be number', pointer: '#/o/p' }],
    });
  });

  it('takes a lone surrogate in a path', () => {
    const thrown = named('ValidationError', { errors: { '\ud800': { kind: 'required' } }, _message: 'x' });
    expect(answerTo(thrown).problem.errors).toEqual([
      { detail: 'is required', pointer: '#/%EF%BF%BD', code: 'required' },
    ]);
  });
});

describe('Objection', () => {
  const objection = (members: object, name = 'ValidationError'): Error =>
    foreignError(SECRET, { name, modelClass: {}, type: 'ModelValidation', ...members }, name);
  const data = { 'addr.zip': [{ message: 'must be number', keyword: 'type' }], email: [{ message: 'is required' }] };
  const errors = [
    { detail: 'must be number', pointer: '#/addr/zip' },
    { detail: 'is required', pointer: '#/email' },
  ];

  it('lists the first message at each path', () => {
    expect(answerTo(objection({ data })).problem).toMatchObject({ status: 400, errors });
    expect(answerTo(objection({ data, statusCode: 400 }), { validationStatus: 422 }).problem.status).toBe(422);
    expect(answerTo(objection({ data, statusCode: 418 })).problem).toMatchObject({ status: 418, errors });
    expect(answerTo(objection({ data, statusCode: 'x' })).problem).toMatchObject({ status: 400, errors });
  });

  it('lists nothing of another type, or of a list', () => {
    for (const members of [{ type: 'RelationExpression', data }, { data: [data] }]) {
      expect(answerTo(objection(members)).problem.status).toBe(400);
      expect(answerTo(objection(members)).problem.errors).toBeUndefined();
    }
  });

  it('is known by its name and its member', () => {
    expect(answerTo(objection({ data }, 'AppError')).problem.status).toBe(500);
    expect(answerTo(named('AppError', { _message: 'm', errors: { a: { kind: 'required' } } })).problem.status).toBe(
      500,
    );
    expect(answerTo(named('ValidationError', { errors: { a: { kind: 'required' } } })).problem.errors).toBeUndefined();
  });
});
