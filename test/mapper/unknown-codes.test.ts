import { explain } from '../../src';
import { factsOf } from '../../src/mapper/facts';
import { families } from '../../src/mapper/families';
import { meaningsBy } from '../../src/mapper/table';
import { foreignError } from '../support/foreign-error';

const told = { validationStatus: 400, judge: explain, warnings: undefined } as const;

describe('every family', () => {
  it.each(families.map((family) => [family.library, family] as const))(
    '%s recognizes nothing in an error that says nothing, whatever the index thinks',
    (_library, { judge }) => {
      for (const thrown of [
        new Error('Order 17 is locked.'),
        foreignError('', {}, 'OrderLocked'),
        { note: 1 },
        Object.assign(new Error('x'), { code: 'ORDER_LOCKED' }),
      ]) {
        expect(judge(thrown, factsOf(thrown, told))).toBeUndefined();
      }
    },
  );
});

describe('a code that a library’s table does not have', () => {
  it.each<[library: string, thrown: unknown]>([
    ['cassandra-driver', foreignError('x', { code: 0x2400, coordinator: '10.0.0.1' }, 'ResponseError')],
    ['neo4j-driver', foreignError('x', { code: 'Neo.DatabaseError.General.UnknownError' }, 'Neo4jError')],
    ['neo4j-driver', foreignError('x', { code: 'N/A' }, 'Neo4jError')],
    ['ldapjs', foreignError('x', { code: 80, lde_message: 'x' }, 'OtherError', 'LDAPError')],
    ['arangojs', foreignError('x', { errorNum: 4, isArangoError: true }, 'ArangoError')],
    ['amqplib', foreignError('Channel closed by server: 501 (FRAME-ERROR) with message "x"', { code: 501 })],
    ['amqplib', foreignError('x', {}, 'IllegalOperationError')],
    ['mqtt', foreignError('Connection refused: Unspecified error', { code: 128 })],
    ['nats', foreignError('x', { code: 'BAD_JSON' }, 'NatsError')],
    ['@prisma/client', foreignError('x', { code: 'P2999', clientVersion: '7.0.0' }, 'PrismaClientKnownRequestError')],
    ['oracledb', foreignError('ORA-00942: x', { errorNum: 942, offset: 14 })],
    ['mysql2', foreignError('x', { code: 'ER_UNHEARD_OF', errno: 9999, sqlState: 'HY000', sqlMessage: 'x' })],
    ['mysql2', foreignError('x', { code: 'HANDSHAKE_NO_SSL_SUPPORT', fatal: true })],
    ['mysql2', foreignError('x', { errno: 9999, sqlMessage: 'x' })],
    ['nats', foreignError('x', { code: 400 }, 'NatsError')],
    ['kafkajs', foreignError('x', {}, 'KafkaJSError')],
    [
      'mssql',
      foreignError('x', { number: 208, code: 'EREQUEST', state: 1, class: 16, serverName: 'x' }, 'RequestError'),
    ],
    ['redis', foreignError('WRONGTYPE Operation against a key', {}, 'ErrorReply')],
    ['redis', foreignError('x', { replies: [] }, 'MultiErrorReply')],
  ])('of %s is a failure of ours: %#', (library, thrown) => {
    const { error, family, fault, meaning } = explain(thrown);
    expect({ status: error.status, family, fault, meaning }).toEqual({
      status: 500,
      family: library,
      fault: 'server',
      meaning: 'ours',
    });
  });
});

describe('the marks of a driver on an error of an object mapper', () => {
  it.each([
    { errorNum: 942, code: 'ORA-00942', offset: 14 },
    { errno: 1062, sqlState: '23000', sqlMessage: 'x' },
    { code: 'SQLITE_BUSY', errno: 5 },
    { number: 208, code: 'EREQUEST', state: 1, class: 16, serverName: 'x' },
  ])('are left to the mapper: %j', (members) => {
    for (const name of ['SequelizeDatabaseError', 'PrismaClientKnownRequestError']) {
      const { family } = explain(
        foreignError('x', { name, clientVersion: '7.0.0', parent: new Error('x'), ...members }, name),
      );
      expect(['oracledb', 'mysql2', 'sqlite', 'mssql']).not.toContain(family);
    }
  });

  it('gRPC’s own classes are told by their name, without details', () => {
    const { family, error } = explain(foreignError('x', { code: 14 }, 'ConnectError'));
    expect([family, error.status]).toEqual(['grpc', 503]);
  });
});

describe('meaningsBy', () => {
  it('refuses a word with two meanings', () => {
    expect(() => meaningsBy({ duplicate: '1062 1022', ours: '1062' })).toThrow('Two meanings of 1062: duplicate, ours');
  });

  it('knows no word that every object has', () => {
    expect(meaningsBy({ duplicate: '1062' })('constructor')).toBeUndefined();
    expect(meaningsBy({ duplicate: undefined as never })(1062)).toBeUndefined();
  });
});
