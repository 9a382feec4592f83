import { family, means } from '../family';
import type { Family, Judgement } from '../family';
import type { Facts } from '../facts';
import type { Meaning } from '../meanings';
import { statusOfMeaning } from '../table';
import type { Status } from '../table';
import { isOfMapper } from './mapper-names';

interface Saying {
  readonly sentence: string;
  readonly meaning: Meaning;
  readonly begin: string;
  /** What comes later in it, after a name or a number; undefined where it ends as it begins. */
  readonly later: string | undefined;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The whole sentences by which a client of a data store says what failed, where its error has no other mark. */
class Sayings {
  readonly list: readonly Saying[];
  readonly meanings: readonly Meaning[];
  /** Matches how each of them begins. */
  readonly sign: RegExp;

  /** `*` in a sentence stands for any text. */
  constructor(sentences: Partial<Record<Meaning, readonly string[]>>) {
    this.list = (Object.keys(sentences) as Meaning[]).flatMap((meaning) =>
      (sentences[meaning] ?? []).map((sentence) => {
        const [begin = '', later] = sentence.split('*');
        return { sentence, meaning, begin, later };
      }),
    );
    this.meanings = this.list.map(({ meaning }) => meaning);
    const begins = this.list.map(({ begin, later }) => escaped(begin) + (later === undefined ? '$' : ''));
    this.sign = new RegExp(`^(?:${begins.join('|')})`);
  }

  find(text: string): Saying | undefined {
    return this.list.find(({ sentence, begin, later }) =>
      later === undefined ? text === sentence : text.startsWith(begin) && text.includes(later),
    );
  }

  /** Judges an error by its sentence; undefined where it is a mapper's, whose name tells more. */
  judge(thrown: unknown, { name, message }: Facts): Judgement | undefined {
    const said = isOfMapper(thrown, name) ? undefined : this.find(message);
    return said && means(said.meaning, said.sentence);
  }
}

/** By library; the files that the sentences stand in are named. */
export const sayings = {
  // lib/client.js; pg-pool: index.js
  pg: new Sayings({
    overloaded: ['timeout exceeded when trying to connect'],
    storeDown: [
      'Client has encountered a connection error and is not queryable',
      'Connection terminated unexpectedly',
      'Connection terminated',
    ],
    timedOut: ['Connection terminated due to connection timeout', 'timeout expired', 'Query read timeout'],
    ours: [
      'Client was closed and is not queryable',
      'Cannot use a pool after calling end on the pool',
      'Called end on pool more than once',
      'The server does not support SSL connections',
      'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string',
    ],
  }),
  // lib/base/pool.js; mysql: lib/Pool.js
  mysql2: new Sayings({
    overloaded: ['No connections available.', 'Queue limit reached.'],
    storeDown: ["Can't add new command when connection is in closed state"],
  }),
  knex: new Sayings({
    overloaded: ['Timeout acquiring a connection*'], // where a bundler took its name
    ours: ['Undefined binding(s) detected when compiling *', 'knex: Unknown configuration option *'],
  }),
  // Sequelize 3 and 4, sequelize-pool
  'generic-pool': new Sayings({ overloaded: ['ResourceRequest timed out', 'max waitingClients count exceeded'] }),
  // mssql, Knex, Objection
  tarn: new Sayings({ overloaded: ['operation timed out for an unknown reason'] }),
  // built/Redis.js, built/cluster/index.js
  ioredis: new Sayings({
    storeDown: [
      'Connection is closed.',
      "Stream isn't writeable and enableOfflineQueue options is false",
      "Cluster isn't ready and enableOfflineQueue options is false",
      'None of startup nodes is available',
      'Cluster is disconnected.',
      'Cluster is disconnecting.',
      'Node is disconnected',
      'No master node is available for the pipeline',
      'Connection ended before ready event',
      'All sentinels are unreachable*',
      'Too many Cluster redirections*',
      'Failed to refresh slots cache*',
    ],
    timedOut: ['Command timed out', "Socket timeout. Expecting data, but didn't receive any in *"],
  }),
  bookshelf: new Sayings({ missing: ['EmptyResponse', 'No Rows Updated', 'No Rows Deleted'] }),
  memcached: new Sayings({ conflict: ['Item is not stored'], storeDown: ['Server at * not available'] }),
  memjs: new Sayings({
    storeDown: ['No servers available', 'socket timed out connecting to server.'],
    timedOut: ['socket timed out waiting on response.'],
  }),
  // lib/channel.js, lib/connection.js, lib/connect.js
  amqplib: new Sayings({
    timedOut: ['connect ETIMEDOUT'],
    storeDown: [
      'Socket closed abruptly during opening handshake',
      'Channel ended, no reply will be forthcoming',
      'channel closed',
      'message nacked',
      'Heartbeat timeout',
      'Unexpected close',
    ],
  }),
  // build/lib/client.js
  mqtt: new Sayings({
    storeDown: [
      'client disconnecting',
      'No connection to broker',
      "Couldn't connect to server",
      'connack timeout',
      'Keepalive timeout',
    ],
  }),
  // src/classes/scripts.ts; Bull: lib/scripts.js
  bullmq: new Sayings({
    missing: ['Missing key for job *'],
    conflict: [
      'Missing lock for job *',
      'Lock mismatch for job *',
      'Could not remove job *',
      'Job * is not in the *',
      'Job * is not in a delayed state',
      'Job * could not be removed because it is locked',
      'Job * has pending dependencies',
    ],
  }),
};

/** The status that the sentence of a client of a data store means; undefined for any other text. */
export function storeSentence(text: string): Status | undefined {
  for (const one of Object.values(sayings)) {
    const said = one.find(text);
    if (said !== undefined) return statusOfMeaning(said.meaning);
  }
  return undefined;
}

const knownBySentence = (library: keyof typeof sayings): Family =>
  family({
    library,
    tier: 'library',
    signs: { message: sayings[library].sign },
    status: 'of the app',
    meanings: [sayings[library]],
    judge: (thrown, facts) => sayings[library].judge(thrown, facts),
  });

/** Clients of data stores whose errors have no other mark than what they say. */
export const knownBySentences: readonly Family[] = [
  knownBySentence('generic-pool'),
  knownBySentence('tarn'),
  knownBySentence('bookshelf'),
  knownBySentence('memcached'),
  knownBySentence('memjs'),
  knownBySentence('bullmq'),
];
