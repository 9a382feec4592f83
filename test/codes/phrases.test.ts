import { STATUS_CODES } from 'node:http';
import { phrasesOf } from '../../src/codes/phrases';
import { isFailureStatus, returnCodeOf } from '../../src/codes/return-codes';

const ofNode = Object.entries(STATUS_CODES)
  .map(([status, phrase = '']): [status: number, phrase: string] => [Number(status), phrase])
  .filter(([status]) => isFailureStatus(status));

describe('the phrases of a status', () => {
  it.each(ofNode)('%d has those of node:http: %s', (status, phrase) => expect(phrasesOf(status)).toContain(phrase));

  it.each(ofNode)('%d has the registered one first', (status) =>
    expect(phrasesOf(status)[0]).toBe(returnCodeOf(status).title),
  );

  it('are no more than two', () => {
    expect([404, 413, 499].map(phrasesOf)).toEqual([
      ['Not Found'],
      ['Content Too Large', 'Payload Too Large'],
      ['Bad Request'],
    ]);
  });
});
