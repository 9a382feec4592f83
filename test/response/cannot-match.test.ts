import fc from 'fast-check';
import { cannotMatch } from '../../src/response/cannot-match';
import { expresses } from '../support/expresses';
import type { Express } from '../support/expresses';

/** What Express itself says; undefined where it refuses the pattern. */
function matches(express: Express, pattern: string, path: string, isStrict: boolean): boolean | undefined {
  try {
    const router = express.Router({ strict: isStrict });
    router.get(pattern, () => undefined);
    const { stack } = router as unknown as { stack: { match(path: string): unknown }[] };
    return Boolean(stack[0]?.match(path));
  } catch {
    return undefined;
  }
}

describe('cannotMatch', () => {
  it.each([
    ['/orders', '/bills'],
    ['/orders/:id', '/bills/17'],
    ['/orders/:id', '/order/17'],
    ['/orders/17', '/orders/18'],
    ['/orders', '/'],
    ['/orders', ''],
    ['/orders/:id/lines', '/bills/1/lines'],
  ])('is true for %s and %s', (pattern, path) => {
    expect(cannotMatch(pattern, path)).toBe(true);
  });

  it.each([
    ['/orders', '/orders'],
    ['/Orders', '/oRDERS/'],
    ['/orders/', '/orders'],
    ['/orders/:id?', '/orders'],
    ['/orders{/:id}', '/orders'],
    ['/colou?r', '/color'],
    ['/bills|/orders', '/orders'],
    ['/:page', '/orders'],
    ['*', '/orders'],
    [/bills/, '/orders'],
    [['/bills'], '/orders'],
    [undefined, '/orders'],
  ])('is false for %p and %s', (pattern, path) => {
    expect(cannotMatch(pattern, path)).toBe(false);
  });

  const text = (alphabet: string): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 8 }).map((rest) => `/${rest}`);

  it.each(expresses)('is never true where $name matches', ({ express }) => {
    const pattern = fc.oneof(text('abAB/'), text('ab/:?{}'), text('ab/:?*+()|.-'), text('aä%2 _~'));
    const path = fc.oneof(text('abAB/'), text('ab/.-'), text('aä%2 _~'));
    fc.assert(
      fc.property(pattern, path, fc.boolean(), (one, requested, isStrict) => {
        fc.pre(cannotMatch(one, requested));
        expect(matches(express, one, requested, isStrict)).not.toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
