import { has } from '../../lib/guard';
import { family, means } from '../family';

const NAME = /^JSON-?RPC\w{0,30}$|^JsonRpc\w{0,30}$/i;
// https://www.jsonrpc.org/specification#error_object: reserved for the protocol and its servers.
const isReserved = (number: number): boolean => number >= -32_768 && number <= -32_000;
const MAX_TEXT = 200;

/** JSON-RPC: what another server answered to our call, by a reserved number or by the name of its class. */
export const jsonRpc = family({
  library: 'json-rpc',
  tier: 'protocol',
  signs: { name: NAME, members: ['code'] },
  status: 'of the app',
  isData: true,
  meanings: ['badAnswer', 'timedOut'],
  judge(thrown, { name, number, message }) {
    if (number === undefined || !has(thrown, 'message')) return undefined;
    if (!isReserved(number) && !NAME.test(name)) return undefined;
    if (/\btime(d )?-?out\b/i.test(message.slice(0, MAX_TEXT))) return means('timedOut', 'a call that timed out');
    return means('badAnswer', isReserved(number) ? `code ${number}` : 'a class of JSON-RPC');
  },
});
