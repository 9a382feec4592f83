import { explain } from '../../../src';
import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';

// joi@18.3.2: new Joi.ValidationError(message, details, original)
const made = (message: string, details: readonly unknown[] | undefined): Error => {
  const members = { name: 'ValidationError', isJoi: true, _original: { email: SECRET }, details };
  return foreignError(message, members, 'ValidationError');
};

describe('a ValidationError of Joi without details', () => {
  it.each([400, 422] as const)('is a %d without a list or a text', (validationStatus) => {
    for (const details of [[], undefined]) {
      const thrown = made(SECRET, details);
      const { problem } = answerTo(thrown, { validationStatus });
      expect(problem).toMatchObject({ status: validationStatus });
      expect(problem).not.toHaveProperty('errors');
      expect(textOf(thrown)).not.toContain(SECRET);
    }
  });

  it('is only assumed to be the client’s where there is a request to ask', () => {
    const thrown = made('Email is taken.', []);
    expect(explain(thrown).certainty).toBe('recognized');
    expect(explain(thrown, { sent: { body: { email: 'a@b.c' } } })).toMatchObject({
      family: 'joi',
      meaning: 'invalid',
      fault: 'client',
      certainty: 'assumed',
    });
  });

  it('keeps a status that the app has set', () => {
    expect(answerTo(Object.assign(made('x', []), { status: 409 })).problem.status).toBe(409);
  });
});
