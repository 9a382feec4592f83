import { recognized } from '../../support/expected';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

export const samples: readonly FamilySamples[] = [
  {
    library: 'json-rpc',
    samples: [
      {
        name: 'an object',
        thrown: () => ({ code: -32601, message: 'x' }),
        expected: recognized(502, 'badAnswer', 'upstream', 'code -32601'),
      },
      {
        name: 'an error',
        thrown: () => foreignError('x', { code: -32603 }),
        expected: recognized(502, 'badAnswer', 'upstream', 'code -32603'),
      },
      {
        name: 'a code of the server’s own',
        thrown: () => foreignError('x', { code: 404 }, 'JSONRPCErrorException'),
        expected: recognized(502, 'badAnswer', 'upstream', 'a class of JSON-RPC'),
      },
      {
        name: 'a call that took too long',
        thrown: () => foreignError('Request timeout', { code: 0 }, 'JSONRPCErrorException'),
        expected: recognized(504, 'timedOut', 'upstream', 'a call that timed out'),
      },
    ],
    nearMisses: [
      { name: 'a number below those', thrown: () => foreignError('x', { code: -32769 }) },
      { name: 'a number above those', thrown: () => foreignError('x', { code: -31999 }) },
      { name: 'a text', thrown: () => foreignError('x', { code: '-32601' }) },
      { name: 'a code without a message', thrown: () => ({ code: -32601 }) },
      { name: 'a status of the app', thrown: () => foreignError('x', { code: -32602, status: 400 }) },
    ],
  },
];
