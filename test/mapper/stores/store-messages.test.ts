import { answerTo } from '../../support/foreign-error';

const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;

describe('clients of stores that throw a plain Error', () => {
  it.each([
    ['timeout exceeded when trying to connect', 503],
    ['Query read timeout', 504],
    ['Queue limit reached.', 503],
    ['Connection is closed.', 503],
    ['Command timed out', 504],
    ['No servers available', 503],
    ['Missing key for job 7. updateData', 404],
    ['Job 7 is not in the failed state. reprocessJob', 409],
    ['All sentinels are unreachable. Retrying from scratch', 503],
    ['Server at 10.0.0.1:11211 not available', 503],
    ['Job done', 500],
    ['timeout expired!', 500],
    ['Server at rest', 500],
  ])('the plain Error "%s" is a %i', (text, status) => {
    expect(statusOf(new Error(text))).toBe(status);
    expect(answerTo(new Error(text)).problem).not.toHaveProperty('detail');
  });

  it('a status that the app has set on the error stands', () => {
    expect(statusOf(Object.assign(new Error('Connection is closed.'), { status: 502 }))).toBe(502);
  });
});
