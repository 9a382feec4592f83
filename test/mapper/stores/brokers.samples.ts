import { foreignError } from '../../support/foreign-error';
import { byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

export const samples: readonly FamilySamples[] = [
  {
    library: 'kafkajs',
    samples: [
      ...byMeaning({
        overloaded: () =>
          foreignError(
            'Timeout while acquiring lock (8 waiting locks)',
            {},
            'KafkaJSLockTimeout',
            'KafkaJSTimeout',
            'KafkaJSError',
          ),
        throttled: () =>
          foreignError('x', { type: 'THROTTLING_QUOTA_EXCEEDED', code: 89 }, 'KafkaJSProtocolError', 'KafkaJSError'),
        ours: () =>
          foreignError('Topic must be a string', { retriable: false }, 'KafkaJSNonRetriableError', 'KafkaJSError'),
      }),
      {
        name: 'no broker',
        thrown: () =>
          foreignError(
            'Connection error: connect ECONNREFUSED',
            { retriable: true, broker: 'a:9092' },
            'KafkaJSConnectionError',
            'KafkaJSError',
          ),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'KafkaJSConnectionError',
        },
      },
      {
        name: 'a type of the protocol',
        thrown: () =>
          foreignError(
            'The request included a message larger than the max',
            { type: 'MESSAGE_TOO_LARGE', code: 10 },
            'KafkaJSProtocolError',
            'KafkaJSError',
          ),
        expected: {
          status: 413,
          meaning: 'tooLarge',
          fault: 'client',
          certainty: 'recognized',
          because: 'MESSAGE_TOO_LARGE',
        },
      },
      {
        name: 'retries of what took too long',
        thrown: () =>
          foreignError(
            'Request ApiVersions timed out',
            { cause: foreignError('x', {}, 'KafkaJSRequestTimeoutError', 'KafkaJSError') },
            'KafkaJSNumberOfRetriesExceeded',
            'KafkaJSNonRetriableError',
            'KafkaJSError',
          ),
        expected: {
          status: 504,
          meaning: 'timedOut',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'cause: KafkaJSRequestTimeoutError',
        },
      },
    ],
    nearMisses: [{ name: 'its name in the middle', thrown: () => foreignError('x', {}, 'MyKafkaJSBrokerNotFound') }],
  },
  {
    library: 'amqplib',
    samples: [
      ...byMeaning({
        tooLarge: () =>
          foreignError('Channel closed by server: 311 (CONTENT-TOO-LARGE) with message "x"', {
            code: 311,
            classId: 60,
            methodId: 40,
          }),
        timedOut: () => new Error('connect ETIMEDOUT'),
      }),
      {
        name: 'a queue that is locked',
        thrown: () =>
          foreignError('Operation failed: QueueDeclare; 405 (RESOURCE-LOCKED) with message "x"', {
            code: 405,
            classId: 50,
            methodId: 10,
          }),
        expected: { status: 409, meaning: 'conflict', fault: 'client', certainty: 'recognized', because: 'reply 405' },
      },
      {
        name: 'a closed channel',
        thrown: () => foreignError('Channel closed', { stackAtStateChange: 'x' }, 'IllegalOperationError'),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'IllegalOperationError',
        },
      },
      {
        name: 'our credentials',
        thrown: () => new Error('Handshake terminated by server: 403 (ACCESS-REFUSED) with message "x"'),
        expected: { status: 500, meaning: 'ours', fault: 'server', certainty: 'recognized', because: 'reply 403' },
      },
      {
        name: 'no handshake',
        thrown: () => new Error('Socket closed abruptly during opening handshake'),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'Socket closed abruptly during opening handshake',
        },
      },
    ],
    nearMisses: [
      {
        name: 'its sentence alone',
        thrown: () => new Error('Channel closed by server: 405 (RESOURCE-LOCKED) with message "x"'),
      },
      {
        name: 'the system’s timeout',
        thrown: () => foreignError('connect ETIMEDOUT', { code: 'ETIMEDOUT', syscall: 'connect' }),
      },
    ],
  },
  {
    library: 'nats',
    samples: [
      ...byMeaning({
        missing: () => foreignError('no message found', { name: 'NatsError', code: '404' }, 'NatsError'),
        conflict: () => foreignError('consumer deleted', { name: 'NatsError', code: '409' }, 'NatsError'),
        tooLarge: () =>
          foreignError('MAX_PAYLOAD_EXCEEDED', { name: 'NatsError', code: 'MAX_PAYLOAD_EXCEEDED' }, 'NatsError'),
      }),
      {
        name: 'too long',
        thrown: () => foreignError('TIMEOUT', { name: 'NatsError', code: 'TIMEOUT' }, 'NatsError'),
        expected: {
          status: 504,
          meaning: 'timedOut',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'code TIMEOUT',
        },
      },
      {
        name: 'nobody listens',
        thrown: () => foreignError('no responders', {}, 'NoRespondersError', 'RequestError'),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'NoRespondersError',
        },
      },
      {
        name: 'our rights',
        thrown: () => foreignError('x', { code: 'AUTHORIZATION_VIOLATION' }, 'NatsError'),
        expected: {
          status: 500,
          meaning: 'ours',
          fault: 'server',
          certainty: 'recognized',
          because: 'another code of NATS',
        },
      },
    ],
    nearMisses: [
      { name: 'its code of somebody else', thrown: () => foreignError('x', { code: 'MAX_PAYLOAD_EXCEEDED' }) },
    ],
  },
  {
    library: 'mqtt',
    samples: [
      ...byMeaning({
        overloaded: () => foreignError('Publish error: Quota exceeded', { code: 151 }),
        tooLarge: () => foreignError('Disconnected: Packet too large', { code: 149 }),
      }),
      {
        name: 'a server that is not available',
        thrown: () => foreignError('Connection refused: Server unavailable', { code: 3 }),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'reason 3',
        },
      },
      {
        name: 'our rights',
        thrown: () => foreignError('Connection refused: Not authorized', { code: 5 }),
        expected: { status: 500, meaning: 'ours', fault: 'server', certainty: 'recognized', because: 'reason 5' },
      },
      {
        name: 'no connection',
        thrown: () => new Error('connack timeout'),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'connack timeout',
        },
      },
    ],
    nearMisses: [
      { name: 'its sentence alone', thrown: () => new Error('Connection refused: Server unavailable') },
      {
        name: 'its number beside another sentence',
        thrown: () => foreignError('My Connection refused: x', { code: 3 }),
      },
    ],
  },
];
