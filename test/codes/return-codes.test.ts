import { STATUS_CODES } from 'node:http';
import { isFailureStatus, isRegisteredCode, returnCodeOf, returnCodes } from '../../src/codes/return-codes';
import document from '../fixtures/return-codes.json';

const rows = Object.values(returnCodes);
const documented = [...document.normal, ...document.abnormal];

describe('the table of return codes', () => {
  it.each(documented)(
    'says of $status what the return-code document says, word for word',
    ({ status, description }) => {
      expect(rows.filter((row) => row.status === status)).toEqual([
        expect.objectContaining({ description, documented: true }),
      ]);
    },
  );

  it.each(documented)('calls $status as the document does, but for its letter case', ({ status, returnedValue }) => {
    const row = rows.find((candidate) => candidate.status === status);
    expect([String(status), `${status} ${row?.title}`.toLowerCase()]).toContain(returnedValue.toLowerCase());
  });

  it('documents nothing beside the document', () => {
    expect(rows.filter((row) => row.documented).map((row) => row.status)).toEqual(documented.map((row) => row.status));
  });

  it('has every failure that Node knows, but for the unregistered teapot and bandwidth limit', () => {
    const known = Object.keys(STATUS_CODES).map(Number).filter(isFailureStatus);
    const registered = known.filter((status) => status !== 418 && status !== 509);
    expect(rows.map((row) => row.status).filter(isFailureStatus)).toEqual(registered);
  });

  it.each(rows)('P6: titles $status with its registered phrase', ({ status, title }) => {
    // RFC 9110 renamed these; Node 20 keeps the old words.
    const renamed: Record<number, string> = { 413: 'Content Too Large', 422: 'Unprocessable Content' };
    expect(title).toBe(renamed[status] ?? STATUS_CODES[status]);
  });

  it.each(Object.entries(returnCodes))('keys %s by its code, which is its title', (key, row) => {
    expect(row.code).toBe(key);
    expect(row.title.toUpperCase().replaceAll(/[ -]/g, '_')).toBe(key);
    expect(row.description).toMatch(/^[A-Z].*\.$/);
    expect(row.spec).toMatch(/^rfc\d{4}#section-[\d.]+$/);
  });

  it('never says the same of two codes', () => {
    expect(new Set(rows.map((row) => row.description)).size).toBe(rows.length);
  });
});

describe('isFailureStatus', () => {
  it.each([400, 404, 499, 500, 599])('takes %p', (status) => {
    expect(isFailureStatus(status)).toBe(true);
  });

  it.each([200, 399, 600, 404.5, NaN, Infinity, '404', null, undefined, 404n, [404], {}])(
    'H14: refuses %p',
    (status) => {
      expect(isFailureStatus(status)).toBe(false);
    },
  );
});

describe('returnCodeOf', () => {
  it.each([
    [409, 'CONFLICT'],
    [418, 'BAD_REQUEST'],
    [499, 'BAD_REQUEST'],
    [509, 'INTERNAL_SERVER_ERROR'],
    [599, 'INTERNAL_SERVER_ERROR'],
  ])('finds for %d the row %s', (status, code) => {
    expect(returnCodeOf(status).code).toBe(code);
  });
});

describe('isRegisteredCode', () => {
  it('knows the names of the table and nothing that every object has', () => {
    expect(['CONFLICT', 'OK', 'ORDER_ALREADY_PAID', 'toString', '__proto__'].map(isRegisteredCode)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
