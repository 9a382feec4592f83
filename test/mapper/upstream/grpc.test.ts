import { toHttpError } from 'express-return-codes';
import { SECRET, answered, recorded } from '../../support/recorded';

const statusOf = (thrown: unknown): number => toHttpError(thrown).status;

// google.rpc.Code
const codes: readonly (readonly [number, string, number])[] = [
  [1, 'CANCELLED', 500],
  [2, 'UNKNOWN', 502],
  [3, 'INVALID_ARGUMENT', 502],
  [4, 'DEADLINE_EXCEEDED', 504],
  [5, 'NOT_FOUND', 404],
  [6, 'ALREADY_EXISTS', 409],
  [7, 'PERMISSION_DENIED', 502],
  [8, 'RESOURCE_EXHAUSTED', 503],
  [9, 'FAILED_PRECONDITION', 502],
  [10, 'ABORTED', 409],
  [11, 'OUT_OF_RANGE', 502],
  [12, 'UNIMPLEMENTED', 502],
  [13, 'INTERNAL', 502],
  [14, 'UNAVAILABLE', 503],
  [15, 'DATA_LOSS', 502],
  [16, 'UNAUTHENTICATED', 502],
];

describe.each(codes)('the code %i %s', (code, name, status) => {
  it(`is a ${status} of @grpc/grpc-js, and its details stay`, () => {
    const metadata = { internalRepr: new Map(), options: {} };
    const thrown = recorded({ message: `${code} ${name}: ${SECRET}`, code, details: SECRET, metadata });
    const answer = answered(thrown);
    expect(answer.status).toBe(status);
    expect(answer.seen).not.toContain(SECRET);
  });

  it.each([
    ['google-gax', recorded({ code, statusDetails: undefined }, 'GoogleError')],
    ['Connect', recorded({ name: 'ConnectError', code, rawMessage: SECRET, details: [], metadata: new Headers() })],
    [
      'nice-grpc',
      recorded({ name: 'ClientError', message: `/x.S/Do ${name}: x`, path: '/x.S/Do', code, details: 'x' }),
    ],
    ['a status object', { code, details: 'x', metadata: {} }],
  ])(`is a ${status} of %s`, (_, thrown) => {
    expect(statusOf(thrown)).toBe(status);
  });
});

it('is a 500 where our own message cannot be written', () => {
  const text = '13 INTERNAL: Request message serialization failure: x';
  expect(statusOf(recorded({ message: text, code: 13, details: text.slice(13), metadata: {} }))).toBe(500);
});

it.each([
  { code: 5 },
  { code: 5, details: 'x' },
  { code: 5, details: ['x'], metadata: {} },
  { code: 0, details: 'OK', metadata: {} },
  { code: 17, details: 'x', metadata: {} },
  { code: 5.5, details: 'x', metadata: {} },
  { code: '5', details: 'x', metadata: {} },
])('%j is not of gRPC', (members) => {
  expect(statusOf(Object.assign(new Error('ours'), members))).toBe(500);
});
