import type { Meaning } from '../meanings';

/**
 * The texts that engines, drivers and system calls write, by what they mean: marks of a custom check that
 * did not come to a verdict. A mark is a whole phrase of theirs, or two witnesses (a syscall and a code, a kind and a
 * quoted name), because the texts beside them are an app's own words to its users: "Password is not valid", "The
 * category does not exist". They are as written, so the case counts. The first that matches decides.
 */
export const marks: readonly (readonly [meaning: Meaning, ...texts: readonly RegExp[]])[] = [
  [
    'timedOut',
    /\bETIMEDOUT\b|\bESOCKETTIMEDOUT\b|\bUND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT\b/,
    /^timeout of \d+ms exceeded|^(?:Connect|Headers|Body) Timeout Error\b|^Timeout awaiting '\w+' for \d+ms/, // axios, undici, got
    /^network timeout at: |^The operation was aborted(?: due to timeout)?$/, // node-fetch, AbortSignal.timeout()
    /^This operation was aborted$|^The user aborted a request\.$/, // fetch, node-fetch
    /^Promise timed out after \d+ milliseconds$|^Timed out after \d+ms$/, // p-timeout, opossum
    /\bcanceling statement due to \w+ timeout\b|^Lock wait timeout exceeded\b/, // PostgreSQL, MySQL
    /^Timeout: Request failed to complete in \d+ ?ms|^Timeout - No transaction was started/i, // tedious
    /^Command failed with ETIMEDOUT|^connection \d+ to \S+ timed out$|^operation exceeded time limit$/, // mongodb
  ],
  [
    'storeDown',
    /^(?:FATAL: +)?(?:sorry, too many clients already|remaining connection slots are reserved|too many connections for (?:role|database) ")/,
    /^(?:FATAL: +)?the database system is (?:starting up|shutting down|in recovery mode|not (?:yet )?accepting)/,
    /\bterminating connection due to |^server closed the connection unexpectedly|^could not connect to server\b/,
    /^Connection terminated\b|^Client (?:was closed|has encountered a connection error) and is not queryable/, // pg
    /^(?:Too many connections|Pool is closed\.?)$|^(?:MySQL server has gone away|Lost connection to MySQL server\b)/,
    /\bCan't connect to (?:local )?(?:MySQL|MariaDB|server)\b/,
    /^Connection lost: The server closed the connection|\bPROTOCOL_(?:CONNECTION|ENQUEUE|PACKETS|SEQUENCE)_\w+/,
    /\bretrieve (?:a )?connection from pool(?: timeout after \d+ms)?\b/, // mariadb
    /^Failed to connect to \S+:\d+ (?:-|in \d+ms)/, // tedious
    /\bSQLITE_(?:BUSY|LOCKED)\b|^database (?:table |schema )?is locked\b/,
    /^Server selection timed out after \d+|\bMongo(?:ose)?(?:ServerSelection|NetworkTimeout|Network)Error\b/,
    /^Operation `[^`]{1,200}` (?:buffering timed out|initial connection)/,
    /^connection (?:<monitor>|\d+) to \S+ closed|^Topology is closed$|^Connection pool (?:for \S+ was cleared|closed)/,
    /^Client must be connected before running operations$|^(?:node is recovering|not (?:master|primary))\b|\bPoolCleared\w*Error\b/,
    /^(?:LOADING Redis is|CLUSTERDOWN |READONLY You can|OOM command not allowed|MASTERDOWN Link|BUSY Redis is)/,
    /^-?ERR max number of clients reached|^Reached the max retries per request limit\b|^All sentinels are unreachable/,
    /^Socket closed unexpectedly$|^The client is (?:closed|destroyed)$|^Redis connection lost\b|^Failed to refresh slots cache/, // redis, ioredis
    /\bCan't reach database server at\b|^Timed out fetching a new connection from the connection pool/, // Prisma
    /^Server has closed the connection\.$|^Error (?:opening a TLS connection|querying the database): /, // Prisma
    /^Knex: Timeout acquiring a connection|^Unable to acquire a connection$|^ResourceRequest timed out$|\bSequelizeConnection\w*Error\b/,
    /\bconnection is not yet established\.?$|^Connection is not established with \w+ database$|^Driver not Connected$/, // TypeORM
    /^(?:There are )?no living connections$|^All host\(s\) tried for query failed\b|\bNo routing servers available\b/i, // search, Cassandra, Neo4j
    /^This server does not host this topic-partition$|^The (?:group )?coordinator is not available$|^Breaker is open$/, // Kafka, opossum
    /\b(?:EMFILE|ENFILE|ENOSPC|ENOBUFS)\b/,
  ],
  [
    'unreachable',
    /\b(?:ECONN(?:REFUSED|RESET|ABORTED)|ENOTFOUND|EAI_(?:AGAIN|FAIL|NODATA|NONAME)|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH)\b/,
    /\b(?:ENETDOWN|EPIPE|EPROTO|ESERVFAIL|EREFUSED|ENOTCONN|EADDRNOTAVAIL|UND_ERR_[A-Z_]+)\b/,
    /\bgetaddrinfo [A-Z_]{4,}\b|\bquery[A-Z]\w{0,8} E[A-Z]{4,}\b/,
    /(?:^|: )fetch failed$|^socket hang up$|^other side closed$|^terminated$|^Premature close$|^Network Error$/,
    /^Client network socket disconnected before secure TLS connection/,
    /^Request failed with status code \d{3}\b|^Response code \d{3} \(|^Unexpected server response: \d{3}$/, // axios, got, ws
    /^Request failed with status code \d{3} [A-Z]|^request to \S+ failed, reason: |^invalid json response body at /, // ky, node-fetch
    /^Parse Error: (?:Expected HTTP|Invalid|Missing)|^Maximum number of redirects exceeded$/,
    /^(?:max|Max)ContentLength size of -?\d+ exceeded$|^Exceeded \d+ redirects|^Redirected \d+ times\. Aborting/,
    /^(?:unable to (?:verify the first|get (?:local )?issuer) certificate|self[- ]signed certificate(?: in certificate chain)?|certificate has expired)$/,
    /^Hostname\/IP does not match certificate's altnames|:SSL routines:|\bDEPTH_ZERO_SELF_SIGNED_CERT\b/,
    /^(?:1[0-6]|[1-9]) (?:CANCELLED|UNKNOWN|INVALID_ARGUMENT|DEADLINE_EXCEEDED|NOT_FOUND|ALREADY_EXISTS|PERMISSION_DENIED|RESOURCE_EXHAUSTED|FAILED_PRECONDITION|ABORTED|OUT_OF_RANGE|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|DATA_LOSS|UNAUTHENTICATED): /, // gRPC
  ],
  [
    'ours',
    // V8, JavaScriptCore, SpiderMonkey, of our own code
    /\bCannot (?:read|set) propert(?:y|ies) (?:of (?:undefined|null)\b|'[^']{0,200}' of (?:undefined|null)\b)/,
    /\b(?:undefined|null) is not an object \(evaluating '|^Can't find variable: \S|^can't access property "/,
    /^(?:undefined|object null|\(intermediate value\)\S*|(?=\S*[.(])\S+) is not (?:iterable|a constructor)\b|\bis not iterable \(cannot read /,
    /^Class constructor \S+ cannot be invoked without 'new'|^Class extends value .* is not a constructor/,
    /^Cannot access '[^']{1,200}' before initialization$|^Assignment to constant variable\.$/,
    /^Cannot destructure property '|^Cannot (?:convert undefined or null to object|convert object to primitive value)/,
    /^Cannot (?:assign to read only property '|add property \S+, object is not extensible|set property \S+ of #<|delete property '[^']*' of )/,
    /^(?:Cannot mix BigInt and other types|Do not know how to serialize a BigInt|Cannot convert a (?:Symbol|BigInt) value to )/,
    /^Maximum call stack size exceeded$|^too much recursion$|^Invalid array length$|^Reduce of empty array with no initial/,
    /^Converting circular structure to JSON|\bcalled on incompatible receiver\b|^Cannot use 'in' operator to search for/,
    /^Object prototype may only be an Object or null\b|^Receiver must be (?:an instance of )?class \S|^Invalid string length$/,
    /^Cannot (?:read|write) private member #|^Private field '#|^Cannot create property '[^']*' on (?:string|number|boolean) /,
    /^to(?:Fixed|Precision|String|Exponential)\(\) (?:digits |radix )?argument must be |^Invalid count value: |^Unknown encoding: /,
    /^Invalid regular expression: \/[^]*\/[a-z]*: |^await is only valid in async functions\b/,
    /^Right-hand side of '?instanceof'? is not |^Cannot find (?:module|package) '|^Cannot use import statement outside/,
    /^Expected (?:values|inputs|"actual") to (?:not )?be (?:strictly |loosely )?|^The expression evaluated to a falsy value:/, // node:assert
    /^(?:Type|Range|Reference|Syntax|Eval|Assertion|Internal|Aggregate)Error(?: \[\w+\])?: /,
    // JSON.parse, in every engine's words
    /^Unexpected end of JSON input$|^Unexpected (?:token|non-whitespace character|string|number)\b.*\bJSON\b|\bin JSON at position \d+/,
    /^"(?:undefined|\[object \w+\])" is not valid JSON$|^JSON Parse error: |^JSON\.parse: /,
    // Node's own, its system calls, stacks and paths of source files
    /^The "[^"]{1,100}" (?:argument|property|option) must be [^]* Received |\[ERR_[A-Z0-9_]+\]/,
    /\bERR_(?:ASSERTION|STREAM|SOCKET|HTTP2?|TLS|SSL|OSSL|INVALID_(?:ARG|URL|STATE|RETURN|THIS)|OUT_OF_RANGE|MODULE|BUFFER|CRYPTO|FR|BAD_RE|NETWORK|UNHANDLED|USE_AFTER|UNKNOWN_(?:ENCODING|SIGNAL)|CHILD|REQUIRE|SYSTEM)[A-Z_]*\b/,
    /\b(?:ENOENT|EACCES|EPERM|EISDIR|ENOTDIR|EEXIST|EBADF|ENOMEM|EROFS|EADDRINUSE|ENOTEMPTY|ELOOP|EXDEV)\b/,
    /\n\s{1,12}at \S.{0,300}:\d+:\d+|(?:\/|\\)[\w.@-]+\.[cm]?[jt]sx?:\d+\b|\bnode:internal\/|\/node_modules\/[\w@.-]+\//,
    // PostgreSQL
    /\bno pg_hba\.conf entry for\b|\bpassword authentication failed for user\b|^SASL: |^SSL\/TLS required$/,
    /\bduplicate key value violates\b|\bviolates (?:foreign[- ]key|not-null|check|unique|exclusion) constraint\b/,
    /\bviolates row-level security policy\b|^permission denied (?:for (?:table|relation|schema|sequence|database|function|view|column|type)|to (?:create|drop|alter|set|rename|grant|copy|execute|reassign|terminate|cancel))\b/,
    /^(?:ERROR: +|error: )?(?:relation|schema|role|database|column|type|index|constraint|prepared statement|cursor|extension|language|tablespace|collation|sequence|view) "[^"]{1,200}"(?: of relation "[^"]{1,200}")? does not exist$/,
    /^(?:ERROR: +)?(?:column [\w.]+\.\w+|function [\w.]+\(.{0,300}\)|operator) does not exist(?:$|: )/,
    /^(?:ERROR: +)?(?:syntax error at (?:or near|end of input)\b|null value in column "|column reference ".{1,200}" is ambiguous)/,
    /^(?:invalid input syntax for type|value too long for type|invalid byte sequence for encoding) |\bout of range for type \w/,
    /^(?:deadlock detected$|could not serialize access\b|current transaction is aborted\b|cached plan must not change)/,
    /\bmissing FROM-clause entry for table\b|\bmust appear in the GROUP BY clause\b|^bind message supplies \d+ parameters/,
    /^Cannot use a pool after calling end on the pool$|\bclient password must be a string$|^The server does not support SSL connections$/,
    // MySQL, MariaDB
    /\bER_(?:DUP|ACCESS|DBACCESS|NO|BAD|PARSE|LOCK|ROW|CON|DATA|TRUNCATED|WARN|SYNTAX|TABLE|HOST|NOT_SUPPORTED|UNKNOWN|QUERY|SERVER|TOO|WRONG|CANT|OPTION|CHECK|OUT|SUBQUERY|GET|SOCKET|CMD|POOL)_[A-Z_]+/,
    /\bAccess denied for user '|\bTable '[^']+' doesn't exist$|\bUnknown (?:column|database|table) '[^']+'/,
    /^Duplicate entry '[^]*' for key '|\bYou have an error in your SQL syntax\b|^Data too long for column '|^Column '[^']+' cannot be null$/,
    /^Cannot (?:add or update a child|delete or update a parent) row\b|^Deadlock found when trying to get lock\b/,
    /^Incorrect \w+ value: '[^]*' for column |^Field '[^']+' doesn't have a default value|^Host '[^']+' is (?:not allowed|blocked)\b/,
    /\bconn(?:=|: ?)-?\d+, no: \d+|\bSQLSTATE\b|\bSQLState: \w|^Client does not support authentication protocol/,
    // SQL Server, Oracle, Db2
    /\bLogin failed for user '|\bInvalid (?:object|column) name '|^Violation of (?:UNIQUE|PRIMARY) KEY constraint '/,
    /^Cannot (?:insert duplicate key|open database "|insert the value NULL into column)|\bIncorrect syntax near\b/,
    /^The (?:INSERT|UPDATE|DELETE|MERGE|ALTER TABLE) statement conflicted with the |^Could not find stored procedure '/,
    /^Conversion failed when converting |^String or binary data would be truncated|\bwas deadlocked on\b|\bLoggedIn state\b/,
    /\b(?:ORA|NJS|DPI|TNS)-\d{3,5}\b|\bSQLCODE=-?\d+|\bSQL\d{4}N\b/,
    // SQLite
    /\bSQLITE_[A-Z]+\b|\bno such (?:table|column|function|index): \S|\b(?:UNIQUE|NOT NULL|FOREIGN KEY|CHECK|PRIMARY KEY) constraint failed\b/,
    /^disk I\/O error$|^table \S+ has no column named \S+$/,
    /\bdatabase disk image is malformed\b|^attempt to write a readonly database|^unable to open database file|\bnear "[^"]{0,100}": syntax error/,
    /^The database connection is not open$/, // better-sqlite3
    // MongoDB, Redis
    /\bMongo[A-Z]\w*Error\b|\bE11000 duplicate key\b|\bnot authorized on \S+ to execute command\b|^command \w+ requires authentication$/,
    /^Schema hasn't been registered for model |^unknown (?:top level )?operator: \$|^bad auth\b|^Cannot use a session that has ended/,
    /^(?:NOAUTH Authentication required|WRONGPASS invalid|WRONGTYPE Operation against|MISCONF Redis|NOPERM |NOSCRIPT No matching|EXECABORT Transaction|CROSSSLOT Keys|MOVED \d+ \S+:\d+)/,
    /^-?ERR (?:unknown command|wrong number of arguments|invalid|value is not|syntax error|no such key|AUTH|operation not permitted|DB index|Error running script|user_script|Client sent AUTH)\b/,
    // ORMs and query builders
    /\bInvalid `[^`]{0,200}` invocation|\bInvalid `prisma\.|\bPrismaClient\w*\b|\bAuthentication failed against database server\b/,
    /^(?:Unique|Foreign key|Null) constraint (?:failed|violated) on the |\bdoes not exist in the current database\b|^Query [Ee]ngine (?:library|binary|exited)\b|^Environment variable not found: /,
    /\bNo metadata for "[^"]+" was found|\bConnection "[^"]+" was not found\b|\bDataSource is not set\b|\b(?:QueryFailed|EntityMetadataNotFound|DrizzleQuery)Error\b/,
    /^Property "[^"]+" was not found in "|^WHERE parameter "[^"]+" has invalid "/,
    /\bSequelize\w+Error\b|^ConnectionManager\.getConnection was called after|^Undefined binding\(s\) detected when compiling/,
    /^Failed query: |^(?:select\b.+\bfrom|insert into|update|delete from) ["`[][^]* - \S/,
    // SDKs, search, keys that we lack
    /^Could not load credentials from any providers|^The security token included in the request is |\b(?:index_not_found|search_phase_execution|parsing|illegal_argument|security|circuit_breaking|es_rejected_execution|cluster_block|version_conflict_engine)_exception\b/,
    /\barn:aws[\w-]*:\w+:|\bis not authorized to perform: |\bInaccessible host: |^Region is missing$|^The AWS Access Key Id you provided\b/,
    /^Could not load the default credentials\b|\bLdapErr: |^Invalid login: \d{3}[ -]|\bIllegalOperationError: /,
    /^secret(?:OrPrivateKey| or private key) must have a value$|^data (?:and salt|and hash) arguments required$/,
    /\b(?:connect|refused|unreachable|timed out|closed)\b.{0,120}\b\d{1,3}(?:\.\d{1,3}){3}:\d{2,5}\b/i,
  ],
];
