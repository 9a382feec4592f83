import { errorHandler, notFoundHandler } from '../../src';
import type { ErrorHandlerOptions } from '../../src';

const wrong: [option: string, value: unknown, fix: RegExp][] = [
  ['rules', {}, /Pass an array of functions/],
  ['rules', ['not a function'], /Pass an array of functions/],
  ['rules', null, /Pass an array of functions/],
  ['typeBase', 'problems/', /ends with \/ or #: typeBase: '\/problems\/'/],
  ['typeBase', '/problems', /ends with \/ or #/],
  ['typeBase', '/problems/x', /ends with \/ or #/],
  ['typeBase', 'api/problems/', /ends with \/ or #/],
  ['typeBase', '/prob lems/', /ends with \/ or #/],
  ['typeBase', '', /ends with \/ or #/],
  ['typeBase', 42, /ends with \/ or #/],
  ['challenge', '', /Pass a challenge/],
  ['challenge', 'Basic\r\nX: y', /Pass a challenge/],
  ['challenge', [], /Pass a challenge/],
  ['challenge', { realm: 'api' }, /Pass a challenge/],
  ['instance', true, /Pass false, or a function/],
  ['instance', '/x', /Pass false, or a function/],
  ['expose', true, /Pass a function: expose/],
  ['extend', { a: 1 }, /Pass a function that returns members/],
  ['log', true, /Pass false, or a function: log/],
  ['log', console, /Pass false, or a function: log/],
  ['validationStatus', 404, /Pass 400 or 422/],
  ['validationStatus', '422', /Pass 400 or 422/],
];

describe('a wrong option', () => {
  it.each(wrong)('%s: %j is a TypeError that says the fix', (option, value, fix) => {
    const start = (): unknown => errorHandler({ [option]: value } as ErrorHandlerOptions);
    expect(start).toThrow(TypeError);
    expect(start).toThrow(new RegExp(`^errorHandler cannot use the option ${option}: `));
    expect(start).toThrow(fix);
  });

  it.each([
    [{ typebase: '/problems/' }, 'errorHandler has no option "typebase". Write typeBase.'],
    [{ type_base: '/problems/' }, 'errorHandler has no option "type_base". Write typeBase.'],
    [{ logger: console }, /^errorHandler has no option "logger"\. It has rules, appErrors, typeBase, challenge, /],
    [{ toString: 'x' }, /^errorHandler has no option "toString"\. It has /],
  ])('%j is named, and what was meant', (options, message) => {
    expect(() => errorHandler(options as ErrorHandlerOptions)).toThrow(TypeError);
    expect(() => errorHandler(options as ErrorHandlerOptions)).toThrow(message);
  });

  it.each([
    [null, 'null'],
    [[], 'an array'],
    ['/problems/', '"/problems/"'],
    [() => undefined, 'a function'],
    [42, '42'],
  ])('%p in place of the options is a TypeError, too', (options, words) => {
    expect(() => errorHandler(options as never)).toThrow(TypeError);
    expect(() => errorHandler(options as never)).toThrow(
      `errorHandler takes an object of options, not ${words}. Write app.use(errorHandler()).`,
    );
  });

  it('never prints what it cannot use', () => {
    expect(() => errorHandler({ rules: { password: 's3cret' } } as never)).toThrow(/rules: an object\./);
  });
});

describe('a right option', () => {
  it.each<ErrorHandlerOptions>([
    {},
    { rules: [] },
    { rules: [() => undefined] },
    { typeBase: '/problems/' },
    { typeBase: 'https://example.com/docs#' },
    { typeBase: 'urn:example:problems/' },
    { challenge: 'Basic realm="x"' },
    { challenge: { scheme: 'Bearer', realm: 'x' } },
    { challenge: ['Basic realm="x"', { scheme: 'Bearer', realm: 'x' }] },
    { instance: false },
    { instance: () => undefined },
    { expose: () => true },
    { extend: () => ({}) },
    { log: false },
    { log: () => undefined },
    { validationStatus: 400 },
    { validationStatus: 422 },
    { traceId: false },
    { traceId: () => undefined },
    { envelope: () => undefined, envelopeType: 'application/vnd.api+json' },
    { html: true },
    { html: false },
    { html: 'errors/problem.pug' },
    { html: () => '<p>' },
    { html: async () => '<p>' },
    { rules: undefined, typeBase: undefined, challenge: undefined, instance: undefined, log: undefined },
  ])('%j gives an error handler of four parameters', (options) => {
    expect(errorHandler(options)).toHaveLength(4);
    expect(errorHandler(options).name).toBe('errorHandlerMiddleware');
  });
});

describe('the options of notFoundHandler', () => {
  it.each([
    [{ methods: 'no' }, 'notFoundHandler cannot use the option methods: "no". Pass true or false.'],
    [{ methods: null }, 'notFoundHandler cannot use the option methods: null. Pass true or false.'],
    [{ Methods: false }, 'notFoundHandler has no option "Methods". Write methods.'],
    [{ log: false }, 'notFoundHandler has no option "log". It has methods.'],
    [null, 'notFoundHandler takes an object of options, not null. Write app.use(notFoundHandler()).'],
    [errorHandler(), 'notFoundHandler takes an object of options, not a function. Write app.use(notFoundHandler()).'],
    ['/api', 'notFoundHandler takes an object of options, not "/api". Write app.use(notFoundHandler()).'],
  ])('%j is a TypeError that says the fix', (options, message) => {
    expect(() => Reflect.apply(notFoundHandler, undefined, [options])).toThrow(new TypeError(message));
  });

  it.each([undefined, {}, { methods: undefined }, { methods: true }, { methods: false }])(
    '%j gives a middleware',
    (options) => {
      expect(notFoundHandler(options)).toHaveLength(3);
      expect(notFoundHandler(options).name).toBe('notFoundHandlerMiddleware');
    },
  );
});
