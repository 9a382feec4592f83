import { has, itemsOf, read, readText } from '../../lib/guard';
import { family, means } from '../family';
import type { Family } from '../family';
import { nameOf } from '../classes';
import { meaningsBy } from '../table';
import { sayings } from './store-messages';

// src/errors.js, by the name after KafkaJS; and the type of a KafkaJSProtocolError.
const byKafkaName = meaningsBy({
  storeDown: `ConnectionError ConnectionClosedError BrokerNotFound NoBrokerAvailableError GroupCoordinatorNotFound
    MetadataNotLoaded TopicMetadataNotLoaded StaleTopicMetadataAssignment FetcherRebalanceError`,
  overloaded: 'LockTimeout',
  timedOut: 'RequestTimeoutError Timeout',
});
const byKafkaType = meaningsBy({
  storeDown: `LEADER_NOT_AVAILABLE NOT_LEADER_FOR_PARTITION REPLICA_NOT_AVAILABLE BROKER_NOT_AVAILABLE
    NETWORK_EXCEPTION NOT_ENOUGH_REPLICAS NOT_ENOUGH_REPLICAS_AFTER_APPEND GROUP_COORDINATOR_NOT_AVAILABLE
    NOT_CONTROLLER GROUP_LOAD_IN_PROGRESS NOT_COORDINATOR_FOR_GROUP REBALANCE_IN_PROGRESS KAFKA_STORAGE_ERROR`,
  throttled: 'THROTTLING_QUOTA_EXCEEDED',
  timedOut: 'REQUEST_TIMED_OUT',
  tooLarge: 'MESSAGE_TOO_LARGE RECORD_LIST_TOO_LARGE',
});
const KAFKA = /^KafkaJS(\w+)$/;
const MAX_CAUSES = 4;

/** kafkajs: by name; one that only counts retries by its cause. */
export const kafka = family({
  library: 'kafkajs',
  tier: 'library',
  signs: { name: KAFKA },
  status: 'of the app',
  meanings: [byKafkaName, byKafkaType, 'ours'],
  judge(thrown, facts) {
    if (!KAFKA.test(facts.name)) return undefined;
    let error = thrown;
    for (let depth = 0; depth < MAX_CAUSES && error !== undefined; depth++) {
      const [, name = ''] = KAFKA.exec(nameOf(error)) ?? [];
      const type = readText(error, 'type') ?? '';
      const [named, typed] = [byKafkaName(name), byKafkaType(type)];
      const because = depth === 0 ? '' : 'cause: ';
      if (named !== undefined) return means(named, `${because}KafkaJS${name}`);
      if (typed !== undefined) return means(typed, because + type);
      error = read(error, 'cause') ?? itemsOf(read(error, 'errors'), 1).items[0];
    }
    return means('ours', 'another error of KafkaJS');
  },
});

// AMQP 0-9-1 §1.2, reply codes: a number in a broker's own sentence, which names it too.
const byAmqpReply = meaningsBy({ storeDown: '313 320 506', conflict: '405', tooLarge: '311' });
const AMQP_SENTENCE =
  /^(?:(?:Channel|Connection) closed|Operation failed|Handshake terminated by server)\b.{0,200}?\b(\d{3}) \([A-Z-]{3,40}\)/;

/** amqplib: what the broker closed a channel or the connection for, operations on what is closed, its sentences. */
export const amqp = family({
  library: 'amqplib',
  tier: 'library',
  signs: {
    name: /^IllegalOperationError$/,
    message: new RegExp(`${AMQP_SENTENCE.source}|${sayings.amqplib.sign.source}`),
  },
  status: 'of the app',
  meanings: [byAmqpReply, sayings.amqplib, 'ours'],
  judge(thrown, facts) {
    const { name, number, message } = facts;
    if (name === 'IllegalOperationError') {
      return means(/ clos(ed|ing)/.test(message) ? 'storeDown' : 'ours', name);
    }
    const isReply = number !== undefined || has(thrown, 'classId') || message.startsWith('Handshake');
    const [, reply] = (isReply ? AMQP_SENTENCE.exec(message) : undefined) ?? [];
    if (reply !== undefined) return means(byAmqpReply(reply) ?? 'ours', `reply ${reply}`);
    return facts.code === 'ETIMEDOUT' ? undefined : sayings.amqplib.judge(thrown, facts); // the system says the same
  },
});

// nats 1 and 2: src/error.ts, ErrorCode; nats 3: the name of the class.
const byNatsCode = meaningsBy({
  storeDown: `CONNECTION_CLOSED CONNECTION_DRAINING CONNECTION_REFUSED CONN_CLOSED CONN_DRAINING CONN_ERR DISCONNECT 503
    SUB_CLOSED SUB_DRAINING IDLE_HEARTBEAT`,
  timedOut: 'TIMEOUT CONNECTION_TIMEOUT CONN_TIMEOUT AUTHENTICATION_TIMEOUT 408',
  missing: '404',
  conflict: '409',
  tooLarge: 'MAX_PAYLOAD_EXCEEDED',
});
const byNats3Name = meaningsBy({
  storeDown: 'NoRespondersError ClosedConnectionError DrainingConnectionError',
  ours: 'UserAuthenticationExpiredError AuthorizationError PermissionViolationError JetStreamNotEnabled',
});

/** nats. */
export const nats = family({
  library: 'nats',
  tier: 'library',
  signs: {
    name: /^(?:NatsError|NoRespondersError|(?:Closed|Draining)ConnectionError|UserAuthenticationExpiredError|AuthorizationError|PermissionViolationError|JetStreamNotEnabled)$/,
  },
  status: 'of the app',
  meanings: [byNats3Name, byNatsCode],
  judge(_, { name, code, number }) {
    if (name !== 'NatsError') {
      const meaning = byNats3Name(name);
      return meaning && means(meaning, name);
    }
    const known = code === '' ? String(number) : code;
    const meaning = byNatsCode(known);
    return meaning === undefined ? means('ours', 'another code of NATS') : means(meaning, `code ${known}`);
  },
});

// MQTT 3.1.1 §3.2.2.3 and 5.0 §2.4: what the server refused for. Not authorized, bad credentials and the rest are ours.
const byMqttReason = meaningsBy({
  storeDown: '3 136 139 141 142 152 156 157',
  overloaded: '137 147 151 159', // busy, receive maximum, quota, connection rate
  tooLarge: '149',
});
const MQTT_SENTENCE = /^(Connection refused|Publish error|Subscribe error|Disconnected): /;

/** mqtt: a reason code beside the sentence that mqtt.js makes of it, and its own sentences. */
export const mqtt = family({
  library: 'mqtt',
  tier: 'library',
  signs: { message: new RegExp(`${MQTT_SENTENCE.source}|${sayings.mqtt.sign.source}`) },
  status: 'of the app',
  meanings: [byMqttReason, sayings.mqtt, 'ours'],
  judge(thrown, facts) {
    const { number, message } = facts;
    if (number === undefined || !MQTT_SENTENCE.test(message)) return sayings.mqtt.judge(thrown, facts);
    return means(byMqttReason(number) ?? 'ours', `reason ${number}`);
  },
});

/** Clients of message brokers. */
export const brokers: readonly Family[] = [kafka, amqp, nats, mqtt];
