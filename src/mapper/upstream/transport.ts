import { read, readText } from '../../lib/guard';
import { means } from '../family';
import type { Judgement } from '../family';
import type { Meaning } from '../meanings';
import { meaningsBy } from '../table';

const byCode = meaningsBy({
  // POSIX <errno.h>, of a connection. https://nodejs.org/api/errors.html#common-system-errors
  // getaddrinfo(3). https://nodejs.org/api/dns.html#error-codes
  // X.509 and TLS. https://nodejs.org/api/tls.html#x509-certificate-error-codes
  // Node's own. https://nodejs.org/api/errors.html#nodejs-error-codes
  // undici, which is fetch. https://undici.nodejs.org/#/docs/api/Errors.md
  // axios.
  unreachable: `
    ECONNREFUSED ECONNRESET EHOSTUNREACH EHOSTDOWN ENETUNREACH ENETDOWN ENETRESET ENOTCONN EPROTO EPIPE
    ENOTFOUND EAI_AGAIN EAI_FAIL EAI_NODATA EAI_NONAME ESERVFAIL EREFUSED
    DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_VERIFY_LEAF_SIGNATURE HOSTNAME_MISMATCH
    INVALID_CA INVALID_PURPOSE PATH_LENGTH_EXCEEDED ERR_TLS_CERT_ALTNAME_INVALID ERR_TLS_CERT_ALTNAME_FORMAT
    ERR_STREAM_PREMATURE_CLOSE ERR_SOCKET_CLOSED ERR_SOCKET_CLOSED_BEFORE_CONNECTION ERR_PROXY_TUNNEL
    ERR_HTTP2_ERROR ERR_HTTP2_STREAM_ERROR ERR_HTTP2_SESSION_ERROR ERR_HTTP2_GOAWAY_SESSION
    ERR_HTTP2_STREAM_CANCEL ERR_HTTP2_INVALID_SESSION
    UND_ERR_SOCKET UND_ERR_INFO UND_ERR_PRX_TLS UND_ERR_SOCKS5
    ERR_NETWORK`,
  // DNS; undici; axios and follow-redirects; got; superagent.
  badAnswer: `
    EBADRESP
    UND_ERR_HEADERS_OVERFLOW UND_ERR_RESPONSE UND_ERR_RES_CONTENT_LENGTH_MISMATCH UND_ERR_RES_EXCEEDED_MAX_SIZE
    UND_ERR_RESPONSE_STATUS_CODE UND_ERR_REQ_RETRY
    ERR_BAD_RESPONSE ERR_FR_TOO_MANY_REDIRECTS ERR_FR_REDIRECTION_FAILURE
    ERR_NON_2XX_3XX_RESPONSE ERR_TOO_MANY_REDIRECTS ERR_BODY_PARSE_FAILURE ERR_READING_RESPONSE_STREAM
    ETOOLARGE`,
  // The same, and request.
  timedOut: `
    ETIMEDOUT ETIMEOUT
    ERR_TLS_HANDSHAKE_TIMEOUT ERR_SOCKET_CONNECTION_TIMEOUT ERR_SCRIPT_EXECUTION_TIMEOUT
    UND_ERR_CONNECT_TIMEOUT UND_ERR_HEADERS_TIMEOUT UND_ERR_BODY_TIMEOUT
    ESOCKETTIMEDOUT`,
  overloaded: 'UND_ERR_DESTROYED UND_ERR_CLOSED UND_ERR_BPL_MISSING_UPSTREAM UND_ERR_MAX_ORIGINS_REACHED',
});

// llhttp; OpenSSL's certificate checks, and its SSL library (not ERR_OSSL_…, which is cryptography of the app's own).
const PARSER_CODE = /^HPE_[A-Z0-9_]+$/;
const TLS_CODE = /^(CERT_|CRL_|UNABLE_TO_(GET|DECRYPT|DECODE)_|ERR_SSL_)[A-Z0-9_]+$/;

/**
 * What a code of sockets, DNS, TLS, HTTP and its clients means (RFC 9110 §15.6.3–§15.6.5): `unreachable`, `badAnswer`,
 * `timedOut`, or `overloaded` for a client of ours that is closed; undefined for one that is none.
 */
export function transportMeaning(code: unknown): Meaning | undefined {
  if (typeof code !== 'string') return undefined;
  return byCode(code) ?? (PARSER_CODE.test(code) ? 'badAnswer' : TLS_CODE.test(code) ? 'unreachable' : undefined);
}

// Out of what the system lends us: it may have some later.
const SHORTAGE = new Set(['EMFILE', 'ENFILE', 'ENOSPC', 'EDQUOT', 'ENOMEM', 'ENOBUFS', 'EAGAIN']);

/**
 * What a system error means: a `shortage`; a failed connection or look-up, whatever its code (`connect ENOENT` is a
 * missing socket); undefined for the rest, above all files, which are the server's own affair.
 */
export function systemMeaning(thrown: unknown): Meaning | undefined {
  const code = read(thrown, 'code');
  if (typeof code !== 'string') return undefined;
  const syscall = readText(thrown, 'syscall');
  const known = transportMeaning(code);
  if (known !== undefined) return known;
  if (SHORTAGE.has(code) && (syscall !== undefined || typeof read(thrown, 'errno') === 'number')) return 'shortage';
  if (code === 'ECONNABORTED') return syscall === undefined ? undefined : 'unreachable';
  const isLookUp = syscall !== undefined && /^(connect|getaddrinfo|getnameinfo|query[A-Z]\w*)$/.test(syscall);
  return isLookUp && code !== 'ECANCELLED' ? 'unreachable' : undefined;
}

const CODE = /^[A-Z][A-Z0-9_]{1,59}$/;

/** Judges a system error by its code; undefined where that says nothing of another server or of a shortage. */
export function judgeSystemError(thrown: unknown): Judgement | undefined {
  const meaning = systemMeaning(thrown);
  const code = readText(thrown, 'code') ?? '';
  return meaning && means(meaning, CODE.test(code) ? code : 'a system call that failed');
}
// And, of undici alone, `overloaded`.
judgeSystemError.meanings = ['unreachable', 'badAnswer', 'timedOut', 'shortage'] as const;
