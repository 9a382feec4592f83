import { family, means } from '../family';
import { meaningsBy } from '../table';
import { mapperNames } from './mapper-names';
import { isMarked } from './marks';
import { judgeConnection } from './sqlstate';

// MikroORM 5 to 7: errors.ts and exceptions.ts. An exception has a name of Doctrine's and the driver's own members.
const byMikroOrmName = meaningsBy({
  duplicate: 'UniqueConstraintViolationException',
  brokenReference: 'ForeignKeyConstraintViolationException',
  deadlock: 'DeadlockException LockWaitTimeoutException',
  rejectedValue: 'NotNullConstraintViolationException CheckConstraintViolationException CursorError',
  rowRefused: 'RowLevelSecurityViolationException',
  missing: 'NotFoundError',
  conflict: 'OptimisticLockError',
  storeDown: 'ReadOnlyException ConnectionException',
  ours: `TableNotFoundException TableExistsException InvalidFieldNameException NonUniqueFieldNameException
    SyntaxErrorException DatabaseObjectExistsException DatabaseObjectNotFoundException
    ValidationError MetadataError TransactionStateError`,
});
const MIKRO_ORM_MEMBERS = {
  NotFoundError: 'getEntity',
  OptimisticLockError: 'getEntity',
  CursorError: 'getEntity',
  ValidationError: 'getEntity',
  MetadataError: 'getEntity',
  TransactionStateError: 'getEntity',
};

/** MikroORM, by name. */
export const mikroOrm = family({
  library: '@mikro-orm/core',
  tier: 'library',
  signs: { name: mapperNames.mikroOrm, members: ['getEntity'] },
  status: 'of the app',
  meanings: [byMikroOrmName, judgeConnection],
  judge(thrown, { name, message }) {
    const meaning = isMarked(thrown, MIKRO_ORM_MEMBERS, name) ? byMikroOrmName(name) : undefined;
    if (meaning === undefined) return undefined;
    if (name === 'NotFoundError' && message.startsWith('Wrong number of')) return means('ours', name);
    if (name === 'OptimisticLockError' && message.includes('unversioned')) return means('ours', name);
    return (name === 'ConnectionException' ? judgeConnection(thrown) : undefined) ?? means(meaning, name);
  },
});
