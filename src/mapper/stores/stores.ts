import type { Family } from '../family';
import { brokers } from './brokers';
import { clickhouse } from './clickhouse';
import { documentStores } from './document-stores';
import { mongo } from './mongo';
import { mappers } from './orm';
import { prisma } from './prisma';
import { redisClients } from './redis';
import { sqlDrivers } from './sql';
import { knownBySentences } from './store-messages';

/** The data stores and brokers of the app; a status that the app has set on their errors wins. */
export const stores: readonly Family[] = [
  prisma,
  ...mappers,
  ...sqlDrivers,
  ...mongo,
  ...redisClients,
  ...brokers,
  clickhouse,
  ...documentStores,
  ...knownBySentences,
];
