import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import amqp from 'amqplib';
import { ConsecutiveBreaker, TimeoutStrategy, bulkhead, circuitBreaker, handleAll, timeout } from 'cockatiel';
import { Kafka, logLevel } from 'kafkajs';
import nodemailer from 'nodemailer';
import CircuitBreaker from 'opossum';
import PQueue from 'p-queue';
import pTimeout from 'p-timeout';
import lockfile from 'proper-lockfile';
import { TOKEN } from '../support/planted.mjs';
import { hangsUp, isSilent, refuses, withUpstream } from '../support/upstream.mjs';

const fails = async () => {
  throw new Error('planted text');
};

const breaks = (work, options, use) => async () => {
  const breaker = new CircuitBreaker(work, options);
  try {
    await use(breaker);
  } finally {
    breaker.shutdown();
  }
};

const locks = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'));
  const file = join(folder, 'planted');
  writeFileSync(file, '');
  const release = await lockfile.lock(file);
  try {
    await lockfile.lock(file);
  } finally {
    await release();
    rmSync(folder, { recursive: true });
  }
};

/** A mail server that answers what the case says to these commands, and agrees to all else. */
const smtp =
  (answers = {}) =>
  () =>
    createServer((socket) => {
      socket.write('220 ready\r\n');
      socket.on('data', (data) => {
        const [verb] = String(data)
          .trim()
          .toUpperCase()
          .split(/[ :\r]/);
        socket.write(`${answers[verb] ?? (verb === 'EHLO' ? '250-hello\r\n250 AUTH PLAIN' : '250 ok')}\r\n`);
      });
    });
const mails = (server, message, options) => () =>
  withUpstream(server, (_url, port) =>
    nodemailer
      .createTransport({
        host: '127.0.0.1',
        port,
        ignoreTLS: true,
        auth: { user: 'planted', pass: TOKEN },
        greetingTimeout: server === isSilent ? 60 : 5000,
        ...options,
      })
      .sendMail({ from: 'planted@a.example', to: 'planted@b.example', text: 'planted', ...message }),
  );

const sends = (server, options) => () =>
  withUpstream(server, async (_url, port) => {
    const producer = new Kafka({
      brokers: [`127.0.0.1:${port}`],
      logLevel: logLevel.NOTHING,
      retry: { retries: 0 },
      ...options,
    }).producer();
    await producer.connect();
  });
const amqpConnects = (server) => () =>
  withUpstream(server, (_url, port) => amqp.connect(`amqp://planted:${TOKEN}@127.0.0.1:${port}`, { timeout: 5000 }));

export default {
  opossum: [
    {
      name: 'a circuit that is open',
      trigger: breaks(fails, { volumeThreshold: 1, errorThresholdPercentage: 1 }, async (breaker) => {
        await breaker.fire().catch(() => undefined);
        await breaker.fire();
      }),
      expect: 503,
    },
    {
      name: 'a call that took too long',
      trigger: breaks(
        () => sleep(200),
        { timeout: 20 },
        (breaker) => breaker.fire(),
      ),
      expect: 504,
    },
    {
      name: 'too many calls at once',
      trigger: breaks(
        () => sleep(30),
        { capacity: 1 },
        async (breaker) => {
          const first = breaker.fire();
          try {
            await breaker.fire();
          } finally {
            await first;
          }
        },
      ),
      expect: 503,
    },
    {
      name: 'a breaker that is shut down',
      trigger: breaks(fails, {}, async (breaker) => {
        breaker.shutdown();
        await breaker.fire();
      }),
      expect: 503,
    },
    {
      name: 'the failure of the call itself',
      trigger: breaks(fails, {}, (breaker) => breaker.fire()),
      thrown: /^Error .*planted text/,
      expect: 500,
    },
  ],
  cockatiel: [
    {
      name: 'a circuit that is open',
      trigger: async () => {
        const policy = circuitBreaker(handleAll, { halfOpenAfter: 1000, breaker: new ConsecutiveBreaker(1) });
        await policy.execute(fails).catch(() => undefined);
        await policy.execute(fails);
      },
      expect: 503,
    },
    {
      name: 'too many calls at once',
      trigger: async () => {
        const policy = bulkhead(1, 0);
        const first = policy.execute(() => sleep(20));
        try {
          await policy.execute(fails);
        } finally {
          await first;
        }
      },
      expect: 503,
    },
    {
      name: 'a call that took too long',
      trigger: () => timeout(20, TimeoutStrategy.Aggressive).execute(() => sleep(200)),
      expect: 504,
    },
  ],
  'p-timeout': [
    { name: 'a promise that took too long', trigger: () => pTimeout(sleep(200), { milliseconds: 20 }), expect: 504 },
    {
      name: 'a promise that took too long, in words of the app',
      trigger: () => pTimeout(sleep(200), { milliseconds: 20, message: 'planted text' }),
      expect: 504,
    },
    {
      name: 'an error of the app in its place',
      trigger: () => pTimeout(sleep(200), { milliseconds: 20, message: new Error('planted text') }),
      thrown: /^Error .*planted text/,
      expect: 500,
    },
  ],
  'p-queue': [
    { name: 'a job that took too long', trigger: () => new PQueue({ timeout: 20 }).add(() => sleep(200)), expect: 504 },
    { name: 'a job that failed', trigger: () => new PQueue().add(fails), thrown: /^Error .*planted text/, expect: 500 },
  ],
  'proper-lockfile': [
    { name: 'a file that another holds', trigger: locks, expect: 409 },
    {
      name: 'a file of ours that is missing',
      trigger: () => lockfile.lock(join(tmpdir(), 'planted', 'missing')),
      thrown: /^Error .*\bENOENT\b/,
      expect: 500,
    },
  ],
  nodemailer: [
    { name: 'our own password', trigger: mails(smtp({ AUTH: '535 planted' })), expect: 502 },
    { name: 'a recipient that it refuses', trigger: mails(smtp({ AUTH: '235 ok', RCPT: '550 planted' })), expect: 502 },
    { name: 'a server that is busy', trigger: mails(smtp({ AUTH: '235 ok', MAIL: '421 planted' })), expect: 503 },
    { name: 'a server that never says a word', trigger: mails(isSilent), expect: 504 },
    { name: 'a server that is not there', trigger: mails(refuses), expect: 502 },
    {
      name: 'no recipient of ours',
      trigger: mails(smtp({ AUTH: '235 ok' }), { to: [] }),
      thrown: /^Error .*\bEENVELOPE\b/,
      expect: 500,
    },
  ],
  kafkajs: [
    { name: 'a broker that is not there', trigger: sends(refuses), expect: 503 },
    { name: 'a broker that never says a word', trigger: sends(isSilent, { requestTimeout: 60 }), expect: 504 },
    {
      name: 'a message of ours that is none',
      trigger: () =>
        new Kafka({ brokers: ['127.0.0.1:9'], logLevel: logLevel.NOTHING })
          .producer()
          .send({ topic: 'planted', messages: 'planted' }),
      thrown: /^TypeError .*messages\.find is not a function/,
      expect: 500,
    },
  ],
  amqplib: [
    { name: 'a broker that is not there', trigger: amqpConnects(refuses), expect: 502 },
    { name: 'a broker that hangs up', trigger: amqpConnects(hangsUp), expect: 503 },
    {
      name: 'an address of ours that is none',
      trigger: () => amqp.connect('planted://'),
      thrown: /^Error .*Expected amqp: or amqps: as the/,
      expect: 500,
    },
  ],
};
