import { amqp, kafka, mqtt, nats } from './brokers';
import { arango, documentStore, ldap, neo4j } from './document-stores';
import { redis } from './redis';
import { unlessAnswered } from './rule';
import type { BuiltInRule } from './rule';
import { storeMessage } from './store-messages';

/** In the order in which they are asked. */
export const stores: readonly BuiltInRule[] = [
  unlessAnswered(redis, kafka, amqp, nats, mqtt, documentStore, neo4j, ldap, arango, storeMessage),
];
