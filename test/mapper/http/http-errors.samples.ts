import Boom from '@hapi/boom';
import createError from 'http-errors';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

export const samples: readonly FamilySamples[] = [
  {
    library: 'http-errors',
    samples: [
      {
        name: 'createError(404)',
        thrown: () => createError(404),
        expected: { status: 404, fault: 'client', certainty: 'stated', because: 'status 404' },
      },
      {
        name: 'one of its classes',
        thrown: () => new createError.ServiceUnavailable(),
        expected: { status: 503, fault: 'overload', certainty: 'stated', because: 'status 503' },
      },
      {
        name: 'an error that it decorates',
        thrown: () => createError(403, foreignError('no', { code: '23505', severity: 'ERROR', routine: 'x' })),
        expected: { status: 403, fault: 'client', certainty: 'stated', because: 'status 403' },
      },
    ],
    nearMisses: [
      { name: 'a status without expose', thrown: () => foreignError('x', { status: 404 }) },
      { name: 'expose without a status', thrown: () => foreignError('x', { expose: true }) },
      { name: 'a boom that it decorates', thrown: () => createError(403, Boom.conflict()) },
    ],
  },
  {
    library: '@hapi/boom',
    samples: [
      {
        name: 'Boom.notFound()',
        thrown: () => Boom.notFound('None'),
        expected: { status: 404, fault: 'client', certainty: 'stated', because: 'output 404' },
      },
      {
        name: 'Boom.badImplementation()',
        thrown: () => Boom.badImplementation('x'),
        expected: { status: 500, fault: 'server', certainty: 'stated', because: 'output 500' },
      },
      {
        name: 'an error that it decorates',
        thrown: () =>
          Boom.boomify(foreignError('no', { code: '23505', severity: 'ERROR', routine: 'x' }), { statusCode: 400 }),
        expected: { status: 400, fault: 'client', certainty: 'stated', because: 'output 400' },
      },
    ],
    nearMisses: [
      {
        name: 'a status that is no failure',
        thrown: () => foreignError('x', { isBoom: true, output: { statusCode: 200 } }),
      },
      { name: 'an output of anybody', thrown: () => foreignError('x', { output: { statusCode: 404 } }) },
      {
        name: "an upstream's answer in the boom of @hapi/wreck",
        thrown: () => new Boom.Boom('Response Error', { statusCode: 401, data: { isResponseError: true } }),
      },
    ],
  },
  {
    library: 'app',
    samples: [
      {
        name: 'a numeric code beside its phrase',
        thrown: () => foreignError('Not Found', { code: 404 }),
        expected: { status: 404, fault: 'client', certainty: 'stated', because: 'code 404 and its phrase' },
      },
      {
        name: "Node's older phrase",
        thrown: () => foreignError('Payload Too Large', { code: 413 }),
        expected: { status: 413, fault: 'client', certainty: 'stated', because: 'code 413 and its phrase' },
      },
    ],
    nearMisses: [
      { name: 'a numeric code beside another text', thrown: () => foreignError('gone', { code: 404 }) },
      { name: "a numeric code beside another one's phrase", thrown: () => foreignError('Not Found', { code: 403 }) },
    ],
  },
];
