import { family } from '../family';
import type { Family } from '../family';
import { judgeCode, judgeToken, meaningsIn } from './token-verdict';
import type { Patterns } from './token-verdict';

// Codes that a library's name is part of. A key, an option or a format that is wrong is ours.
const codesOf = (library: string, code: RegExp, rows: Patterns): Family =>
  family({
    library,
    tier: 'library',
    signs: { code },
    status: 'of the app',
    meanings: meaningsIn(rows),
    judge: (_, facts) => judgeCode(rows, facts.code),
  });

// https://github.com/nearform/fast-jwt/blob/master/src/error.js
const fastJwt = codesOf('fast-jwt', /^FAST_JWT_/, [
  [/^FAST_JWT_EXPIRED$/, 'expired'],
  [/^FAST_JWT_INACTIVE$/, 'early'],
  [
    /^FAST_JWT_(MALFORMED|MISSING_SIGNATURE|INVALID_(ALGORITHM|CLAIM_VALUE|CLAIM_TYPE|PAYLOAD|SIGNATURE|TYPE))$/,
    'badToken',
  ],
  [/^FAST_JWT_KEY_FETCHING_ERROR$/, 'badAnswer'],
  [/^FAST_JWT_\w+$/, 'ours'],
]);

const paseto = codesOf('paseto', /^ERR_PASETO_/, [
  [/^ERR_PASETO_(CLAIM_INVALID|DECRYPTION_FAILED|INVALID|VERIFICATION_FAILED)$/, 'badToken'],
  [/^ERR_PASETO_\w+$/, 'ours'],
]);

// https://github.com/panva/jose/blob/v6.2.17/src/util/errors.ts
const joseCodes: Patterns = [
  [/^ERR_JWT_EXPIRED$/, 'expired'],
  [/^ERR_(JWT|JWS|JWE)_\w+$/, 'badToken'],
  [/^ERR_(JOSE_ALG_NOT_ALLOWED|JWKS_NO_MATCHING_KEY|JWKS_MULTIPLE_MATCHING_KEYS)$/, 'badToken'],
  [/^ERR_JWKS_TIMEOUT$/, 'timedOut'],
  [/^ERR_JWKS_INVALID$/, 'badAnswer'],
  [/^ERR_(JWK|JOSE)_\w+$/, 'ours'],
];
const UNKNOWN_ALGORITHM = 'Unsupported "alg" value for a JSON Web Key Set';
const KEY_SET_RESPONSE = 'JSON Web Key Set HTTP response';

/** jose: what it does not support is ours, but for the algorithm that a token asks of a set of keys. */
const jose = family({
  library: 'jose',
  tier: 'library',
  signs: { code: /^ERR_(JW[TSEK]|JWKS|JOSE)_/ },
  status: 'of the app',
  meanings: meaningsIn(joseCodes),
  judge(_, { code, message }) {
    if (code === 'ERR_JOSE_NOT_SUPPORTED' && message === UNKNOWN_ALGORITHM)
      return judgeToken('badToken', `code ${code}`);
    const isKeySet = code === 'ERR_JOSE_GENERIC' && message.includes(KEY_SET_RESPONSE);
    return isKeySet ? judgeToken('badAnswer', 'response of a key set') : judgeCode(joseCodes, code);
  },
});

/** Libraries that check tokens and whose errors have codes. */
export const tokenCodes: readonly Family[] = [fastJwt, paseto, jose];
