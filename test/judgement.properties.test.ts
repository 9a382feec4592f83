import fc from 'fast-check';
import request from 'supertest';
import { errorHandler, explain } from '../src';
import type { Verdict } from '../src';
import { meanings } from '../src/mapper/meanings';
import { recipe, toThrown } from './support/arbitrary-errors';
import { expresses } from './support/expresses';

// PROPERTIES_SEED=… repeats a run; PROPERTIES_RUNS=… makes it longer.
const seed = Number(process.env.PROPERTIES_SEED ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env.PROPERTIES_RUNS ?? 500);

/** True if a recipe has such a member anywhere. */
function hasMember(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(Object.getOwnPropertyDescriptors(value)).some(
    ([name, member]) => names.includes(name) || (member.value !== value && hasMember(member.value, names)),
  );
}

it('blames no client without a statement of the app, a family that knows why, or evidence', () => {
  process.stdout.write(`judgement: PROPERTIES_SEED=${seed}, ${numRuns * 4} runs\n`);
  const property = fc.property(recipe, (thrown) => {
    const { error, family, fault, meaning, certainty, because } = explain(toThrown(thrown), { sent: {} });
    expect(fault === 'client').toBe(error.status < 500 && meaning !== 'deadlock');
    if (error.status >= 500 || certainty === 'stated') return;
    expect(family).not.toBe('unknown');
    expect(because).not.toBe('');
    if (meaning === undefined) expect(because).toContain(String(error.status));
    if (meaning !== 'invalid') return;
    // Nothing was sent: there is only the library's own mark of a part of the request, or a status that the app has set.
    const isMarked = hasMember(thrown, ['location', 'validation', 'status', 'statusCode']);
    expect([isMarked, certainty]).not.toEqual([false, 'recognized']);
    if (certainty === 'assumed') expect(error).not.toHaveProperty('errors');
  });
  fc.assert(property, { seed, numRuns: numRuns * 4 });
});

describe.each(expresses)('$name', ({ express }) => {
  it('assumes nothing in silence: one line of console.warn for each 4xx that nothing states', async () => {
    const property = fc.asyncProperty(recipe, async (thrown) => {
      const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
      const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
      const verdicts: Verdict[] = [];
      try {
        const app = express();
        app.get('/', (_req, _res, next) => next(toThrown(thrown) || new Error('none')));
        app.use(errorHandler({ extend: (_, { verdict }) => void verdicts.push(verdict) }));
        const { status } = await request(app).get('/');
        const [{ certainty, meaning } = { certainty: 'stated', meaning: undefined }] = verdicts;
        const isTold = certainty === 'assumed' || (meaning !== undefined && meanings[meaning].log !== 'silent');
        const calls = log.mock.calls.length + warn.mock.calls.length;
        expect([status, calls]).toEqual([status, status >= 500 || isTold ? 1 : calls]);
        expect(calls).toBeLessThanOrEqual(1);
        if (status >= 500) expect(warn).not.toHaveBeenCalled();
      } finally {
        log.mockRestore();
        warn.mockRestore();
      }
    });
    await fc.assert(property, { seed, numRuns: Math.ceil(numRuns / 2) });
  }, 120_000);
});
