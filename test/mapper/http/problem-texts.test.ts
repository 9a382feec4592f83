import { ProblemDocument, ProblemDocumentExtension } from 'http-problem-details';
import createError from 'http-errors';
import { toHttpError } from '../../../src';
import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';

const type = 'https://example.com/probs/out-of-credit';
const title = 'Out of Credit';
const detail = 'Your balance is 30, but that costs 50.';
const own = (members: object, ...classes: string[]): Error =>
  foreignError(SECRET, members, ...(classes.length > 0 ? classes : ['OutOfCredit', 'DomainError']));

describe('an error of the app that is a problem (RFC 9457)', () => {
  it('keeps its type, title and detail', () => {
    const thrown = own({ type, title, status: 403, detail });
    const { problem } = answerTo(thrown);
    expect(problem).toMatchObject({ type, title, status: 403, code: 'FORBIDDEN', detail });
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it.each(['status', 'statusCode'])('%s says its status, and any 4xx is one', (member) => {
    for (const status of [400, 404, 422, 499])
      expect(answerTo(own({ type, title, [member]: status, detail })).problem).toMatchObject({
        type,
        title,
        status,
        detail,
      });
  });

  it.each<[string, object]>([
    [
      'httpStatus and the phrase as its title',
      { httpStatus: 403, title: 'Forbidden', type: null, detail, instance: null },
    ],
    ['httpStatusCode and a type', { httpStatusCode: 403, type, detail }],
  ])('%s are known, too', (_, members) => {
    expect(answerTo(own(members)).problem).toMatchObject({ status: 403, title: 'Forbidden', detail });
  });

  it('keeps its texts under the type of its own alone: the title of about:blank is the phrase (RFC 9457 §4.2.1)', () => {
    for (const none of [undefined, null, '', 'about:blank', 'not a URI', 42, `/${'a'.repeat(600)}`, 'a\r\nb']) {
      const { problem } = answerTo(own({ type: none, title, status: 403, detail }));
      expect([none, problem.type, problem.title, problem.detail]).toEqual([none, 'about:blank', 'Forbidden', detail]);
    }
    const { problem } = answerTo(own({ type: '/probs/credit', title, status: 403 }));
    expect([problem.type, problem.title]).toEqual(['/probs/credit', title]);
    expect(problem).not.toHaveProperty('detail');
  });

  it.each(['/probs/credit', 'probs/credit', 'urn:problem:credit', 'out-of-credit', '#credit', 'tag:a.example,2026:x'])(
    'takes %s for a URI reference',
    (reference) => {
      expect(answerTo(own({ type: reference, title, status: 403, detail })).problem.type).toBe(reference);
    },
  );

  it('bounds what it says', () => {
    const long = 'a'.repeat(100_000);
    const { problem } = answerTo(own({ type, title: long, status: 403, detail: long }));
    expect([problem.title.length, problem.detail?.length]).toEqual([200, 2001]);
  });

  it('hides the detail of one that says expose: false', () => {
    class Hidden extends Error {
      readonly type = type;
      readonly title = title;
      readonly httpStatus = 403;
      readonly expose = false;
      readonly detail = SECRET;
    }
    const { problem } = answerTo(new Hidden());
    expect(problem).toMatchObject({ type, title, status: 403 });
    expect(JSON.stringify(problem)).not.toContain(SECRET);
  });

  it('is not shown under a wrapper', () => {
    const thrown = new Error('outer', { cause: own({ type, title: 'Out', status: 403, detail: SECRET }) });
    expect(answerTo(thrown).problem).toMatchObject({ status: 403, type, title: 'Out' });
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it('is made by http-errors, and its message stands in for a detail', () => {
    const made = (status: number, members: object): object =>
      answerTo(createError(status, 'The message.', members)).problem;
    expect(made(403, { type, title, detail })).toMatchObject({ type, title, status: 403, detail });
    expect(made(403, { type, title })).toMatchObject({ type, title, status: 403, detail: 'The message.' });
    expect(made(403, { type: 'card_error' })).toMatchObject({ type: 'about:blank', detail: 'The message.' });
    expect(made(503, { type, title, detail: SECRET })).toMatchObject({ type, title, status: 503 });
    expect(JSON.stringify(made(503, { type, title, detail: SECRET }))).not.toMatch(/SECRET|The message/);
    expect(made(503, { type, title, detail: SECRET, expose: true })).toMatchObject({ detail: 'The message.' });
    expect(textOf(createError(403, own({ type, title: SECRET, detail: SECRET })))).not.toContain(SECRET);
  });

  it('keeps its headers that may be sent', () => {
    const headers = { 'Retry-After': 7, 'Set-Cookie': SECRET };
    expect(answerTo(own({ type, title, status: 429, detail, headers })).headers).toEqual({ 'Retry-After': '7' });
  });

  it.each<[string, object, string[]]>([
    ['its 5xx', { type, title: SECRET, status: 500, detail: SECRET }, []],
    ['its 503', { type, title: SECRET, status: 503, detail: SECRET, expose: undefined }, []],
    [
      'a plain error with more members, as another server has them',
      { type, title, status: 403, detail: SECRET, instance: '/x' },
      ['Error'],
    ],
    [
      'a plain error whose type is a word',
      { type: 'card_error', title: SECRET, status: 402, detail: SECRET },
      ['Error'],
    ],
    [
      "a client's error that keeps the exchange",
      { type, title: SECRET, status: 403, detail: SECRET, response: { status: 403, headers: {} } },
      [],
    ],
    [
      "an SDK's error that keeps the headers",
      { type, title: SECRET, status: 403, detail: SECRET, responseHeaders: {} },
      [],
    ],
    [
      'what createError has decorated',
      { type, title: SECRET, status: 403, statusCode: 403, expose: true, detail: SECRET },
      [],
    ],
    ['an error with a detail alone', { status: 403, detail: SECRET }, []],
    ['an error with a title alone', { status: 403, title: SECRET }, []],
    ['an error with a type alone', { status: 403, type: 'card_error', detail: SECRET }, []],
    [
      'a driver’s error',
      { code: '23505', severity: 'ERROR', routine: 'x', title: SECRET, detail: SECRET },
      ['DatabaseError'],
    ],
  ])('nothing is shown of %s', (_, members, classes) => {
    const isPlain = classes[0] === 'Error';
    const thrown = isPlain ? foreignError(SECRET, members) : own(members, ...classes);
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it('is a plain error to which nothing else was given', () => {
    const thrown = Object.assign(new Error(SECRET), { type, title, status: 403, detail });
    expect(answerTo(thrown).problem).toMatchObject({ type, title, status: 403, detail });
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it('says its type and title of a 5xx where its class is called a problem', () => {
    for (const classes of [['MaintenanceProblem'], ['Maintenance', 'ProblemDetailsError']]) {
      const thrown = own({ type, title: 'Under Maintenance', status: 503, detail: SECRET }, ...classes);
      expect(answerTo(thrown).problem).toMatchObject({ type, title: 'Under Maintenance', status: 503 });
      expect(textOf(thrown)).not.toContain(SECRET);
    }
  });

  it('is no data: what JSON.parse makes shows nothing', () => {
    const thrown = { type, title, status: 403, detail: SECRET };
    expect(JSON.stringify(toHttpError(thrown).detail ?? '')).not.toContain(SECRET);
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it('keeps what it says where its class is listed in appErrors, and its message else', () => {
    class ApiProblem extends Error {
      constructor(members: object) {
        super('The message.');
        Object.assign(this, members);
      }
    }
    const appErrors = [ApiProblem];
    const said = (members: object): object => answerTo(new ApiProblem(members), { appErrors }).problem;
    expect(said({ type, title, statusCode: '403', detail })).toMatchObject({ type, title, status: 403, detail });
    expect(said({ type, title, status: 403 })).toMatchObject({ type, title, detail: 'The message.' });
    expect(said({ status: 403 })).toMatchObject({ type: 'about:blank', title: 'Forbidden', detail: 'The message.' });
    expect(said({ type, title, status: 503, detail })).toMatchObject({ type, title, status: 503 });
    expect(said({ type, title, status: 503, detail })).not.toHaveProperty('detail');
  });
});

describe("PDMLab's http-problem-details", () => {
  const extension = new ProblemDocumentExtension({ balance: 30, accounts: ['/account/12345'], code: SECRET });
  const options = { type, title, detail, instance: '/account/12345/msgs/abc' };

  it.each<[string, (document: ProblemDocument) => unknown]>([
    ['a document that is thrown', (document) => document],
    ['an error that holds one', (document) => foreignError(SECRET, { problem: document }, 'PaymentFailed')],
    ['a plain error that holds one', (document) => Object.assign(new Error(SECRET), { document })],
  ])('%s keeps what it says', (_, toThrown) => {
    const thrown = toThrown(new ProblemDocument({ ...options, status: 403 }, extension));
    const { problem } = answerTo(thrown);
    expect(problem).toMatchObject({
      type,
      title,
      status: 403,
      code: 'FORBIDDEN',
      detail,
      balance: 30,
      accounts: ['/account/12345'],
    });
    expect(textOf(thrown)).not.toContain(SECRET);
    expect(toHttpError(thrown)).not.toHaveProperty('dropped');
  });

  it('says no more than the status where the document does not', () => {
    expect(answerTo(new ProblemDocument({ status: 404 })).problem).toEqual(
      answerTo(Object.assign(new Error(), { status: 404 })).problem,
    );
  });

  it('says its type and title of a 5xx, and neither a detail nor members', () => {
    const document = new ProblemDocument({ ...options, detail: SECRET, status: 503 }, { internal: SECRET });
    for (const thrown of [document, foreignError(SECRET, { document })]) {
      expect(answerTo(thrown).problem).toMatchObject({ type, title, status: 503 });
      expect(textOf(thrown)).not.toContain(SECRET);
    }
  });

  it('has a bound for its members', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`member${index}`, index]));
    const { problem } = answerTo(new ProblemDocument({ ...options, status: 403 }, many));
    expect(Object.keys(problem).filter((name) => name.startsWith('member'))).toHaveLength(30);
  });
});
