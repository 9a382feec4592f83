import { foreignError } from '../../support/foreign-error';
import type { FamilySamples, Sample } from '../samples';

const malformed = { status: 400, meaning: 'malformed', fault: 'client', certainty: 'recognized' } as const;
const text = (message: string): Sample => ({ name: message, thrown: () => new Error(message), expected: malformed });

export const samples: readonly FamilySamples[] = [
  {
    library: 'sharp',
    samples: [
      text('Input buffer contains unsupported image format'),
      text('VipsJpeg: premature end of JPEG image'),
      text('pngload_buffer: end of stream'),
      text('Input image exceeds pixel limit'),
    ],
    nearMisses: [
      { name: 'a file of ours that is missing', thrown: () => new Error('Input file is missing: /srv/a') },
      { name: 'its text with a code', thrown: () => foreignError('Input Buffer is empty', { code: 'ENOENT' }) },
    ],
  },
  {
    library: 'jimp',
    samples: [text('Could not find MIME for Buffer <null>'), text('Could not find MIME for Buffer')],
    nearMisses: [{ name: 'its text in another one', thrown: () => new Error('In: Could not find MIME for Buffer') }],
  },
  {
    library: 'image-size',
    samples: [text('unsupported file type: undefined'), text('unsupported file type: webp')],
    nearMisses: [{ name: 'its text with more words', thrown: () => new Error('unsupported file type: x, y') }],
  },
  {
    library: 'csv-parse',
    samples: [
      {
        name: 'a quote that is not closed',
        thrown: () => foreignError('Quote Not Closed', { code: 'CSV_QUOTE_NOT_CLOSED', lines: 3 }, 'CsvError'),
        expected: { ...malformed, because: 'code CSV_QUOTE_NOT_CLOSED' },
      },
      {
        name: 'an option of ours',
        thrown: () => foreignError('Invalid Option', { code: 'CSV_INVALID_OPTION_DELIMITER' }, 'CsvError'),
        expected: { status: 500, meaning: 'ours', fault: 'server', certainty: 'recognized' },
      },
    ],
    nearMisses: [
      { name: 'its code without its class', thrown: () => foreignError('x', { code: 'CSV_QUOTE_NOT_CLOSED' }) },
    ],
  },
  {
    library: 'libphonenumber-js',
    samples: ['NOT_A_NUMBER', 'TOO_SHORT'].map((message) => ({
      name: message,
      thrown: () => foreignError(message, { name: 'ParseError' }),
      expected: { ...malformed, because: `ParseError ${message}` },
    })),
    nearMisses: [
      { name: 'its word without its name', thrown: () => new Error('TOO_SHORT') },
      { name: 'a longer word', thrown: () => foreignError('TOO_SHORTER', { name: 'ParseError' }) },
    ],
  },
];
