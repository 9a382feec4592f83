import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import vm from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { TOKEN } from '../support/planted.mjs';
import { emitted, hangs, hangsUp, refuses, resets, speaksNoHttp, withUpstream } from '../support/upstream.mjs';

const gets = (server, options) => () =>
  withUpstream(server, (url) => emitted(get(url, { agent: false, headers: { Authorization: TOKEN }, ...options })));
const run = (script) => [process.execPath, ['-e', script, TOKEN]];
const throws = (thrown) => async () => {
  throw thrown;
};
const bothRefused = () =>
  withUpstream(refuses, (_url, port) =>
    emitted(
      connect({
        host: 'planted',
        port,
        autoSelectFamily: true,
        lookup: (_host, _options, done) =>
          done(null, [
            { address: '::1', family: 6 },
            { address: '127.0.0.1', family: 4 },
          ]),
      }),
    ),
  );

export default {
  node: [
    { name: 'a connection that was refused', trigger: gets(refuses), expect: 502 },
    { name: 'two addresses that refused', trigger: bothRefused, expect: 502 },
    { name: 'a reset', trigger: gets(resets), expect: 502 },
    { name: 'a server that hangs up', trigger: gets(hangsUp), expect: 502 },
    { name: 'what is no HTTP', trigger: gets(speaksNoHttp), expect: 502 },
    { name: 'a signal that timed out', trigger: gets(hangs, { signal: AbortSignal.timeout(30) }), expect: 504 },
    {
      name: 'a timer that was timed out',
      trigger: () => sleep(500, undefined, { signal: AbortSignal.timeout(10) }),
      expect: 504,
    },
    { name: 'a name that does not resolve', trigger: () => emitted(connect(80, 'planted.invalid')), expect: 502 },
    { name: 'a full disk', trigger: async () => writeFileSync('/dev/full', 'planted'), expect: 503 },
    {
      name: 'a child that took too long',
      trigger: () => promisify(execFile)(...run('setTimeout(() => {}, 2000)'), { timeout: 100 }),
      expect: 504,
    },
    // Not the client's
    {
      name: 'a child whose exit code is like a status',
      trigger: async () => execFileSync(...run('process.exit(200)'), { stdio: 'pipe' }),
      thrown: /^Error .*Command failed:/,
      expect: 500,
    },
    {
      name: 'a child whose words are private',
      trigger: () => promisify(execFile)(...run('console.error("planted"); process.exit(4)')),
      thrown: /^Error .*\b4\b/,
      expect: 500,
    },
    {
      name: 'a file that is missing, with the code that a static file has',
      trigger: async () => readFileSync('/planted/config.json'),
      thrown: /^Error .*\bENOENT\b/,
      expect: 500,
    },
    {
      name: 'a number out of range',
      trigger: async () => Buffer.alloc(1).readUInt32LE(5),
      thrown: /^RangeError .*\bERR_BUFFER_OUT_OF_BOUNDS\b/,
      expect: 500,
    },
    {
      name: 'a TypeError',
      trigger: async () => undefined.planted,
      thrown: /^TypeError .*Cannot read properties of undefined/,
      expect: 500,
    },
    {
      name: 'a TypeError of another realm',
      trigger: async () => vm.runInNewContext('null.planted'),
      thrown: /^TypeError .*Cannot read properties of null/,
      expect: 500,
    },
    {
      name: 'an assertion',
      trigger: async () => assert.equal('planted', 'b'),
      thrown: /^AssertionError .*\bERR_ASSERTION\b/,
      expect: 500,
    },
    {
      name: 'an address that is none',
      trigger: async () => new URL('planted'),
      thrown: /^TypeError .*\bERR_INVALID_URL\b/,
      expect: 500,
    },
    {
      name: 'what is no gzip',
      trigger: async () => gunzipSync('planted'),
      thrown: /^Error .*\bZ_DATA_ERROR\b/,
      expect: 500,
    },
    {
      name: 'a module that is missing',
      trigger: () => import('planted'),
      thrown: /^Error .*\bERR_MODULE_NOT_FOUND\b/,
      expect: 500,
    },
    {
      name: 'an abort by the app',
      trigger: async () => AbortSignal.abort().throwIfAborted(),
      thrown: /^DOMException .*\b20\b/,
      expect: 500,
    },
    {
      name: 'a DOMException that is called NotFoundError',
      trigger: throws(new DOMException('planted text', 'NotFoundError')),
      thrown: /^DOMException .*\b8\b/,
      expect: 500,
    },
    {
      name: 'several refusals and a fault of ours',
      trigger: throws(
        new AggregateError(
          [new TypeError('planted text'), Object.assign(new Error('planted'), { status: 404 })],
          'planted',
        ),
      ),
      thrown: /^AggregateError .*planted/,
      expect: 500,
    },
    { name: 'a text', trigger: throws('planted text'), thrown: /^string /, expect: 500 },
    { name: 'nothing', trigger: throws(null), thrown: /^InternalServerError .*\bINTERNAL_SERVER_ERROR\b/, expect: 500 },
    {
      name: 'a status on an error, whose text stays private',
      trigger: throws(Object.assign(new Error('planted text'), { status: 404 })),
      expect: 404,
    },
    {
      name: 'a status that is none',
      trigger: throws(Object.assign(new Error('planted text'), { status: 404.5, statusCode: 200 })),
      thrown: /^Error .*planted text/,
      expect: 500,
    },
    {
      name: 'a Proxy that throws',
      trigger: throws(
        new Proxy(
          {},
          {
            get: () => {
              throw new Error('planted text');
            },
          },
        ),
      ),
      thrown: /^undefined undefined/,
      expect: 500,
    },
  ],
};
