import { Redis as Redis5 } from 'ioredis';
import { Redis as Redis6 } from 'ioredis6';
import { createClient } from 'redis';
import { createClient as createClient4 } from 'redis4';
import { redis, redisWithPassword } from '../support/services.mjs';
import { isSilent, refuses, withUpstream } from '../support/upstream.mjs';

const ioredis = (Redis) => {
  const connected = (use, options) => async () => {
    const client = new Redis({
      ...redis,
      lazyConnect: true,
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
      ...options,
    });
    client.on('error', () => undefined);
    try {
      await use(client);
    } finally {
      client.disconnect();
    }
  };
  const connectedTo = (server, options) => () =>
    withUpstream(server, (_url, port) => connected((client) => client.get('planted'), { port, ...options })());
  return [
    {
      name: 'a key of another type',
      trigger: connected(async (client) => {
        await client.set('planted', 'a');
        await client.lpush('planted', 'planted value');
      }),
      thrown: /WRONGTYPE/,
      expect: 500,
    },
    {
      name: 'a command that is wrong',
      trigger: connected((client) => client.call('planted', 'planted')),
      thrown: /unknown command/,
      expect: 500,
    },
    {
      name: 'a script that fails',
      trigger: connected((client) => client.eval("return redis.error_reply('PLANTED text')", 0)),
      thrown: /PLANTED text/,
      expect: 500,
    },
    {
      name: 'no password',
      trigger: connected((client) => client.get('planted'), redisWithPassword),
      thrown: /NOAUTH/,
      expect: 500,
    },
    {
      name: 'a password that is wrong',
      trigger: connected((client) => client.get('planted'), { ...redisWithPassword, password: 'planted' }),
      thrown: /WRONGPASS/,
      expect: 500,
    },
    {
      name: 'a replica that takes no writes',
      trigger: connected(
        async (client) => {
          await client.call('replicaof', '127.0.0.1', '9');
          try {
            await client.set('planted', 1);
          } finally {
            await client.call('replicaof', 'no', 'one');
          }
        },
        { ...redisWithPassword, password: 'interop' },
      ),
      expect: 503,
    },
    { name: 'a server that is not there', trigger: connectedTo(refuses), expect: 503 },
    {
      name: 'a connection that is closed',
      trigger: connected(async (client) => {
        await client.connect();
        await client.quit();
        await client.get('planted');
      }),
      expect: 503,
    },
    {
      name: 'no queue while it is offline',
      trigger: connected((client) => client.get('planted'), { enableOfflineQueue: false, lazyConnect: false }),
      expect: 503,
    },
    {
      name: 'a command that took too long',
      trigger: connectedTo(isSilent, { commandTimeout: 40, enableReadyCheck: false }),
      expect: 504,
    },
  ];
};

const nodeRedis = (createClient) => {
  const connected =
    (use, { password, ...socket } = redis) =>
    async () => {
      const client = createClient({ socket: { reconnectStrategy: false, ...socket }, password });
      client.on('error', () => undefined);
      try {
        await client.connect();
        await use(client);
      } finally {
        if (client.isOpen) client.destroy?.() ?? (await client.disconnect?.());
      }
    };
  return [
    {
      name: 'a key of another type',
      trigger: connected(async (client) => {
        await client.set('planted', 'a');
        await client.lPush('planted', 'planted value');
      }),
      thrown: /WRONGTYPE/,
      expect: 500,
    },
    {
      name: 'a command that is wrong',
      trigger: connected((client) => client.sendCommand(['planted', 'planted'])),
      thrown: /unknown command/,
      expect: 500,
    },
    {
      name: 'no password',
      trigger: connected((client) => client.get('planted'), redisWithPassword),
      thrown: /NOAUTH/,
      expect: 500,
    },
    {
      name: 'a password that is wrong',
      trigger: connected(() => undefined, { ...redisWithPassword, password: 'planted' }),
      thrown: /WRONGPASS/,
      expect: 500,
    },
    {
      name: 'a server that is not there',
      trigger: () => withUpstream(refuses, (_url, port) => connected(() => undefined, { host: '127.0.0.1', port })()),
      expect: 502,
    },
    {
      name: 'a connection that is closed',
      trigger: connected(async (client) => {
        await client.quit();
        await client.get('planted');
      }),
      expect: 503,
    },
  ];
};

export default {
  ioredis: ioredis(Redis5),
  ioredis6: ioredis(Redis6),
  redis: nodeRedis(createClient),
  redis4: nodeRedis(createClient4),
};
