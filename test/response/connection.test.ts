import { Duplex } from 'node:stream';
import { closeAfterAll, requestOf, stageOfConnection } from '../../src/response/connection';

const socket = (members: object): Duplex =>
  Object.assign(new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() }), members);
const receiving = { parser: { incoming: { url: '/x', complete: false } } };

it.each<[name: string, connection: () => Duplex, stage: string]>([
  ['one that waits', () => socket({}), 'open'],
  ['one that was destroyed', () => socket({}).destroy(), 'gone'],
  ['one that was ended', () => socket({}).end(), 'ended'],
  ['one that receives the body of a request that was answered', () => socket(receiving), 'ended'],
  ['one whose response has ended', () => socket({ _httpMessage: { writableEnded: true } }), 'ended'],
  ['one whose request is still coming', () => socket({ _httpMessage: { req: receiving.parser.incoming } }), 'open'],
  ['one that owes a response to an earlier request', () => socket({ _httpMessage: { req: { url: '/x', complete: true } } }), 'busy'],
  ['one whose response has begun', () => socket({ _httpMessage: { req: receiving.parser.incoming, headersSent: true } }), 'busy'],
])('The stage of a connection says what may still be done: %s', (_, connection, stage) => {
  const made = connection();
  expect(stageOfConnection(made)).toBe(stage);
  made.destroy();
}); // prettier-ignore

it('The request that is being received is the one whose head has come', () => {
  expect(requestOf(socket(receiving))).toBe(receiving.parser.incoming);
  expect(requestOf(socket({ parser: { incoming: null } }))).toBeUndefined();
  expect(requestOf(socket({}))).toBeUndefined();
});

it.each([
  ['at once where everything has left', true],
  ['after what is on its way', false],
])('A connection is closed %s', async (_, isEnded) => {
  const one = socket({});
  one.resume();
  if (isEnded) await new Promise<void>((resolve) => one.end(resolve));
  closeAfterAll(one);
  one.push(null); // the client ends, too
  await new Promise((resolve) => one.once('close', resolve));
  expect([one.writableEnded, one.destroyed]).toEqual([true, true]);
});
