import { read, readText } from '../../lib/guard';
import { tableOf } from '../table';

/** What a failed exchange with another server, or a shortage of the system's own, means (RFC 9110 §15.6.3–§15.6.5). */
export type TransportStatus = 502 | 503 | 504;

const byCode = tableOf<TransportStatus>(
  // POSIX <errno.h>, of a connection. https://nodejs.org/api/errors.html#common-system-errors
  [502, 'ECONNREFUSED ECONNRESET EHOSTUNREACH EHOSTDOWN ENETUNREACH ENETDOWN ENETRESET ENOTCONN EPROTO EPIPE'],
  [504, 'ETIMEDOUT'],
  // getaddrinfo(3). https://nodejs.org/api/dns.html#error-codes
  [502, 'ENOTFOUND EAI_AGAIN EAI_FAIL EAI_NODATA EAI_NONAME ESERVFAIL EREFUSED EBADRESP'],
  [504, 'ETIMEOUT'],
  // X.509 and TLS. https://nodejs.org/api/tls.html#x509-certificate-error-codes
  [502, 'DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_VERIFY_LEAF_SIGNATURE HOSTNAME_MISMATCH'],
  [502, 'INVALID_CA INVALID_PURPOSE PATH_LENGTH_EXCEEDED ERR_TLS_CERT_ALTNAME_INVALID ERR_TLS_CERT_ALTNAME_FORMAT'],
  [504, 'ERR_TLS_HANDSHAKE_TIMEOUT ERR_SOCKET_CONNECTION_TIMEOUT'],
  // Node's own. https://nodejs.org/api/errors.html#nodejs-error-codes
  [502, 'ERR_STREAM_PREMATURE_CLOSE ERR_SOCKET_CLOSED ERR_SOCKET_CLOSED_BEFORE_CONNECTION ERR_PROXY_TUNNEL'],
  [502, 'ERR_HTTP2_ERROR ERR_HTTP2_STREAM_ERROR ERR_HTTP2_SESSION_ERROR ERR_HTTP2_GOAWAY_SESSION'],
  [502, 'ERR_HTTP2_STREAM_CANCEL ERR_HTTP2_INVALID_SESSION'],
  [504, 'ERR_SCRIPT_EXECUTION_TIMEOUT'],
  // undici, which is fetch. https://undici.nodejs.org/#/docs/api/Errors.md
  [502, 'UND_ERR_SOCKET UND_ERR_INFO UND_ERR_PRX_TLS UND_ERR_SOCKS5 UND_ERR_HEADERS_OVERFLOW UND_ERR_RESPONSE'],
  [502, 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH UND_ERR_RES_EXCEEDED_MAX_SIZE UND_ERR_RESPONSE_STATUS_CODE'],
  [502, 'UND_ERR_REQ_RETRY'],
  [503, 'UND_ERR_DESTROYED UND_ERR_CLOSED UND_ERR_BPL_MISSING_UPSTREAM UND_ERR_MAX_ORIGINS_REACHED'],
  [504, 'UND_ERR_CONNECT_TIMEOUT UND_ERR_HEADERS_TIMEOUT UND_ERR_BODY_TIMEOUT'],
  // Clients: axios and follow-redirects; got; superagent; request
  [502, 'ERR_NETWORK ERR_BAD_RESPONSE ERR_FR_TOO_MANY_REDIRECTS ERR_FR_REDIRECTION_FAILURE'],
  [502, 'ERR_NON_2XX_3XX_RESPONSE ERR_TOO_MANY_REDIRECTS ERR_BODY_PARSE_FAILURE ERR_READING_RESPONSE_STREAM'],
  [502, 'ETOOLARGE'],
  [504, 'ESOCKETTIMEDOUT'],
);

// llhttp; OpenSSL's certificate checks, and its SSL library (not ERR_OSSL_…, which is cryptography of the app's own).
const FAMILY = /^(HPE_|CERT_|CRL_|UNABLE_TO_(GET|DECRYPT|DECODE)_|ERR_SSL_)[A-Z0-9_]+$/;

/** What a code of sockets, DNS, TLS, HTTP and its clients means; undefined for one that is none. */
export function transportStatus(code: unknown): TransportStatus | undefined {
  if (typeof code !== 'string') return undefined;
  return byCode.get(code) ?? (FAMILY.test(code) ? 502 : undefined);
}

// Out of what the system lends us: it may have some later.
const SHORTAGE = new Set(['EMFILE', 'ENFILE', 'ENOSPC', 'EDQUOT', 'ENOMEM', 'ENOBUFS', 'EAGAIN']);

/**
 * What a system error means: a shortage is 503; a failed connection or look-up 502, whatever its code (`connect ENOENT`
 * is a missing socket), or 504; undefined for the rest, above all files, which are the server's own affair.
 */
export function systemStatus(thrown: unknown): TransportStatus | undefined {
  const code = read(thrown, 'code');
  if (typeof code !== 'string') return undefined;
  const syscall = readText(thrown, 'syscall');
  const known = transportStatus(code);
  if (known !== undefined) return known;
  if (SHORTAGE.has(code) && (syscall !== undefined || typeof read(thrown, 'errno') === 'number')) return 503;
  if (code === 'ECONNABORTED') return syscall === undefined ? undefined : 502;
  const isLookUp = syscall !== undefined && /^(connect|getaddrinfo|getnameinfo|query[A-Z]\w*)$/.test(syscall);
  return isLookUp && code !== 'ECANCELLED' ? 502 : undefined;
}
