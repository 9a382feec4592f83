import { has, read } from '../../lib/guard';
import { family, means } from '../family';
import type { Family } from '../family';
import type { Facts } from '../facts';

// Libraries that are told by a whole sentence of a plain error what the code did wrong: an argument, an option, a schema.
const sentences: Readonly<Record<string, RegExp>> = {
  ajv: /^(?:schema is invalid: data[/ ]|strict mode: (?:unknown keyword|missing type|required property|use ))/,
  bcrypt: /^(?:data and (?:hash|salt) arguments required$|data and (?:hash|salt) must be strings$)/,
  bcryptjs: /^Illegal arguments: (?:\w+, )*\w+$/,
  convict: /^configuration param '.{1,80}' (?:not declared in the schema|missing from config)/,
  csurf: /^misconfigured csrf$/,
  'http-proxy-middleware': /^\[HPM\] Missing "target" option\./,
  jsonwebtoken:
    /^(?:"(?:expiresIn|notBefore|audience|algorithm|header|encoding|issuer|subject|jwtid|keyid|iat|exp|nbf|noTimestamp|mutatePayload)" (?:must|should) be |Bad "options\.\w{1,20}" option\.)/,
  passport: /^Unknown authentication strategy "/,
  request: /^(?:Invalid URI "|options\.uri is a required argument$)/,
  '@aws-sdk':
    /^(?:No value provided for input HTTP label: \w{1,80}\.|Empty value provided for input HTTP label: \w{1,80}\.)$/,
  '@electric-sql/pglite': /^PGlite is clos(?:ed|ing)$/,
  '@seald-io/nedb':
    /^(?:Field names cannot (?:begin with the \$ character|contain a \.)|You cannot mix modifiers and normal fields)$/,
  lmdb: /^Can not renew a transaction from a closed database$/,
  validatorjs: /^Validator `\w{1,60}` is not defined!$/,
  '@hapi/hapi': /^Invalid (?:server|route|plugin|register) options /,
};

const bySentence = ([library, pattern]: [string, RegExp]): Family =>
  family({
    library,
    tier: 'system',
    signs: { message: pattern },
    status: 'of the app',
    meanings: ['ours'],
    judge: (thrown, facts) =>
      isPlainSentence(facts) && !has(thrown, 'cause') && pattern.test(facts.message.slice(0, 300)) ? ours() : undefined,
  });

const isPlainSentence = ({ isPlain, name, code }: Facts): boolean => isPlain && name === 'Error' && code === '';

const ours = (because = 'a sentence on a wrong call'): ReturnType<typeof means> => means('ours', because);

/** ajv: a schema that refers to what is not there. */
const ajvReference = family({
  library: 'ajv',
  tier: 'system',
  signs: { members: ['missingRef'] },
  status: 'of the app',
  meanings: ['ours'],
  judge: (thrown, { name, classes }) =>
    (name === 'MissingRefError' || classes.has('MissingRefError')) && typeof read(thrown, 'missingRef') === 'string'
      ? ours('MissingRefError')
      : undefined,
});

/** env-var: the environment lacks a variable, or has a wrong one. */
const envVar = family({
  library: 'env-var',
  tier: 'system',
  signs: { name: /^EnvVarError$/ },
  status: 'of the app',
  meanings: ['ours'],
  judge: (_, { name, message }) =>
    name === 'EnvVarError' && message.startsWith('env-var: ') ? ours('EnvVarError') : undefined,
});

/** ow, which checks the arguments of a function. */
const ow = family({
  library: 'ow',
  tier: 'system',
  signs: { members: ['validationErrors'] },
  status: 'of the app',
  meanings: ['ours'],
  judge: (thrown, { name }) =>
    name === 'ArgumentError' && read(thrown, 'validationErrors') instanceof Map ? ours('ArgumentError') : undefined,
});

/** What our own code did wrong, by the libraries that say so: a 500 as before, with a reason. */
export const wrongCalls: readonly Family[] = [...Object.entries(sentences).map(bySentence), ajvReference, envVar, ow];
