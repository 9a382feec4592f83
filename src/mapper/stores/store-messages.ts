import type { HttpError } from '../../codes/http-error';
import { ofStatus } from '../rule';
import type { Marks } from '../rule';
import type { Status } from '../table';

// Failures of clients of data stores that are a plain Error: the library's whole sentence is the mark.
const sentences: ReadonlyMap<string, Status> = new Map([
  // pg and pg-pool: lib/client.js, index.js
  ['timeout exceeded when trying to connect', 503],
  ['Client has encountered a connection error and is not queryable', 503],
  ['Connection terminated unexpectedly', 503],
  ['Connection terminated', 503],
  ['Connection terminated due to connection timeout', 504],
  ['timeout expired', 504],
  ['Query read timeout', 504],
  // mysql and mysql2: lib/base/pool.js, lib/Pool.js
  ['No connections available.', 503],
  ['Queue limit reached.', 503],
  ["Can't add new command when connection is in closed state", 503],
  // pools: generic-pool (Sequelize 3 and 4), tarn (mssql, Knex, Objection), sequelize-pool
  ['ResourceRequest timed out', 503],
  ['max waitingClients count exceeded', 503],
  ['operation timed out for an unknown reason', 503],
  // ioredis: built/Redis.js, built/cluster/index.js
  ['Connection is closed.', 503],
  ["Stream isn't writeable and enableOfflineQueue options is false", 503],
  ["Cluster isn't ready and enableOfflineQueue options is false", 503],
  ['None of startup nodes is available', 503],
  ['Cluster is disconnected.', 503],
  ['Cluster is disconnecting.', 503],
  ['Node is disconnected', 503],
  ['No master node is available for the pipeline', 503],
  ['Connection ended before ready event', 503],
  ['Command timed out', 504],
  // memcached, memjs
  ['Item is not stored', 409],
  ['No servers available', 503],
  ['socket timed out connecting to server.', 503],
  ['socket timed out waiting on response.', 504],
  // amqplib: lib/channel.js, lib/connection.js, lib/connect.js
  ['connect ETIMEDOUT', 504],
  ['Socket closed abruptly during opening handshake', 503],
  ['Channel ended, no reply will be forthcoming', 503],
  ['channel closed', 503],
  ['message nacked', 503],
  ['Heartbeat timeout', 503],
  ['Unexpected close', 503],
  // mqtt: build/lib/client.js
  ['client disconnecting', 503],
  ['No connection to broker', 503],
  ["Couldn't connect to server", 503],
  ['connack timeout', 503],
  ['Keepalive timeout', 503],
]);

// The same, where the sentence goes on with a name or a number. Bull and BullMQ: src/classes/scripts.ts, lib/scripts.js.
const beginnings: readonly (readonly [begin: string, middle: string, status: Status])[] = [
  ['Missing key for job ', '', 404],
  ['Missing lock for job ', '', 409],
  ['Lock mismatch for job ', '', 409],
  ['Could not remove job ', '', 409],
  ['Job ', ' is not in the ', 409],
  ['Job ', ' is not in a delayed state', 409],
  ['Job ', ' could not be removed because it is locked', 409],
  ['Job ', ' has pending dependencies', 409],
  ['All sentinels are unreachable', '', 503], // ioredis
  ['Too many Cluster redirections', '', 503],
  ["Socket timeout. Expecting data, but didn't receive any in ", '', 504],
  ['Failed to refresh slots cache', '', 503],
  ['Server at ', ' not available', 503], // memcached
  ['Timeout acquiring a connection', '', 503], // Knex, where a bundler took its name
];

/** The status that such a sentence means; undefined for any other text. */
export const storeSentence = (text: string): Status | undefined =>
  sentences.get(text) ?? beginnings.find(([begin, middle]) => text.startsWith(begin) && text.includes(middle))?.[2];

/** Failures of clients of data stores that have no other mark than what they say. */
export function storeMessage(thrown: unknown, { message }: Marks): HttpError | undefined {
  return ofStatus(storeSentence(message), thrown);
}
