import { families } from '../../src/mapper/families';
import { examplesOf } from '../../src/mapper/pattern-examples';

describe('examplesOf', () => {
  it.each([
    [/^ZodError$/, ['ZodError']],
    [/^(A|B)_/, ['A_…', 'B_…']],
    [/^(?:A|B(C|D))?E$/, ['AE', 'BCE', 'BDE', 'E']],
    [/Traversal|^Vali/, ['…Traversal…', 'Vali…']],
    [/^\$?ZodError$/, ['$ZodError', 'ZodError']],
    [/^Meili[Ss]earch\w*Error$/, ['MeiliSearch…Error']],
    [/^Mongo(?!ose)/, ['Mongo…']],
    [/^E[A-Z]{2,3}\d+?$/, ['E…']],
    [/^a\.b c\b$/, ['a.b c']],
    [/\)\]|\|$/, ['…)]…', '…|']],
    [/^[^\]]x$/, ['…x']],
    [/^$/, ['']],
  ])('%s is %j', (pattern, examples) => {
    expect(examplesOf(pattern)).toEqual(examples);
  });

  it('puts a gap where the texts would be too many', () => {
    const many = Array.from({ length: 30 }, (_, index) => `w${index}`).join('|');
    const examples = examplesOf(new RegExp(`^(${many})(${many})$`));
    expect(examples).toHaveLength(30);
    expect(examples[0]).toBe('w0…');
  });

  // Whatever a gap stands for: a text without one is matched by the pattern that it is an example of.
  it.each(families.map(({ library, signs }) => [library, signs] as const))(
    'gives for %s only what its patterns match',
    (_library, signs) => {
      for (const pattern of [signs.name, signs.code, signs.message]) {
        if (pattern === undefined) continue;
        const whole = examplesOf(pattern).filter((text) => !text.includes('…'));
        expect(whole.filter((text) => !new RegExp(pattern.source, pattern.flags).test(text))).toEqual([]);
      }
    },
  );
});
