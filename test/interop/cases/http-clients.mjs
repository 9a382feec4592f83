import axios from 'axios';
import axios0 from 'axios0';
import got from 'got';
import got11 from 'got11';
import httpProxy from 'http-proxy';
import ky from 'ky';
import nodeFetch from 'node-fetch';
import nodeFetch2 from 'node-fetch2';
import superagent from 'superagent';
import * as undici from 'undici';
import * as undici6 from 'undici6';
import { TOKEN } from '../support/planted.mjs';
import {
  answers,
  answersNoJson,
  breaksOff,
  hangs,
  hangsUp,
  isDown,
  isSlowToSend,
  isThrottled,
  redirectsForever,
  refuses,
  resets,
  speaksNoHttp,
  withUpstream,
} from '../support/upstream.mjs';

const headers = { Authorization: `Bearer ${TOKEN}` };
const asks = (server, ask) => () =>
  withUpstream(server, (url) => ask(`${url}/planted/path`, [hangs, isSlowToSend].includes(server) ? 60 : 5000));
const retryAfter7 = { status: 503, headers: { 'Retry-After': '7' } };

// RFC 9110 §15.6.3–§15.6.5: what an upstream answered to our own request is never what our client did.
const answered = [
  ['a 400', () => answers(400), 502],
  ["a 401, which is not our client's", () => answers(401), 502],
  ["a 404, which is not our client's", () => answers(404), 502],
  ["a 409, which is not our client's", () => answers(409), 502],
  ['a 429 with a time', isThrottled, retryAfter7],
  ['a 500', () => answers(500), 502],
  ['a 503 with a time', isDown, retryAfter7],
  ['a 504', () => answers(504), 504],
];
const broken = [
  ['a server that is not there', refuses, 502],
  ['a reset', resets, 502],
  ['a server that hangs up', hangsUp, 502],
  ['what is no HTTP', speaksNoHttp, 502],
];
const brokenBody = [['a body that breaks off', breaksOff, 502]];
const slow = [['no answer in time', hangs, 504]];
const loop = [['redirects without an end', redirectsForever, 502]];
const noJson = [['a body that is no JSON', answersNoJson, 502]];

const cases = (ask, ...kinds) =>
  kinds.flat().map(([name, server, expect]) => ({ name, trigger: asks(server, ask), expect }));

const withAxios = (axios) => (url, timeout) => axios.get(url, { headers, timeout });
const withGot = (got) => (url, request) => got(url, { headers, timeout: { request }, retry: { limit: 0 } }).json();
const withKy = (url, timeout) => ky(url, { headers, timeout, retry: 0 }).json();
const withSuperagent = (url, timeout) => superagent.get(url).set(headers).timeout(timeout);
const withFetch = (url, timeout) =>
  fetch(url, { headers, signal: AbortSignal.timeout(timeout) }).then((response) => response.text());
const withNodeFetch = (fetch) => (url) => fetch(url, { headers }).then((response) => response.text());
const withUndici =
  ({ Agent, request }) =>
  async (url, timeout) => {
    const dispatcher = new Agent({ headersTimeout: timeout, bodyTimeout: timeout });
    try {
      await (await request(url, { headers, dispatcher })).body.text();
    } finally {
      await dispatcher.destroy();
    }
  };

const proxies = (server, options) => ({
  app: (app) =>
    app.use((req, res, next) => {
      withUpstream(
        server,
        (target) =>
          new Promise((resolve) => httpProxy.createProxyServer({ target, ...options }).web(req, res, {}, resolve)),
      ).then(next, next);
    }),
});

export default {
  axios: [
    ...cases(withAxios(axios), answered, broken, brokenBody, slow, loop),
    ...cases(
      (url) => axios.get(url, { headers, responseType: 'json', transitional: { silentJSONParsing: false } }),
      noJson,
    ),
    {
      name: 'the answer, caught and thrown again by itself',
      trigger: asks(
        () => answers(401),
        async (url) => {
          throw (await axios.get(url).catch((error) => error)).response;
        },
      ),
      expect: 502,
    },
    {
      name: 'the error as the cause of our own',
      trigger: asks(
        () => answers(401),
        async (url) => {
          throw new Error('planted text', { cause: await axios.get(url).catch((error) => error) });
        },
      ),
      expect: 502,
    },
    {
      name: 'the error with a status of ours',
      trigger: asks(
        () => answers(404),
        async (url) => {
          throw Object.assign(new Error('planted text', { cause: await axios.get(url).catch((error) => error) }), {
            status: 404,
          });
        },
      ),
      expect: 404,
    },
    {
      name: 'our own address, which is none',
      trigger: () => axios.get('planted://'),
      thrown: /^AxiosError .*\bERR_BAD_REQUEST\b/,
      expect: 500,
    },
    {
      name: 'an interceptor of ours that crashed',
      trigger: async () => {
        const own = axios.create();
        own.interceptors.request.use(() => {
          throw new Error('planted text');
        });
        await own.get('http://127.0.0.1:9');
      },
      thrown: /^Error .*planted text/,
      expect: 500,
    },
  ],
  axios0: cases(withAxios(axios0), answered, broken, brokenBody, slow, loop),
  got: cases(withGot(got), answered, broken, brokenBody, slow, loop, noJson),
  got11: cases(withGot(got11), answered, broken, brokenBody, slow, loop, noJson),
  ky: cases(withKy, answered, broken, brokenBody, slow),
  superagent: cases(withSuperagent, answered, broken, brokenBody, slow, loop, noJson),
  'node-fetch': cases(withNodeFetch(nodeFetch), broken, brokenBody, loop),
  'node-fetch2': [
    ...cases(withNodeFetch(nodeFetch2), broken, loop),
    ...cases((url, timeout) => nodeFetch2(url, { headers, timeout }), slow),
    ...cases(
      (url, timeout) => nodeFetch2(url, { headers, timeout }).then((response) => response.text()),
      [['a body that stops', isSlowToSend, 504]],
    ),
  ],
  undici: [
    ...cases(withUndici(undici), broken, brokenBody, slow, [['a body that stops', isSlowToSend, 504]]),
    ...cases(
      (url) =>
        undici.request(url, { headers, dispatcher: new undici.Agent().compose(undici.interceptors.responseError()) }),
      answered,
    ),
  ],
  undici6: cases(withUndici(undici6), broken, brokenBody, slow),
  node: [
    ...cases(withFetch, broken, brokenBody, slow, loop),
    {
      name: 'a Response of an upstream that is thrown',
      trigger: asks(
        () => answers(404),
        async (url) => {
          throw await fetch(url);
        },
      ),
      expect: 502,
    },
    {
      name: 'an address of ours that is none',
      trigger: () => fetch('planted'),
      thrown: /^TypeError .*Failed to parse URL from planted/,
      expect: 500,
    },
    {
      name: 'a request that the app aborted',
      trigger: asks(hangs, (url) => fetch(url, { signal: AbortSignal.abort() })),
      thrown: /^DOMException .*\b20\b/,
      expect: 500,
    },
  ],
  'http-proxy': [
    { name: 'a server that is not there', ...proxies(refuses), expect: 502 },
    { name: 'a server that hangs up', ...proxies(hangsUp), expect: 502 },
    {
      name: 'no target of ours',
      ...proxies(refuses, { target: undefined }),
      thrown: /^Error .*Must provide a proper URL as/,
      expect: 500,
    },
  ],
};
