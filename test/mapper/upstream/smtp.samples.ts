import { recognized } from '../../support/expected';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

export const samples: readonly FamilySamples[] = [
  {
    library: 'nodemailer',
    samples: [
      {
        name: 'credentials that the server refuses',
        thrown: () =>
          foreignError('Invalid login: 535 no', {
            code: 'EAUTH',
            command: 'AUTH PLAIN',
            responseCode: 535,
            response: '535 no',
          }),
        expected: recognized(502, 'badAnswer', 'upstream', 'reply 535'),
      },
      {
        name: 'a mailbox that is busy',
        thrown: () =>
          foreignError('Message failed: 450 later', {
            code: 'EENVELOPE',
            command: 'RCPT TO',
            responseCode: 450,
            response: '450 later',
          }),
        expected: recognized(503, 'throttled', 'overload', 'reply 450'),
      },
      {
        name: 'nobody listening',
        thrown: () =>
          foreignError('connect ECONNREFUSED', { code: 'ESOCKET', command: 'CONN', errno: -111, syscall: 'connect' }),
        expected: recognized(502, 'unreachable', 'upstream', 'ESOCKET'),
      },
      {
        name: 'a greeting that does not come',
        thrown: () => foreignError('Greeting never received', { code: 'ETIMEDOUT', command: 'CONN' }),
        expected: recognized(504, 'timedOut', 'upstream', 'ETIMEDOUT'),
      },
      {
        name: 'a message without recipients',
        thrown: () => foreignError('No recipients defined', { code: 'EENVELOPE', command: 'API' }),
        expected: recognized(500, 'ours', 'server', 'EENVELOPE'),
      },
    ],
    nearMisses: [
      {
        name: 'a command of ioredis',
        thrown: () => foreignError('x', { code: 'ESOCKET', command: { name: 'get', args: ['a'] } }),
      },
      { name: 'a code of mail alone', thrown: () => foreignError('x', { code: 'EAUTH' }) },
      { name: 'another code', thrown: () => foreignError('x', { code: 'EWHATEVER', command: 'CONN' }) },
      {
        name: 'a process that took too long',
        thrown: () => foreignError('x', { code: 'ETIMEDOUT', command: 'MAKE -X', stderr: '', timedOut: true }),
      },
    ],
  },
];
