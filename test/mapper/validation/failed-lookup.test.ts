import { failedLookUp } from '../../support/failed-lookup';

// What engines, drivers and system calls write, by the status that it means.
const written: Readonly<Record<number, readonly string[]>> = {
  504: [
    'connect ETIMEDOUT 10.0.0.5:5432',
    'timeout of 1000ms exceeded',
    'Headers Timeout Error',
    'canceling statement due to statement timeout',
    'Query read timeout',
    'Lock wait timeout exceeded; try restarting transaction',
    'network timeout at: http://billing/users',
  ],
  503: [
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
    'sorry, too many clients already',
    'FATAL: the database system is starting up',
    'Too many connections',
    'SQLITE_BUSY: database is locked',
    'Server selection timed out after 30000 ms',
    'MongoServerSelectionError: connect failed',
    'Operation `users.findOne()` buffering timed out after 10000ms',
    "Can't reach database server at `db.internal`:`5432`",
    'Knex: Timeout acquiring a connection. The pool is probably full.',
    'Connection is closed.',
    "Stream isn't writeable and enableOfflineQueue options is false",
    'LOADING Redis is loading the dataset in memory',
    'retrieve connection from pool timeout after 10001ms',
  ],
  502: [
    'connect ECONNREFUSED 127.0.0.1:5432',
    'getaddrinfo ENOTFOUND db.internal',
    'getaddrinfo EAI_AGAIN redis',
    'read ECONNRESET',
    'fetch failed',
    'socket hang up',
    'Request failed with status code 404',
    'Response code 500 (Internal Server Error)',
    'certificate has expired',
    "Hostname/IP does not match certificate's altnames: Host: a. is not in the cert's altnames: DNS:b",
    'request to http://billing/users failed, reason: connect refused',
    '14 UNAVAILABLE: No connection established',
    'invalid json response body at http://billing/users reason: Unexpected end',
  ],
  500: [
    "Cannot read properties of undefined (reading 'find')",
    "Cannot read property 'find' of undefined",
    "undefined is not an object (evaluating 'db.users')",
    "Can't find variable: prisma",
    'db.users.findOne is not a function',
    '(intermediate value).find is not a function',
    'lookUp is not a function',
    'prisma is not defined',
    'undefined is not iterable (cannot read property Symbol(Symbol.iterator))',
    "Cannot access 'users' before initialization",
    "Cannot destructure property 'id' of '(intermediate value)' as it is undefined.",
    'Maximum call stack size exceeded',
    'Unexpected token < in JSON at position 0',
    'Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
    'Unexpected end of JSON input',
    '"undefined" is not valid JSON',
    'The "path" argument must be of type string. Received undefined',
    "ENOENT: no such file or directory, open '/srv/app/blocked.txt'",
    'Look-up failed\n    at check (/srv/app/src/check.js:10:3)',
    'see /srv/app/src/check.ts:10',
    'TypeError: x',
    'no pg_hba.conf entry for host "10.20.3.4", user "billing_admin", database "billing", no encryption',
    'password authentication failed for user "billing_admin"',
    'relation "users" does not exist',
    'column "emial" does not exist',
    'role "billing_admin" does not exist',
    'duplicate key value violates unique constraint "users_email_key"',
    'permission denied for table users',
    'syntax error at or near "FORM"',
    'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string',
    'Cannot use a pool after calling end on the pool',
    "ER_NO_SUCH_TABLE: Table 'shop.users' doesn't exist",
    "Access denied for user 'billing'@'10.0.0.2' (using password: YES)",
    "Unknown column 'emial' in 'where clause'",
    '(conn:12, no: 1146, SQLState: 42S02) x',
    "Login failed for user 'sa'.",
    "Invalid object name 'dbo.users'.",
    'ORA-00942: table or view does not exist',
    'SQLITE_ERROR: no such table: users',
    'no such column: emial',
    'UNIQUE constraint failed: users.email',
    'E11000 duplicate key error collection: shop.users index: email_1',
    'NOAUTH Authentication required.',
    'WRONGTYPE Operation against a key holding the wrong kind of value',
    'Invalid `prisma.user.findUnique()` invocation in\n/srv/app/src/check.ts:10:29',
    'The table `public.User` does not exist in the current database.',
    'No metadata for "User" was found.',
    'select * from "users" where "emial" = $1 - column "emial" does not exist',
    'secretOrPrivateKey must have a value',
    'Expected values to be strictly equal:\n\n1 !== 2\n',
  ],
};

// What the authors of apps write for their users.
const honest =
  `Password is not valid|E-mail is already in use|Passwords do not match|must not contain a path|Unexpected field
The connection name is required|relation must exist|The relation must exist|Category is not defined
The category does not exist|Country "XX" does not exist|The user "bob" does not exist|Invalid value|is required
The certificate has expired|A self-signed certificate is not accepted|Unexpected token|The token has expired
must be valid JSON|The settings are not valid JSON|settings is not valid JSON|must be a function|The formula is not a function of x
Invalid URL|jwt malformed|jwt expired|invalid signature|must be one of: select, insert, update|Select a date from the list
Update the set of rules first|ERR_EMAIL_TAKEN|ER_1|E_TAKEN|EMAIL_TAKEN|ERROR|must not be "connect"|The host could not be reached
Access denied|permission denied|You have no permission for this table|Timeout must be positive|The timeout is too long
Connection refused by the recipient|The column name is not unique|Duplicate entry|The key is a duplicate|must not be null
is not an object|is not iterable|undefined is not allowed|null is not allowed|must begin with postgres://|must be like 127.0.0.1:8080
must not be in /node_modules|use a path as /srv/app.js|The file does not exist|no such user|No such table is free at 8 pm
Only 5 connections are allowed|The server name is not valid|terminated contracts cannot be changed|The fetch date is missing
Authentication failed|Authentication failed.|The syntax is not valid near "x"|Invalid column name|Incorrect PIN
Maximum size exceeded|Too many items|The role "chief" is unknown|Cannot be changed|Cannot read the file|The database name is taken
Command not known|No servers are left|invalid_type|validation_email_exception|Something went wrong|14 days: too late
The parameter must be a string. Received nothing|The status code must be 404|The request failed|Unknown column
Ce mot de passe n’est pas valide|Das Passwort ist falsch|パスワードが違います`.split(/[|\n]/);

describe('failedLookUp', () => {
  it.each(Object.entries(written).flatMap(([status, texts]) => texts.map((text) => [text, Number(status)] as const)))(
    'recognizes %j as a %d',
    (text, status) => {
      expect(failedLookUp(text, 'email')).toBe(status);
    },
  );

  it.each(honest)('leaves %j to the client', (text) => {
    expect(failedLookUp(text, 'email')).toBeUndefined();
  });

  it.each([
    ['role is not defined', 'role'],
    ['tenantRole is not defined', '/user/tenantRoleId'],
    ['score is not a function', ['stats', 'score']],
  ])('takes %j at %j for the words of an app', (text, path) => {
    expect(failedLookUp(text, path)).toBeUndefined();
    expect(failedLookUp(text, 'elsewhere')).toBe(500);
  });

  it('looks at the first thousand characters', () => {
    expect(failedLookUp(`${' '.repeat(980)} fetch failed`)).toBeUndefined();
    expect(failedLookUp(`${' '.repeat(970)} read ECONNRESET`)).toBe(502);
    expect(failedLookUp(`${' '.repeat(1000)} read ECONNRESET`)).toBeUndefined();
  });
});
