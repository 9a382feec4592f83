import { explain } from '../../../src';
import type { ExplainOptions } from '../../../src';
import { foreignError } from '../../support/foreign-error';

type Sent = NonNullable<ExplainOptions['sent']>;

const s3 = (Key?: string): Error =>
  foreignError('x', { name: 'NoSuchKey', Key, $metadata: { httpStatusCode: 404 }, $response: { headers: {} } });
const minio = (key: string): Error => foreignError('x', { name: 'S3Error', code: 'NoSuchKey', key }, 'S3Error');
const azure = (name: string): Error => {
  const url = `https://shop.blob.core.windows.net/files/${name}?sv=1`;
  return foreignError('x', { name: 'RestError', code: 'BlobNotFound', statusCode: 404, request: { url } });
};
const google = (name: string): Error =>
  foreignError(`No such object: files/${name}`, { code: 404, errors: [{ reason: 'notFound' }], response: {} });

const stores: readonly (readonly [string, (name: string) => Error])[] = [
  ['S3', s3],
  ['MinIO', minio],
  ['Azure', azure],
  ['Google Cloud', google],
];

// what was sent, the object that is missing, the answer
const cases: readonly (readonly [string, Sent, string, number])[] = [
  ['its name', { params: { name: 'july.pdf' } }, 'july.pdf', 404],
  ['its name with slashes', { params: { name: '2024/july.pdf' } }, '2024/july.pdf', 404],
  ['a word of it', { params: { id: '42' } }, 'users/42/avatar.png', 404],
  ['a longer part of it', { body: { file: 'monthly' } }, 'report-monthlyfinal.pdf', 404],
  ['a URL with it', { body: { url: 's3://files/july.pdf' } }, 'july.pdf', 404],
  ['something else', { body: { email: 'a@example.org' } }, 'templates/welcome.html', 500],
  ['a short text that is in it by chance', { query: { page: '2' } }, 'reports/2024.xlsx', 500],
  ['nothing', {}, 'templates/welcome.html', 500],
];

describe.each(stores)('An object that is missing in %s', (_, missing) => {
  it.each(cases)('is answered by whether the client has sent its name: %s', (_name, sent, object, status) => {
    const { error, fault } = explain(missing(object), { sent });
    expect([error.status, fault]).toEqual([status, status === 404 ? 'client' : 'server']);
  });

  it('is a 404 where nothing is known of the request, or the app asks for no evidence', () => {
    expect(explain(missing('templates/welcome.html')).error.status).toBe(404);
    expect(explain(missing('templates/welcome.html'), { sent: {}, evidence: false }).error.status).toBe(404);
  });
});

it('is a 404 where the error does not say which', () => {
  expect(explain(s3(), { sent: {} }).error.status).toBe(404);
});

it.each([
  ['/me/avatar', 'u1/avatar.png', 404],
  ['/reports', 'reports/template.xlsx', 500],
])('takes the path %s alone for the name of %s only where it names its last part', (originalUrl, object, status) => {
  expect(explain(s3(object), { req: { method: 'GET', originalUrl, headers: {} } }).error.status).toBe(status);
});
