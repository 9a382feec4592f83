import { EventEmitter } from 'node:events';
import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { AlwaysOffSampler, BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import type { Express as App, RequestHandler } from 'express';
import request from 'supertest';
import { Conflict, errorHandler } from '../../src';
import type { ErrorHandlerOptions } from '../../src';
import { throwIt } from '../support/apps';
import { expresses } from '../support/expresses';
import { hostileProxy, throwing } from '../support/hostile';
import { captureLog } from '../support/log';
import { expectProblem } from '../support/problems';

const log = captureLog();
const id = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${id}-00f067aa0ba902b7-01`;
const broken = (hook: () => unknown): (() => string) => hook as () => string;
const API = Symbol.for('opentelemetry.js.api.1');

describe.each(expresses)('traceId, $name', ({ express }) => {
  function createApp(options: ErrorHandlerOptions, ...handlers: RequestHandler[]): App {
    const app = express();
    app.use(...handlers);
    app.use(errorHandler(options));
    return app;
  }
  const bodyOf = async (app: App, header = ''): Promise<Record<string, unknown>> =>
    expectProblem(await request(app).get('/x').set('traceparent', header), 409);
  const fail = throwIt(new Conflict());

  describe('by an option', () => {
    it.each<[string, ErrorHandlerOptions['traceId'], unknown]>([
      ['the traceparent’s without one', undefined, id],
      ['none for false', false, undefined],
      ['none for a function that says nothing', () => undefined, undefined],
      ['what a function of the request says', (req) => `${req.method}-17`, 'GET-17'],
      ['one of 120 characters', () => 'a'.repeat(120), 'a'.repeat(120)],
      ['one in any script', () => 'заказ-17', 'заказ-17'],
    ])('is %s', async (_name, traceId, expected) => {
      expect((await bodyOf(createApp({ traceId }, fail), traceparent)).traceId).toBe(expected);
      expect(log.records).toEqual([]);
    });

    it.each<[string, () => string, string]>([
      ['throws', broken(() => { throw new Error('no id'); }), 'threw Error: no id'],
      ['returns a promise', broken(async () => 'a'), 'returned a promise'],
      ['returns a number', broken(() => 17), 'returned 17, not a short text without control characters'],
      ['returns null', broken(() => null), 'returned null, not'],
      ['returns nothing to see', () => '', 'returned "": 0 characters, not'],
      ['returns a line break', () => 'a\nb', 'returned "a\\nb": 3 characters, not'],
      ['returns an escape', () => 'a\u001b[31m', 'not a short text'],
      ['returns a bidi control', () => 'a\u202eb', 'not a short text'],
      ['returns half a character', () => 'a\ud800', 'not a short text'],
      ['returns a long text', () => 'a'.repeat(121), ': 121 characters, not a short text'],
    ])('that %s is no member, and the log warns', async (_how, traceId, sentence) => {
      expect(await bodyOf(createApp({ traceId }, fail), traceparent)).not.toHaveProperty('traceId');
      expect(log.records).toEqual([expect.stringContaining('also: The option traceId ')]);
      expect(log.records[0]).toContain(sentence);
    }); // prettier-ignore

    it('is asked once for each error, and stands in the first line of the log', async () => {
      const traceId = jest.fn(() => 'a'.repeat(120));
      const app = createApp({ traceId }, throwIt(new Error('first')));
      expectProblem(await request(app).get('/x'), 500);
      expect(traceId).toHaveBeenCalledTimes(1);
      expect(log.records[0]?.split('\n')[0]).toMatch(new RegExp(` trace=${'a'.repeat(120)}$`));
    });

    it.each([true, 'x-request-id', 42, null, {}])(
      '%j is a TypeError that says the fix when the app starts',
      (traceId) => {
        expect(() => errorHandler({ traceId } as never)).toThrow(
          /^errorHandler cannot use the option traceId: .*\. Pass false, or a function of the request: traceId: /,
        );
      },
    );
  });

  describe('by OpenTelemetry', () => {
    const manager = new AsyncLocalStorageContextManager();
    const tracer = new BasicTracerProvider().getTracer('test');
    beforeEach(() => void context.setGlobalContextManager(manager.enable()));
    afterEach(() => context.disable());

    /** Runs the rest of the app in a span, a root without a traceparent, as an instrumentation does. */
    const inSpan =
      (seen: string[], using = tracer): RequestHandler =>
      (_req, _res, next) => {
        const span = using.startSpan('GET /x', undefined, ROOT_CONTEXT);
        seen.push(span.spanContext().traceId);
        context.with(trace.setSpan(ROOT_CONTEXT, span), next);
      };

    it('is that of the active span, a root span included, without configuration', async () => {
      const seen: string[] = [];
      const app = createApp({}, inSpan(seen), throwIt(new Error('first')));
      const body = expectProblem(await request(app).get('/x'), 500);
      expect(seen).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
      expect(body.traceId).toBe(seen[0]);
      expect(log.records[0]?.split('\n')[0]).toContain(` trace=${seen[0]}`);
    });

    it('is that of a span that is not sampled', async () => {
      const seen: string[] = [];
      const off = new BasicTracerProvider({ sampler: new AlwaysOffSampler() }).getTracer('off');
      expect((await bodyOf(createApp({}, inSpan(seen, off), fail))).traceId).toBe(seen[0]);
    });

    it('comes before the traceparent', async () => {
      const seen: string[] = [];
      expect((await bodyOf(createApp({}, inSpan(seen), fail), traceparent)).traceId).toBe(seen[0]);
      expect(seen).not.toContain(id);
    });

    it('is that of a request that fails after an await', async () => {
      const seen: string[] = [];
      const late: RequestHandler = (_req, _res, next) => void Promise.resolve().then(() => next(new Conflict()));
      expect((await bodyOf(createApp({}, inSpan(seen), late))).traceId).toBe(seen[0]);
    });

    it('is that of the span that the request is bound to where a callback has lost it', async () => {
      const seen: string[] = [];
      const bind: RequestHandler = (req, res, next) => {
        for (const emitter of [req, res]) context.bind(context.active(), emitter); // as instrumentation-http does
        next();
      };
      const lose: RequestHandler = (_req, _res, next) => context.with(ROOT_CONTEXT, () => next(new Conflict()));
      let listeners: unknown;
      const count: RequestHandler = (req, res, next) => {
        res.on('finish', () => (listeners = req.eventNames().filter((name) => typeof name === 'symbol')));
        next();
      };
      expect((await bodyOf(createApp({}, inSpan(seen), bind, count, lose))).traceId).toBe(seen[0]);
      expect(seen).toHaveLength(1);
      expect(listeners).toEqual([]);
    });

    it('is none where no span is active, and the traceparent’s where there is one', async () => {
      expect(await bodyOf(createApp({}, fail))).not.toHaveProperty('traceId');
      expect((await bodyOf(createApp({}, fail), traceparent)).traceId).toBe(id);
    });

    it('yields to the option', async () => {
      expect((await bodyOf(createApp({ traceId: () => 'mine' }, inSpan([]), fail))).traceId).toBe('mine');
      expect(await bodyOf(createApp({ traceId: false }, inSpan([]), fail))).not.toHaveProperty('traceId');
    });
  });

  describe('by an API that is not whole', () => {
    afterEach(() => void Reflect.deleteProperty(globalThis, API));

    const spanOf = (traceId: unknown): unknown => ({ getValue: () => ({ spanContext: () => ({ traceId }) }) });
    it.each<[string, unknown]>([
      ['nothing', undefined],
      ['a text', 'api'],
      ['no manager', {}],
      ['a manager that throws when it is read', throwing('context')],
      ['a manager that throws', { context: hostileProxy({}) }],
      ['no context', { context: { active: () => undefined } }],
      ['active that throws', { context: { active: () => { throw new Error('no'); } } }],
      ['getValue that throws', { context: { active: () => throwing('getValue') } }],
      ['a span without a context', { context: { active: () => ({ getValue: () => ({}) }) } }],
      ['an id of zeros', { context: { active: () => spanOf('0'.repeat(32)) } }],
      ['an id in capitals', { context: { active: () => spanOf(id.toUpperCase()) } }],
      ['an id that is a number', { context: { active: () => spanOf(17) } }],
      ['an id with a line break', { context: { active: () => spanOf(`${id}\n`) } }],
    ])('falls back to the traceparent: %s', async (_name, api) => {
      Object.defineProperty(globalThis, API, { value: api, configurable: true });
      expect((await bodyOf(createApp({}, fail), traceparent)).traceId).toBe(id);
      expect(await bodyOf(createApp({}, fail))).not.toHaveProperty('traceId');
      expect(log.records).toEqual([]);
    }); // prettier-ignore

    it('is asked once for each error', async () => {
      const active = jest.fn(() => spanOf(id));
      Object.defineProperty(globalThis, API, { value: { context: { active } }, configurable: true });
      expect((await bodyOf(createApp({}, fail))).traceId).toBe(id);
      expect(active).toHaveBeenCalledTimes(1);
    });

    it('does not trust a request whose listeners are its own', async () => {
      Object.defineProperty(globalThis, API, { value: { context: new EventEmitter() }, configurable: true });
      const own: RequestHandler = (req, _res, next) => {
        req.once = () => { throw new Error('no'); }; // prettier-ignore
        next();
      };
      expect(await bodyOf(createApp({}, own, fail))).not.toHaveProperty('traceId');
    });
  });
});
