// The areas of src, each with the tests that judge it, nearest first. A test that is left out can only lower a score.
const src = (names) => names.split(' ').map((name) => `src/${name}.ts`);

const core = 'rule plain map-class causes foreign index upstream transport express http-errors parsers upload node';
const stores =
  'stores table sql sqlstate mysql sqlite sql-server oracle redis mongo document-stores store-messages prisma orm';
const clients = 'http-clients fetch grpc smtp brokers resilience';
const sdks = 'sdk service sdk-aws sdk-cloud sdk-identity sdk-oauth sdk-payments sdk-search sdk-supabase';
const tokens = 'auth tokens token-verdict frameworks';
const validation = 'validation validation-details validation-entries validation-libraries validation-models';

const rulesOf = (names) => ({
  mutate: names.split(' ').map((name) => `src/rules/${name}.ts`),
  tests: [...names.split(' ').map((name) => `rules/${name}`), 'to-http-error'],
  ignorers: ['data'], // the words of their tables
});

export const areas = {
  error: {
    mutate: src('http-error errors define-error header-fields problem guard return-codes'),
    tests: 'http-error errors define-error header-fields problem guard return-codes copies every-code'.split(' '),
  },
  answer: {
    mutate: src(
      'error-handler error-handler-options check-options hook log send render request-facts async-handler not-found allowed-methods to-http-error',
    ),
    tests:
      'to-http-error request-facts log hook error-handler-options async-handler not-found error-handler send localize html standards throwables define-error'.split(
        ' ',
      ),
  },
  pages: {
    mutate: src('page markup docs docs-page docs-sections code-docs openapi openapi-schemas client read-problem'),
    tests: 'page html docs openapi client define-error'.split(' '),
  },
  'rules-core': rulesOf(core),
  'rules-stores': rulesOf(stores),
  'rules-clients': rulesOf(clients),
  'rules-sdks': rulesOf(sdks),
  'rules-tokens': rulesOf(tokens),
  'rules-validation': rulesOf(validation),
};
