// The areas of src, each with the tests that judge it, nearest first. A test that is left out can only lower a score.
const list = (folder, names) => names.split(' ').map((name) => `${folder}/${name}`);
const src = (files) => files.map((file) => `src/${file}.ts`);

const codes = list('codes', 'http-error errors define-error header-fields problem return-codes');
const mapperCore = [
  ...list('mapper', 'rule plain facts map-class causes data candidates recognize family'),
  ...list('mapper/upstream', 'upstream transport'),
  ...list('mapper/http', 'express http-errors boom made-by-http-errors foreign-headers parsers upload'),
  'mapper/system/node',
];
const stores = [
  'mapper/table',
  ...list('mapper/stores', 'stores sql sqlstate mysql sqlite sql-server oracle redis mongo document-stores'),
  ...list('mapper/stores', 'store-messages prisma orm'),
];
const clients = [
  ...list('mapper/upstream', 'http-clients fetch grpc smtp'),
  'mapper/stores/brokers',
  'mapper/system/resilience',
];
const sdks = [
  ...list('mapper/sdk', 'sdk aws cloud identity oauth payments search supabase'),
  'mapper/upstream/service',
];
const tokens = [
  ...list('mapper/tokens', 'auth tokens token-codes token-verdict'),
  ...list('mapper/http', 'frameworks graphql status-words'),
];
const validation = [
  ...list('mapper/validation', 'validation validator lists details entries entry-libraries issue-libraries libraries'),
  ...list('mapper/validation', 'request-libraries standard-schema models'),
];

const rulesOf = (files) => ({
  mutate: src(files),
  tests: [...files, 'mapper/explain'],
  ignorers: ['data'], // the words of their tables
});

export const areas = {
  error: { mutate: [...src(codes), 'src/lib/guard.ts'], tests: [...codes, 'lib/guard', 'copies', 'every-code'] },
  answer: {
    mutate: src([
      ...list('response', 'error-handler options hook log respond render request-facts async-handler'),
      ...list('response', 'not-found-handler allowed-methods has-wildcard cannot-match header-section other-methods'),
      ...list('lib', 'check-options accept'),
      'mapper/explain',
      'mapper/thrown-function',
    ]),
    tests: [
      'mapper/explain',
      'mapper/thrown-function',
      ...list('response', 'allowed-methods has-wildcard cannot-match answered-before-next dropped'),
      ...list('response', 'request-facts log hook options async-handler not-found-handler error-handler respond'),
      ...list('response', 'localize html'),
      'lib/accept',
      ...'standards throwables'.split(' '),
      'codes/define-error',
    ],
  },
  fetch: {
    mutate: src([...list('fetch', 'problem-response fields options'), 'response/header-section', 'mapper/sent/pairs']),
    tests: ['fetch/problem-response', 'mapper/evidence'],
  },
  pages: {
    mutate: src(
      'html/page html/markup docs/index docs/pages docs/sections codes/response-docs openapi/index openapi/schemas client/index client/read-problem'.split(
        ' ',
      ),
    ),
    tests: 'html/page response/html docs/index openapi/index client/index codes/define-error'.split(' '),
  },
  'rules-core': rulesOf(mapperCore),
  'rules-stores': rulesOf(stores),
  'rules-clients': rulesOf(clients),
  'rules-sdks': rulesOf(sdks),
  'rules-tokens': rulesOf(tokens),
  'rules-validation': rulesOf(validation),
};
