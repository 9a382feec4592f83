import { explain } from '../../../src';
import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';

const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;

const named = (name: string, members: object = {}, text: string = SECRET): Error =>
  foreignError(text, { name, ...members }, name);
describe('other stores', () => {
  it.each<[string, object, number]>([
    ['NoHostAvailableError', { innerErrors: {} }, 503],
    ['OperationTimedOutError', {}, 504],
    ['ResponseError', { code: 0x1001, coordinator: SECRET }, 503],
    ['ResponseError', { code: 0x1100 }, 504],
    ['ResponseError', { code: 0x2000 }, 500],
    ['CasMismatchError', { context: {} }, 409],
    ['UnambiguousTimeoutError', { context: {} }, 504],
    ['BucketNotFoundError', { context: {} }, 500],
    ['Neo4jError', { code: 'ServiceUnavailable' }, 503],
    ['Neo4jError', { code: 'Neo.ClientError.Schema.ConstraintValidationFailed' }, 409],
    ['Neo4jError', { code: 'Neo.TransientError.General.MemoryPoolOutOfMemoryError' }, 503],
    ['Neo4jError', { code: 'Neo.ClientError.Security.Unauthorized' }, 500],
    ['Neo4jError', { code: 'Memgraph.ClientError.Schema.ConstraintValidationFailed' }, 409],
    ['ConnectionError', { code: 80, lde_message: SECRET }, 503],
    ['AppError', { errorNum: 1210 }, 500],
    ['NoSuchObjectError', { code: 32, lde_message: SECRET }, 404],
    ['EntryAlreadyExistsError', { code: 68, lde_message: SECRET }, 409],
    ['InvalidCredentialsError', { code: 49, lde_message: SECRET }, 500],
    ['BusyError', { code: 51, lde_message: SECRET }, 503],
    ['TimeoutError', { code: 80, lde_message: SECRET }, 504],
    ['ArangoError', { errorNum: 1210, isArangoError: true }, 409],
  ])('%s (%#)', (name, members, status) => {
    expect(statusOf(named(name, members))).toBe(status);
    expect(textOf(named(name, members))).not.toContain(SECRET);
  });

  it('ldapts says its code at the end of the message', () => {
    expect(statusOf(named('NoSuchObjectError', { code: 32 }, 'no such object. Code: 0x20'))).toBe(404);
    expect(statusOf(named('NoSuchObjectError', { code: 32 }, 'no such object'))).toBe(500);
  });

  it('the pool of neo4j-driver is empty', () => {
    const text = 'Connection acquisition timed out in 60000 ms.';
    expect(statusOf(named('Neo4jError', { code: 'N/A' }, text))).toBe(503);
    expect(explain(named('AppError', { code: 'N/A' }, text)).family).toBe('resilience'); // as anybody’s text
  });

  it('a ResponseError of Elasticsearch has no code of Cassandra', () => {
    expect(statusOf(named('ResponseError', { code: 0x1001, meta: {} }))).not.toBe(503);
  });
});
