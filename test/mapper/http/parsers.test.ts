import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';

// Texts of sharp@0.35.5, jimp@1.6.1, image-size@2.1.0, csv-parse@7.0.3, libphonenumber-js@1.13.16
describe('readers of uploaded files', () => {
  it.each([
    ['Input buffer contains unsupported image format', 400],
    ['Input Buffer is empty', 400],
    [`Input buffer has corrupt header: glib: XML parse error: ${SECRET}`, 400],
    ['VipsJpeg: premature end of JPEG image', 400],
    ['pngload_buffer: end of stream', 400],
    ['Input image exceeds pixel limit', 400],
    ['Could not find MIME for Buffer', 400],
    ['unsupported file type: undefined', 400],
    [`Input file is missing: /srv/${SECRET}`, 500],
    ['Expected positive integer for width but received -1 of type number', 500],
    ['Unclosed root tag', 500],
  ])('answers %j with %d', (text, status) => {
    expect(answerTo(new Error(text)).problem.status).toBe(status);
    expect(textOf(new Error(text))).not.toContain(SECRET);
  });

  it('leaves an image error that says more than its text', () => {
    expect(answerTo(foreignError('Input Buffer is empty', { code: 'ENOENT' })).problem.status).toBe(500);
    expect(answerTo(foreignError('Input Buffer is empty', { status: 415 })).problem.status).toBe(415);
  });

  it('names the line of a malformed CSV, and takes a wrong option for our own fault', () => {
    const broken = foreignError(
      `Invalid Opening Quote: value is "${SECRET}"`,
      { code: 'INVALID_OPENING_QUOTE', lines: 3 },
      'CsvError',
    );
    expect(answerTo(broken).problem).toMatchObject({ status: 400, detail: 'The CSV is malformed in line 3.' });
    expect(textOf(broken)).not.toContain(SECRET);
    expect(answerTo(foreignError('x', { code: 'CSV_QUOTE_NOT_CLOSED' }, 'CsvError')).problem.detail).toBe(
      'The CSV is malformed.',
    );
    expect(answerTo(foreignError('x', { code: 'CSV_INVALID_OPTION_DELIMITER' }, 'CsvError')).problem.status).toBe(500);
    expect(answerTo(foreignError('x', { code: 'CSV_QUOTE_NOT_CLOSED' })).problem.status).toBe(500);
  });

  it.each(['NOT_A_NUMBER', 'INVALID_COUNTRY', 'INVALID_LENGTH', 'TOO_SHORT', 'TOO_LONG'])(
    'takes a telephone number that is %s for a 400',
    (text) => {
      expect(answerTo(foreignError(text, { name: 'ParseError' })).problem.status).toBe(400);
      expect(answerTo(new Error(text)).problem.status).toBe(500);
    },
  );
});

describe('what only looks like a text of a reader', () => {
  const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;

  it.each([
    ['Input buffer is empty', 400],
    ['VipsJpeg: premature end', 400],
    ['pngload_buffer: not enough data', 400],
    ['Input image exceeds pixel limit', 400],
    ['Could not find MIME for Buffer <null>', 400],
    ['unsupported file type: undefined', 400],
    ['In: Input buffer is empty', 500],
    ['In: VipsJpeg: premature end', 500],
    ['In: pngload: x', 500],
    ['In: Input image exceeds pixel limit', 500],
    ['Input image exceeds pixel limits', 500],
    ['In: Could not find MIME for Buffer', 500],
    ['In unsupported file type: x', 500],
    ['unsupported file type: x, y', 500],
  ])('"%s" is a %i', (text, status) => {
    expect(statusOf(new Error(text))).toBe(status);
  });

  it('a telephone number is told by one word', () => {
    const of = (text: string): object => answerTo(foreignError(text, { name: 'ParseError' })).problem;
    expect(of('TOO_SHORT')).toMatchObject({ status: 400, detail: 'The telephone number is not valid.' });
    for (const text of ['NOT_TOO_SHORT', 'TOO_SHORTER']) expect(of(text)).toMatchObject({ status: 500 });
  });
});
