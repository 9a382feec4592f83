import { toHttpError } from 'express-return-codes';
import { upstreamMark } from '../../../src/codes/http-error';
import { toError } from '../../../src/mapper/family';
import type { Judgement } from '../../../src/mapper/family';
import {
  headerOf,
  isOurAnswer,
  judgeAnswer,
  judgeResponse,
  responseStatus,
} from '../../../src/mapper/upstream/upstream';
import type { HttpError } from '../../../src';
import { hostileProxy } from '../../support/hostile';

const errorOf = (judgement: Judgement, cause?: unknown): HttpError =>
  toError(judgement, cause, { validationStatus: 400 });

describe('judgeAnswer', () => {
  it.each([
    [400, 502],
    [401, 502],
    [403, 502],
    [404, 502],
    [408, 504],
    [409, 502],
    [422, 502],
    [429, 503],
    [500, 502],
    [502, 502],
    [503, 503],
    [504, 504],
    [529, 503],
    [undefined, 502],
  ])('makes %s of an upstream %i', (theirs, ours) => {
    const cause = new Error('theirs');
    expect(errorOf(judgeAnswer(theirs), cause)).toMatchObject({ status: ours, cause });
  });

  it.each([
    ['7', '7'],
    [7.2, '8'],
    ['soon', undefined],
    ['-1', undefined],
    ['9'.repeat(400), '86400'],
    ['Fri, 31 Dec 9999 23:59:59 GMT', '86400'],
    ['Thu, 01 Jan 1970 00:00:00 GMT', '0'],
    [{}, undefined],
  ])('passes a Retry-After of %j on as %s', (theirs, ours) => {
    expect(errorOf(judgeAnswer(429, theirs)).headers?.['Retry-After']).toBe(ours);
  });
});

describe('responseStatus', () => {
  it.each([
    ['a Response', new Response('', { status: 404 }), 404],
    ['an object of axios', { status: 404, headers: {} }, 404],
    ['an IncomingMessage', { statusCode: 404, headers: {} }, 404],
    ['a status alone', { status: 404 }, undefined],
    ['a payload of Nest', { statusCode: 404, message: 'Cannot GET /', error: 'Not Found' }, undefined],
    ['a fraction', { status: 404.5, headers: {} }, undefined],
    ['a number beyond HTTP', { status: 1000, headers: {} }, undefined],
    ['a text', '404', undefined],
    ['a Proxy that throws', hostileProxy({}), undefined],
  ])('reads %s', (_, response, status) => {
    expect(responseStatus(response)).toBe(status);
  });
});

it('judgeResponse says nothing of a success', () => {
  expect(judgeResponse({ status: 200, headers: {} })).toBeUndefined();
  expect(judgeResponse({ status: 404, headers: {} })).toEqual({ meaning: 'badAnswer', because: 'response 404' });
});

it.each([
  ['Headers', new Headers({ 'Retry-After': '7' })],
  ['an object', { 'retry-after': '7' }],
  ['a Map', new Map([['retry-after', '7']])],
])('headerOf reads %s', (_, headers) => {
  expect(headerOf(headers, 'retry-after')).toBe('7');
  expect(headerOf(headers, 'x-other')).toBeUndefined();
});

it('headerOf survives a `get` that throws', () => {
  const get = (): never => {
    throw new Error('no');
  };
  expect(headerOf({ get }, 'retry-after')).toBeUndefined();
});

it('isOurAnswer is what http-errors makes of any error: `expose` beside a status', () => {
  expect(isOurAnswer(Object.assign(new Error(), { expose: true, status: 404 }))).toBe(true);
  expect(isOurAnswer(Object.assign(new Error(), { status: 404 }))).toBe(false);
  expect(isOurAnswer(Object.assign(new Error(), { expose: true }))).toBe(false);
});

it('an error that our own client rebuilt is an upstream’s answer', () => {
  const theirs = Object.assign(new Error('theirs'), {
    status: 429,
    headers: { 'Retry-After': '7' },
    [upstreamMark]: true,
  });
  expect(toHttpError(theirs)).toMatchObject({ status: 503, headers: { 'Retry-After': '7' }, cause: theirs });
});

describe('a response', () => {
  it.each([
    [{ status: 100, headers: {} }, 100],
    [{ statusCode: 599, headers: {} }, 599],
    [{ status: 99, headers: {} }, undefined],
    [{ status: 600, headers: {} }, undefined],
    [{ status: '404', headers: {} }, undefined],
    [{ status: 404.5, headers: {} }, undefined],
    [{ status: 404 }, undefined],
    [null, undefined],
  ])('%j has the status %p', (response, status) => {
    expect(responseStatus(response)).toBe(status);
  });

  it('has its header by name, in an object, a Map or a Headers, and once', () => {
    const get = jest.fn(() => 'of get');
    expect(headerOf({ a: '1', get }, 'a')).toBe('1');
    expect(get).not.toHaveBeenCalled();
    expect(headerOf(new Map([['a', '1']]), 'a')).toBe('1');
    expect(headerOf(new Map([['a', 1]]), 'a')).toBeUndefined();
    expect(headerOf({ get: () => { throw new Error('no'); } }, 'a')).toBeUndefined(); // prettier-ignore
  });

  it.each([
    ['7', '7'],
    ['86400', '86400'],
    ['86401', '86400'],
    ['99999999', '86400'],
    ['12345678901', '86400'],
    [99_999_999, '86400'],
    ['7 s', undefined],
    ['', undefined],
    [7, '7'],
    [null, undefined],
  ])('Retry-After %j becomes %j', (retryAfter, field) => {
    const { headers } = errorOf(judgeAnswer(503, retryAfter));
    expect(headers).toEqual(field === undefined ? undefined : { 'Retry-After': field });
  });

  it('that has failed brings its Retry-After', () => {
    const judgement = judgeResponse({ status: 429, headers: { 'retry-after': '7' } });
    expect(judgement).toMatchObject({ meaning: 'throttled', options: { headers: { 'Retry-After': '7' } } });
    expect(judgeResponse({ status: 302, headers: {} })).toBeUndefined();
  });
});
