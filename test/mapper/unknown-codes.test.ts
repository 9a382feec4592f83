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

describe('meaningsBy', () => {
  it('refuses a word with two meanings', () => {
    expect(() => meaningsBy({ duplicate: '1062 1022', ours: '1062' })).toThrow('Two meanings of 1062: duplicate, ours');
  });

  it('knows no word that every object has', () => {
    expect(meaningsBy({ duplicate: '1062' })('constructor')).toBeUndefined();
    expect(meaningsBy({ duplicate: undefined as never })(1062)).toBeUndefined();
  });
});
