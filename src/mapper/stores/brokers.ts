import { has, itemsOf, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { nameOf, ofStatus } from '../rule';
import type { Marks } from '../rule';
import { tableOf } from '../table';

// kafkajs: src/errors.js, by the name after KafkaJS; and the type of a KafkaJSProtocolError. Others are a 500.
const kafkaNames = tableOf(
  [503, 'ConnectionError ConnectionClosedError BrokerNotFound NoBrokerAvailableError GroupCoordinatorNotFound'],
  [503, 'MetadataNotLoaded TopicMetadataNotLoaded StaleTopicMetadataAssignment LockTimeout FetcherRebalanceError'],
  [504, 'RequestTimeoutError Timeout'],
);
const kafkaTypes = tableOf(
  [503, 'LEADER_NOT_AVAILABLE NOT_LEADER_FOR_PARTITION REPLICA_NOT_AVAILABLE BROKER_NOT_AVAILABLE NETWORK_EXCEPTION'],
  [503, 'NOT_ENOUGH_REPLICAS NOT_ENOUGH_REPLICAS_AFTER_APPEND GROUP_COORDINATOR_NOT_AVAILABLE NOT_CONTROLLER'],
  [
    503,
    'GROUP_LOAD_IN_PROGRESS NOT_COORDINATOR_FOR_GROUP REBALANCE_IN_PROGRESS KAFKA_STORAGE_ERROR THROTTLING_QUOTA_EXCEEDED',
  ],
  [504, 'REQUEST_TIMED_OUT'],
  [413, 'MESSAGE_TOO_LARGE RECORD_LIST_TOO_LARGE'],
);
const KAFKA = /^KafkaJS(\w+)$/;
const MOST_CAUSES = 4;

/** kafkajs: by name; one that only counts retries by its cause. */
export function kafka(thrown: unknown, marks: Marks): HttpError | undefined {
  if (!KAFKA.test(marks.name)) return undefined;
  let error = thrown;
  for (let depth = 0; depth < MOST_CAUSES && error !== undefined; depth++) {
    const [, name = ''] = KAFKA.exec(nameOf(error)) ?? [];
    const status = kafkaNames.get(name) ?? kafkaTypes.get(readText(error, 'type') ?? '');
    if (status !== undefined) return ofStatus(status, thrown);
    error = read(error, 'cause') ?? itemsOf(read(error, 'errors'), 1).items[0];
  }
  return ofStatus(500, thrown);
}

// AMQP 0-9-1 §1.2, reply codes: a number in a broker's own sentence, which names it too. Others are a 500.
const amqpReplies = tableOf([503, '313 320 506'], [409, '405'], [413, '311']);
const AMQP_SENTENCE =
  /^(?:(?:Channel|Connection) closed|Operation failed|Handshake terminated by server)\b.{0,200}?\b(\d{3}) \([A-Z-]{3,40}\)/;

/** amqplib: what the broker closed a channel or the connection for, and operations on what is closed. */
export function amqp(thrown: unknown, { name, number, message }: Marks): HttpError | undefined {
  if (name === 'IllegalOperationError') return ofStatus(/ clos(ed|ing)/.test(message) ? 503 : 500, thrown);
  const isReply = number !== undefined || has(thrown, 'classId');
  const [, reply] = isReply || message.startsWith('Handshake') ? (AMQP_SENTENCE.exec(message) ?? []) : [];
  return reply === undefined ? undefined : ofStatus(amqpReplies.get(reply) ?? 500, thrown);
}

// nats 1 and 2: src/error.ts, ErrorCode; nats 3: the name of the class. Others are a 500.
const natsCodes = tableOf(
  [503, 'CONNECTION_CLOSED CONNECTION_DRAINING CONNECTION_REFUSED CONN_CLOSED CONN_DRAINING CONN_ERR DISCONNECT 503'],
  [503, 'SUB_CLOSED SUB_DRAINING IDLE_HEARTBEAT'],
  [504, 'TIMEOUT CONNECTION_TIMEOUT CONN_TIMEOUT AUTHENTICATION_TIMEOUT 408'],
  [404, '404'],
  [409, '409'],
  [413, 'MAX_PAYLOAD_EXCEEDED'],
);
const nats3Names = tableOf(
  [503, 'NoRespondersError ClosedConnectionError DrainingConnectionError'],
  [500, 'UserAuthenticationExpiredError AuthorizationError PermissionViolationError JetStreamNotEnabled'],
);

/** nats. */
export function nats(thrown: unknown, { name, code, number }: Marks): HttpError | undefined {
  if (name !== 'NatsError') return ofStatus(nats3Names.get(name), thrown);
  return ofStatus(natsCodes.get(code || String(number)) ?? 500, thrown);
}

// MQTT 3.1.1 §3.2.2.3 and 5.0 §2.4: what the server refused for. Not authorized, bad credentials and the rest are ours.
const mqttReasons = tableOf(
  [503, '3 136 137 139 141 142 147 151 152 156 157 159'], // unavailable, busy, shutting down, quota, moved
  [413, '149'], // packet too large
);
const MQTT_SENTENCE = /^(Connection refused|Publish error|Subscribe error|Disconnected): /;

/** mqtt: a reason code beside the sentence that mqtt.js makes of it. */
export function mqtt(thrown: unknown, { number, message }: Marks): HttpError | undefined {
  if (number === undefined || !MQTT_SENTENCE.test(message)) return undefined;
  return ofStatus(mqttReasons.get(String(number)) ?? 500, thrown);
}
