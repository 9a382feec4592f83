import { read, readText } from '../../lib/guard';
import { family, means } from '../family';
import type { Judgement } from '../family';
import { judgeSystemError } from './transport';
import { isOurAnswer, judgeAnswer, judgeResponse } from './upstream';

// Refusals of fetch itself: no request was ever sent. https://fetch.spec.whatwg.org/#main-fetch
const NEVER_SENT = new Set(['bad port', 'unknown scheme', 'invalid method', 'URL scheme must be a HTTP(S) scheme']);
const FAILED = /^(fetch failed|terminated)$/;

/** undici, which is fetch: its codes, and a TypeError that says nothing, whose cause tells what failed. */
export const undici = family({
  library: 'undici',
  tier: 'library',
  signs: { code: /^UND_ERR_/, message: FAILED },
  status: 'of the service',
  isData: true,
  meanings: [judgeAnswer, judgeSystemError, 'overloaded', 'ours'],
  judge(thrown, facts) {
    if (facts.code.startsWith('UND_ERR_')) {
      return judgeResponse(thrown) ?? (isOurAnswer(thrown) ? undefined : judgeSystemError(thrown));
    }
    const isOne = facts.name === 'TypeError' && FAILED.test(facts.message) && !isOurAnswer(thrown);
    return isOne ? judgeFailedFetch(read(thrown, 'cause')) : undefined;
  },
});

function judgeFailedFetch(cause: unknown): Judgement | undefined {
  const code = readText(cause, 'code');
  if (NEVER_SENT.has(readText(cause, 'message') ?? '')) return means('ours', 'fetch sent nothing');
  const isOther = code !== undefined && !/^Z_/.test(code); // the cause says more
  return judgeSystemError(cause) ?? (isOther ? undefined : means('badAnswer', 'fetch failed'));
}

/** node-fetch: a `type`, and for `system` a code. https://github.com/node-fetch/node-fetch/blob/main/docs/ERROR-HANDLING.md */
export const nodeFetch = family({
  library: 'node-fetch',
  tier: 'library',
  signs: { name: /^FetchError$/ },
  isData: true,
  meanings: ['unreachable', 'timedOut', 'badAnswer'],
  judge(thrown, { name }) {
    const type = name === 'FetchError' ? readText(thrown, 'type') : undefined;
    if (type === undefined) return undefined;
    return judgeSystemError(thrown) ?? means(/timeout/.test(type) ? 'timedOut' : 'badAnswer', typeInWords(type));
  },
});

const typeInWords = (type: string): string => (/^[a-z-]{1,40}$/.test(type) ? `type ${type}` : 'a type');

// What ws says, in no other way, of a handshake. https://github.com/websockets/ws/blob/master/lib/websocket.js
const UNEXPECTED = /^Unexpected server response: ([1-9]\d\d)$/;
const HANDSHAKE = /^(Opening handshake has timed out|Invalid Upgrade header|Invalid Sec-WebSocket-Accept header)$/;

/** A WebSocket that the server did not open. */
export const ws = family({
  library: 'ws',
  tier: 'library',
  signs: { message: new RegExp(`${UNEXPECTED.source}|${HANDSHAKE.source}`) },
  isData: true,
  meanings: [judgeAnswer],
  judge(_, { message }) {
    const [, said] = UNEXPECTED.exec(message) ?? [];
    if (said !== undefined) return judgeAnswer(Number(said));
    if (!HANDSHAKE.test(message)) return undefined;
    return means(message.endsWith('timed out') ? 'timedOut' : 'badAnswer', message);
  },
});
