// A server that speaks MongoDB's wire protocol and answers what the case says, so that the real drivers throw their errors.
// https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
import { createServer } from 'node:net';
import { BSON } from 'mongodb';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const hello = {
  ok: 1,
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 25,
};

/** A server whose answer to each command is `answers[command]`, a document, or 'nothing'. */
export const mongod = (answers) => () =>
  createServer((socket) => {
    let buffer = Buffer.alloc(0);
    socket.on('data', (data) => {
      buffer = Buffer.concat([buffer, data]);
      while (buffer.length >= 4 && buffer.length >= buffer.readInt32LE(0)) {
        const length = buffer.readInt32LE(0);
        answer(socket, buffer.subarray(0, length), answers);
        buffer = buffer.subarray(length);
      }
    });
  });

function answer(socket, message, answers) {
  const opcode = message.readInt32LE(12);
  const respond = (head, document) => {
    const body = BSON.serialize(document);
    const header = Buffer.alloc(16);
    header.writeInt32LE(16 + head.length + body.length, 0);
    header.writeInt32LE(message.readInt32LE(4), 8);
    header.writeInt32LE(opcode === OP_QUERY ? OP_REPLY : OP_MSG, 12);
    if (!socket.destroyed) socket.write(Buffer.concat([header, head, body]));
  };
  if (opcode === OP_QUERY) {
    const head = Buffer.alloc(20);
    head.writeInt32LE(8, 0); // await capable
    head.writeInt32LE(1, 16); // one document
    return respond(head, hello);
  }
  const command = BSON.deserialize(message.subarray(21, 21 + message.readInt32LE(21)));
  const [name] = Object.keys(command);
  if (name === 'hello' && command.maxAwaitTimeMS !== undefined) return; // the monitor waits for news
  const document = /^(hello|ping|endSessions)$/.test(name) ? hello : (answers[name] ?? { ok: 1 });
  if (document !== 'nothing') respond(Buffer.alloc(5), document);
}
