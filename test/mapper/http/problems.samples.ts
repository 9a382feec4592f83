import { ProblemDocument } from 'http-problem-details';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

const document = (status: number | undefined): ProblemDocument =>
  new ProblemDocument({ type: '/out-of-credit', title: 'Out of Credit', ...(status !== undefined && { status }) });

export const samples: readonly FamilySamples[] = [
  {
    library: 'http-problem-details',
    samples: [
      {
        name: 'a document that is thrown',
        thrown: () => document(403),
        expected: { status: 403, fault: 'client', certainty: 'stated', because: 'status 403 of a problem document' },
      },
      {
        name: 'an error that holds one, under any name',
        thrown: () => foreignError('x', { answer: document(503) }, 'PaymentFailed'),
        expected: { status: 503, fault: 'overload', certainty: 'stated', because: 'status 503 of a problem document' },
      },
      {
        name: 'one without a status in an error that has one',
        thrown: () => foreignError('x', { problem: document(undefined), status: 409 }),
        expected: { status: 409, fault: 'client', certainty: 'stated', because: 'status 409 of a problem document' },
      },
    ],
    nearMisses: [
      { name: 'a document without a status', thrown: () => document(undefined) },
      { name: 'a status that is no failure', thrown: () => document(302) },
      { name: 'an object of that shape', thrown: () => foreignError('x', { problem: { ...document(403) } }) },
      {
        name: "a document in the error of a client's exchange",
        thrown: () => foreignError('x', { problem: document(403), config: { url: '/' }, request: {} }),
      },
      { name: 'one that createError has decorated', thrown: () => foreignError('x', { p: document(403), status: 404, expose: true }) }, // prettier-ignore
    ],
  },
  {
    library: 'app',
    samples: [
      {
        name: 'a problem whose status has another name',
        thrown: () =>
          foreignError('x', { type: 'https://a.example/p', title: 'Out of Credit', httpStatus: 403 }, 'OutOfCredit'),
        expected: { status: 403, fault: 'client', certainty: 'stated', because: 'httpStatus 403' },
      },
    ],
    nearMisses: [
      {
        name: 'a title and a detail beside a status of another name',
        thrown: () => foreignError('x', { title: 'Out of Credit', detail: 'x', httpStatus: 403 }, 'OutOfCredit'),
      },
    ],
  },
  {
    library: '@nestjs/common',
    samples: [
      {
        name: 'an HttpException',
        thrown: () => nest(409, 'Order 17 is already paid.'),
        expected: { status: 409, fault: 'client', certainty: 'stated', because: 'status 409' },
      },
    ],
    nearMisses: [
      { name: 'a getStatus of anybody', thrown: () => foreignError('x', { status: 409, getStatus: () => 409 }) },
      { name: 'one without a status', thrown: () => nest(undefined, 'x') },
    ],
  },
];

function nest(status: number | undefined, response: unknown): Error {
  const members = { response, status, getStatus: () => status, getResponse: () => response };
  return foreignError('x', members, 'ConflictException', 'HttpException');
}
