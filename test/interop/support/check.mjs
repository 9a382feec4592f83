// What must hold of every response, and what a case expects of its own.
import assert from 'node:assert/strict';
import { returnCodes } from './library.mjs';
import { leaksIn } from './planted.mjs';

const codeOf = new Map(Object.entries(returnCodes).map(([code, { status }]) => [status, code]));

// Headers that HTTP asks for, whoever threw (RFC 9110 §15.5.2, §15.5.6, §15.5.8, §15.5.22).
const obligatory = { 401: 'www-authenticate', 405: 'allow', 407: 'proxy-authenticate', 426: 'upgrade' };

/** Fails unless the response is the problem that the case expects, and tells nothing that it must not. */
export function checkResponse(response, expected, thrown) {
  const { status, code = codeOf.get(status), title, detail, headers = {}, errors } = expected;
  const told = `thrown: ${inShort(thrown)}\nanswered: ${response.status} ${response.text}`;
  assert.equal(response.status, status, told);
  checkHeaders(response, { ...(obligatory[status] && { [obligatory[status]]: /^/ }), ...headers }, told);

  const problem = JSON.parse(response.text);
  assert.equal(problem.status, status, told);
  assert.equal(problem.code, code, told);
  assert.equal(response.message, problem.title, told);
  for (const member of ['type', 'title', 'description', 'instance']) assert.ok(problem[member]?.length > 0, told);
  if (title !== undefined) assert.equal(problem.title, title, told);
  if (detail !== undefined) assertText(problem.detail, detail, told);
  checkErrors(problem.errors, errors, told);
  checkSecrets(response, problem, { isTold: detail !== undefined || errors !== undefined, thrown }, told);
}

function checkHeaders({ headers, text }, expected, told) {
  assert.equal(headers['content-type'], 'application/problem+json', told);
  assert.equal(headers['content-length'], String(Buffer.byteLength(text)), told);
  assert.equal(headers['x-content-type-options'], 'nosniff', told);
  assert.match(headers['cache-control'] ?? '', /no-store/, told);
  for (const [name, value] of Object.entries(expected)) assertText(headers[name.toLowerCase()], value, told);
}

/**
 * `errors` as places in any order (`{ pointer }`, `{ parameter }`, `{ header }`), each with words of its own, and with the
 * code of the library where the case says one.
 */
function checkErrors(errors, expected, told) {
  const asText = ({ pointer, parameter, header, code }) => JSON.stringify({ pointer, parameter, header, code });
  const isTold = expected?.some(({ code }) => code !== undefined);
  const shown = errors?.map((entry) => asText(isTold ? entry : { ...entry, code: undefined })).sort();
  assert.deepEqual(shown, expected?.map(asText).sort(), told);
  for (const { detail, code = 'x' } of errors ?? []) {
    assert.ok(typeof detail === 'string' && detail.length > 0, told);
    assert.match(code, /^[\w$.:/-]{1,100}$/, told);
  }
}

/** No planted text anywhere, and not the library's own message either, where the case does not expect it. */
function checkSecrets({ headers, message, text }, problem, { isTold, thrown }, told) {
  assert.deepEqual(leaksIn(`${message}\n${JSON.stringify(headers)}\n${text}`), [], told);
  if (isTold) return;
  const { title: _title, description: _description, instance: _instance, ...rest } = problem;
  for (const words of messagesOf(thrown))
    assert.ok(!JSON.stringify(rest).includes(JSON.stringify(words).slice(1, -1)), told);
}

const SHORTEST_MESSAGE = 6; // "nope" may be part of anything

function messagesOf(thrown) {
  const messages = [];
  for (let one = thrown, depth = 0; one !== null && one !== undefined && depth < 5; one = read(one, 'cause'), depth++)
    messages.push(typeof one === 'string' ? one : read(one, 'message'));
  return messages.filter((message) => typeof message === 'string' && message.length >= SHORTEST_MESSAGE);
}

function assertText(actual, expected, told) {
  const isRight = expected instanceof RegExp ? expected.test(String(actual)) : actual === expected;
  assert.ok(isRight, `expected ${expected}, not ${actual}\n${told}`);
}

/** Class, name, code and message of what was thrown. */
export function inShort(thrown) {
  if (typeof thrown !== 'object' || thrown === null) return `${typeof thrown} ${String(thrown)}`;
  const facts = [
    read(read(thrown, 'constructor'), 'name'),
    ...['name', 'code', 'message'].map((key) => read(thrown, key)),
  ];
  return facts.map((fact) => String(fact).slice(0, 300)).join(' ');
}

function read(value, key) {
  try {
    return value?.[key];
  } catch {
    return undefined; // a getter, a Proxy
  }
}
