import { readText } from '../../lib/guard';
import { family, means } from '../family';
import { meaningsBy } from '../table';

// https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp
const byType = meaningsBy({
  rejectedValue: `TYPE_MISMATCH CANNOT_PARSE_TEXT CANNOT_PARSE_NUMBER CANNOT_PARSE_DATE CANNOT_PARSE_DATETIME
    CANNOT_PARSE_UUID CANNOT_PARSE_BOOL CANNOT_PARSE_INPUT_ASSERTION_FAILED ARGUMENT_OUT_OF_BOUND TOO_LARGE_STRING_SIZE
    CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN VIOLATED_CONSTRAINT DECIMAL_OVERFLOW`,
  overloaded: `TOO_MANY_SIMULTANEOUS_QUERIES TOO_MANY_PARTS MEMORY_LIMIT_EXCEEDED QUOTA_EXCEEDED NO_FREE_CONNECTION`,
  storeDown: `ALL_CONNECTION_TRIES_FAILED NETWORK_ERROR TABLE_IS_READ_ONLY KEEPER_EXCEPTION`,
  timedOut: 'TIMEOUT_EXCEEDED SOCKET_TIMEOUT',
  ours: '*', // our SQL, our schema, our rights
});

/** ClickHouse: the number of its error as text, and the name of the number. */
export const clickhouse = family({
  library: '@clickhouse/client',
  tier: 'library',
  signs: { name: /^ClickHouseError$/ },
  status: 'of the app',
  meanings: [byType],
  judge(thrown, { classes, code }) {
    const type = readText(thrown, 'type');
    if (!classes.has('ClickHouseError') || type === undefined || !/^\d{1,5}$/.test(code)) return undefined;
    return means(byType(type) ?? 'ours', `error ${code}`);
  },
});
