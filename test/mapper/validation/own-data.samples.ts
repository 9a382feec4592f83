import { recognized } from '../../support/expected';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

const zodError = (): Error =>
  foreignError('[]', { name: 'ZodError', issues: [{ code: 'invalid_type', path: ['title'], message: 'Required' }] });
const errors = [{ path: 'db.host', message: 'must be a host' }];

export const samples: readonly FamilySamples[] = [
  {
    library: 'ai',
    samples: [
      {
        name: 'the answer of a model that its schema does not take',
        thrown: () =>
          foreignError('No object generated', {
            name: 'AI_NoObjectGeneratedError',
            cause: foreignError('Type validation failed', { name: 'AI_TypeValidationError', cause: zodError() }),
            text: '{}',
          }),
        expected: recognized(502, 'badAnswer', 'upstream', 'no object of a model'),
      },
    ],
    nearMisses: [
      {
        name: 'a validation of its own of any value',
        thrown: () => foreignError('Type validation failed', { name: 'AI_TypeValidationError', cause: zodError() }),
      },
    ],
  },
  {
    library: 'standard-schema',
    samples: [
      {
        name: 'the list of a configuration',
        thrown: () => foreignError('x', { errors }, 'InvalidConfigError'),
        expected: recognized(500, 'ours', 'server', 'a list of issues of our own data'),
      },
      {
        name: 'the list of a response, as its cause',
        thrown: () => foreignError('x', { cause: zodError() }, 'ResponseValidationError'),
        expected: recognized(500, 'ours', 'server', 'a list of issues of our own data'),
      },
    ],
    nearMisses: [
      { name: 'a name of ours without a list', thrown: () => foreignError('x', {}, 'InvalidConfigError') },
      {
        name: 'a list in the name of a service',
        thrown: () => foreignError('x', { errors: ['no'] }, 'ReservationError'),
      },
    ],
  },
];
