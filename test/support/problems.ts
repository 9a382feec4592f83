import type { Response } from 'supertest';
import { returnCodeOf } from '../../src/codes/return-codes';

/** Fails unless the response is a well-formed problem (RFC 9457) with this status; returns its body. */
export function expectProblem(response: Response, status: number): Record<string, unknown> {
  expect(response.status).toBe(status);
  expect(response.headers).toMatchObject({
    'content-type': 'application/problem+json',
    'x-content-type-options': 'nosniff',
  });
  const body: unknown = JSON.parse(String(response.text));
  expect(body).toMatchObject({
    type: expect.any(String),
    title: expect.any(String),
    status,
    code: expect.any(String),
    description: expect.any(String),
  });
  expect(response.headers['content-length']).toBe(String(Buffer.byteLength(response.text)));
  return body as Record<string, unknown>;
}

/** The members of a problem that says no more than its status does. */
export function plain(status: number): { type: string; title: string; status: number; code: string } {
  const { title, code } = returnCodeOf(status);
  return { type: 'about:blank', title, status, code };
}
