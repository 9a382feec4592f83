import { explain } from '../../../src';
import { answerTo, foreignError, SECRET } from '../../support/foreign-error';

const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;

const named = (name: string, members: object = {}, text: string = SECRET): Error =>
  foreignError(text, { name, ...members }, name);
describe('brokers', () => {
  it.each<[string, object, number]>([
    ['KafkaJSConnectionError', {}, 503],
    ['KafkaJSRequestTimeoutError', {}, 504],
    ['KafkaJSNumberOfRetriesExceeded', { cause: named('KafkaJSRequestTimeoutError') }, 504],
    ['KafkaJSNumberOfRetriesExceeded', { cause: named('KafkaJSConnectionError') }, 503],
    ['KafkaJSProtocolError', { type: 'LEADER_NOT_AVAILABLE', code: 5 }, 503],
    ['KafkaJSProtocolError', { type: 'MESSAGE_TOO_LARGE', code: 10 }, 413],
    ['KafkaJSSASLAuthenticationError', {}, 500],
    ['KafkaJSNonRetriableError', {}, 500],
  ])('%s (%#)', (name, members, status) => {
    expect(statusOf(named(name, members))).toBe(status);
  });

  it.each<[string, object, number]>([
    ['Connection closed: 320 (CONNECTION-FORCED) with message "x"', { code: 320 }, 503],
    ['Operation failed: QueueDeclare; 404 (NOT-FOUND) with message "x"', { code: 404, classId: 50, methodId: 10 }, 500],
    ['Operation failed: QueueDeclare; 405 (RESOURCE-LOCKED) with message "x"', { code: 405, classId: 50 }, 409],
    ['Handshake terminated by server: 403 (ACCESS-REFUSED) with message "x"', {}, 500],
    ['Connection refused: Not authorized', { code: 5 }, 500],
    ['Connection refused: Server unavailable', { code: 3 }, 503],
    ['Publish error: Packet too large', { code: 149 }, 413],
  ])('%s', (text, members, status) => {
    expect(statusOf(foreignError(text, members))).toBe(status);
  });

  it('a channel that is closed, and nats by its code', () => {
    expect(statusOf(named('IllegalOperationError', {}, 'Channel closed'))).toBe(503);
    const codes = ['TIMEOUT', '503', 'CONNECTION_REFUSED', 'AUTHORIZATION_VIOLATION', '404'];
    expect(codes.map((code) => statusOf(named('NatsError', { code })))).toEqual([504, 503, 503, 500, 404]);
    expect(statusOf(named('NoRespondersError'))).toBe(503);
  });
});

describe('what only looks like a broker', () => {
  const broker = (text: string, members: object): number => answerTo(foreignError(text, members)).problem.status;
  const sentence = 'Channel closed by server: 405 (RESOURCE-LOCKED) with message "x"';

  it('a Kafka name begins and ends so', () => {
    expect(broker('x', { name: 'KafkaJSBrokerNotFound' })).toBe(503);
    for (const name of ['MyKafkaJSBrokerNotFound', 'KafkaJSBrokerNotFound!']) expect(broker('x', { name })).toBe(500);
  });

  it('a Kafka error that only counts retries is what its cause is, or the first of its errors', () => {
    const cause = foreignError('x', { name: 'KafkaJSProtocolError', type: 'REQUEST_TIMED_OUT' });
    expect(broker('x', { name: 'KafkaJSNumberOfRetriesExceeded', cause })).toBe(504);
    expect(broker('x', { name: 'KafkaJSAggregateError', errors: [cause] })).toBe(504);
    expect(broker('x', { name: 'KafkaJSNumberOfRetriesExceeded' })).toBe(500);
  });

  it('AMQP’s sentence stands beside its code or its class, or is of the handshake', () => {
    expect(broker(sentence, { code: 405 })).toBe(409);
    expect(broker(sentence, { classId: 50 })).toBe(409);
    expect(broker(sentence, {})).toBe(500);
    expect(broker(`It said: ${sentence}`, { code: 405 })).toBe(500);
    expect(broker('Handshake terminated by server: 320 (CONNECTION-FORCED)', {})).toBe(503);
  });

  it('MQTT’s sentence begins the message, beside a number', () => {
    expect(broker('Connection refused: Server unavailable', { code: 3 })).toBe(503);
    for (const [text, members] of [
      ['My Connection refused: x', { code: 3 }],
      ['Connection refused: Server unavailable', {}],
    ] as const)
      expect(explain(foreignError(text, members)).family).toBe('resilience'); // as anybody’s text
  });
});
