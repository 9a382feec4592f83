import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';

// Shapes of multer@2.5.0 and 1.4.4, busboy@1.6.0, formidable@3.5.4
const multer = (code: string): Error =>
  foreignError(SECRET, { name: 'MulterError', code, field: SECRET, storageErrors: [] }, 'MulterError');
const formidable = (code: number, httpCode: number): Error =>
  foreignError(SECRET, { code, httpCode }, 'FormidableError');

describe('multer', () => {
  it.each([
    ['LIMIT_FILE_SIZE', 413],
    ['LIMIT_FILE_COUNT', 400],
    ['LIMIT_UNEXPECTED_FILE', 400],
    ['LIMIT_PART_COUNT', 400],
    ['LIMIT_FIELD_COUNT', 400],
    ['LIMIT_FIELD_KEY', 400],
    ['LIMIT_FIELD_VALUE', 400],
    ['MISSING_FIELD_NAME', 400],
    ['LIMIT_FIELD_NESTING', 400],
    ['INVALID_FIELD_NAME', 400],
    ['STREAM_DESTROYED', 500],
  ])('answers %s with %d, in a sentence of our own', (code, status) => {
    const { problem } = answerTo(multer(code));
    expect(problem.status).toBe(status);
    if (status < 500) expect(problem.detail).toMatch(/^[A-Z].*\.$/);
    expect(textOf(multer(code))).not.toContain(SECRET);
  });

  it('leaves a status that somebody set', () => {
    expect(answerTo(Object.assign(multer('LIMIT_FILE_SIZE'), { status: 422 })).problem.status).toBe(422);
    expect(answerTo(foreignError('x', { code: 'LIMIT_FILE_SIZE' })).problem.status).toBe(500);
    expect(answerTo(foreignError('x', { name: 'MulterError' })).problem.status).toBe(500);
  });
});

describe('busboy', () => {
  it.each([
    ['Unexpected end of form', 400],
    ['Unexpected end of file', 400],
    ['Unexpected end of multipart data', 400],
    ['Part terminated early due to unexpected end of multipart data', 400],
    ['Multipart: Boundary not found', 400],
    ['Malformed part header', 400],
    ['Malformed content type', 400],
    ['Malformed urlencoded form', 400],
    ['Missing Content-Type', 415],
    [`Unsupported content type: ${SECRET}`, 415],
    ['Unexpected end of JSON input', 500],
    ['Malformed UTF-8 data', 500],
    ['Request aborted', 500],
  ])('answers %j with %d', (text, status) => {
    expect(answerTo(new Error(text)).problem.status).toBe(status);
    expect(textOf(new Error(text))).not.toContain(SECRET);
  });

  it('says which forms are accepted', () => {
    expect(answerTo(new Error('Missing Content-Type')).headers).toEqual({
      Accept: 'multipart/form-data, application/x-www-form-urlencoded',
    });
  });

  it('knows an aborted upload by the storage errors that multer adds', () => {
    expect(answerTo(foreignError('Request aborted', { storageErrors: [] })).problem.status).toBe(400);
  });

  it('leaves an error that has a code or a status', () => {
    expect(answerTo(foreignError('Unexpected end of form', { code: 'X' })).problem.status).toBe(500);
    expect(answerTo(foreignError('Unexpected end of form', { status: 422 })).problem.status).toBe(422);
  });
});

describe('formidable', () => {
  it.each([
    [1002, 500, 400],
    [1003, 415, 415],
    [1006, 413, 400],
    [1007, 413, 400],
    [1009, 413, 413],
    [1011, 400, 415],
    [1013, 400, 400],
    [1015, 413, 400],
    [1016, 413, 413],
    [1012, 400, 400], // what is not in the table keeps formidable's own status
  ])('answers its code %d (%d) with %d', (code, own, status) => {
    expect(answerTo(formidable(code, own)).problem.status).toBe(status);
    expect(textOf(formidable(code, own))).not.toContain(SECRET);
  });

  it('asks for both numbers', () => {
    expect(answerTo(foreignError('x', { code: 1009 })).problem.status).toBe(500);
    expect(answerTo(foreignError('x', { code: 2009, httpCode: 413 })).problem.status).toBe(500);
  });
});

describe('what only looks like a text or a code of an upload', () => {
  const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;

  it.each([
    'Unexpected end of form',
    'Part terminated early due to unexpected end of multipart data',
    'Multipart: Boundary not found',
    'Malformed part header',
  ])('"%s" is a 400, and with more words nothing', (text) => {
    expect(statusOf(new Error(text))).toBe(400);
    expect(statusOf(new Error(`My ${text}`))).toBe(500);
    expect(statusOf(new Error(`${text}, says the app`))).toBe(500);
  });

  it('a missing or another Content-Type is a 415', () => {
    expect(answerTo(new Error('Missing Content-Type')).problem).toMatchObject({
      status: 415,
      detail: 'The body is not a form.',
    });
    expect(statusOf(new Error('Unsupported content type: text/csv'))).toBe(415);
    for (const text of ['My Missing Content-Type', 'Missing Content-Type!', 'My Unsupported content type: x'])
      expect(statusOf(new Error(text))).toBe(500);
  });

  it('an abort is of a form where multer says so', () => {
    expect(statusOf(foreignError('Request aborted', { storageErrors: [] }))).toBe(400);
    expect(statusOf(foreignError('Malformed weather', { storageErrors: [] }))).toBe(500);
  });

  it('a code is of its library in its form and its range', () => {
    expect(statusOf(multer('INVALID_MULTIPART'))).toBe(400);
    for (const code of ['MY_LIMIT_X', 'OTHER']) expect(statusOf(multer(code))).toBe(500);
    expect(statusOf(formidable(1000, 400))).toBe(400);
    expect(statusOf(formidable(1099, 413))).toBe(413);
    for (const code of [999, 1100]) expect(statusOf(formidable(code, 413))).toBe(500);
  });
});
