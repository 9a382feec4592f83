import { amqp, kafka, mqtt, nats } from './brokers';
import { arango, documentStore, ldap, neo4j } from './document-stores';
import { mongodb, mongooseBulkWrite } from './mongo';
import { objectMapper } from './orm';
import { ofPlain } from '../plain';
import { prisma } from './prisma';
import { redis } from './redis';
import { unlessAnswered } from '../rule';
import type { BuiltInRule } from '../rule';
import { sqlDrivers } from './sql';
import { storeMessage } from './store-messages';

/** The data stores of the app, in the order in which they are asked; a status that the app has set beats their tables. */
export const stores: readonly BuiltInRule[] = [
  unlessAnswered(
    prisma,
    objectMapper,
    ...sqlDrivers,
    mongooseBulkWrite,
    mongodb,
    ofPlain(redis),
    kafka,
    ofPlain(amqp),
    nats,
    ofPlain(mqtt),
    documentStore,
    ofPlain(neo4j),
    ofPlain(ldap),
    arango,
    ofPlain(storeMessage),
  ),
];
