import { meanings } from '../../../src/mapper/meanings';
import type { Meaning } from '../../../src/mapper/meanings';
import { judgeSystemError, systemMeaning, transportMeaning } from '../../../src/mapper/upstream/transport';

const statusOf = (meaning: Meaning | undefined): number | undefined => meaning && new meanings[meaning].error().status;
const transportStatus = (code: unknown): number | undefined => statusOf(transportMeaning(code));
const systemStatus = (thrown: unknown): number | undefined => statusOf(systemMeaning(thrown));

const system = (code: string, syscall: string): Error =>
  Object.assign(new Error(`${syscall} ${code}`), { errno: -1, code, syscall });

describe('transportMeaning', () => {
  it.each([
    [502, 'ECONNREFUSED ECONNRESET EHOSTUNREACH EHOSTDOWN ENETUNREACH ENETDOWN ENETRESET ENOTCONN EPROTO EPIPE'],
    [504, 'ETIMEDOUT'],
    [502, 'ENOTFOUND EAI_AGAIN EAI_FAIL EAI_NODATA EAI_NONAME ESERVFAIL EREFUSED EBADRESP'],
    [504, 'ETIMEOUT'],
    [502, 'DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_VERIFY_LEAF_SIGNATURE HOSTNAME_MISMATCH'],
    [502, 'INVALID_CA INVALID_PURPOSE PATH_LENGTH_EXCEEDED ERR_TLS_CERT_ALTNAME_INVALID ERR_TLS_CERT_ALTNAME_FORMAT'],
    [502, 'CERT_HAS_EXPIRED CERT_REVOKED CRL_HAS_EXPIRED UNABLE_TO_GET_ISSUER_CERT ERR_SSL_WRONG_VERSION_NUMBER'],
    [504, 'ERR_TLS_HANDSHAKE_TIMEOUT ERR_SOCKET_CONNECTION_TIMEOUT'],
    [502, 'ERR_STREAM_PREMATURE_CLOSE ERR_SOCKET_CLOSED ERR_SOCKET_CLOSED_BEFORE_CONNECTION ERR_PROXY_TUNNEL'],
    [502, 'ERR_HTTP2_ERROR ERR_HTTP2_STREAM_ERROR ERR_HTTP2_SESSION_ERROR ERR_HTTP2_GOAWAY_SESSION'],
    [502, 'ERR_HTTP2_STREAM_CANCEL ERR_HTTP2_INVALID_SESSION HPE_INVALID_CONSTANT HPE_HEADER_OVERFLOW'],
    [504, 'ERR_SCRIPT_EXECUTION_TIMEOUT'],
    [502, 'UND_ERR_SOCKET UND_ERR_INFO UND_ERR_PRX_TLS UND_ERR_SOCKS5 UND_ERR_HEADERS_OVERFLOW UND_ERR_RESPONSE'],
    [502, 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH UND_ERR_RES_EXCEEDED_MAX_SIZE UND_ERR_RESPONSE_STATUS_CODE'],
    [502, 'UND_ERR_REQ_RETRY'],
    [503, 'UND_ERR_DESTROYED UND_ERR_CLOSED UND_ERR_BPL_MISSING_UPSTREAM UND_ERR_MAX_ORIGINS_REACHED'],
    [504, 'UND_ERR_CONNECT_TIMEOUT UND_ERR_HEADERS_TIMEOUT UND_ERR_BODY_TIMEOUT'],
    [502, 'ERR_NETWORK ERR_BAD_RESPONSE ERR_FR_TOO_MANY_REDIRECTS ERR_FR_REDIRECTION_FAILURE'],
    [502, 'ERR_NON_2XX_3XX_RESPONSE ERR_TOO_MANY_REDIRECTS ERR_BODY_PARSE_FAILURE ERR_READING_RESPONSE_STREAM'],
    [502, 'ETOOLARGE'],
    [504, 'ESOCKETTIMEDOUT'],
  ])('says %i of %s', (status, codes) => {
    expect(codes.split(' ').map(transportStatus)).toEqual(codes.split(' ').map(() => status));
  });

  it.each([
    'ENOENT',
    'ERR_OSSL_BAD_DECRYPT',
    'ERR_INVALID_ARG_TYPE',
    'UND_ERR_INVALID_ARG',
    'CERT_',
    'constructor',
    502,
  ])('says nothing of %s', (code) => {
    expect(transportStatus(code)).toBeUndefined();
  });
});

describe('systemMeaning', () => {
  it.each(['EMFILE', 'ENFILE', 'ENOSPC', 'EDQUOT', 'ENOMEM', 'ENOBUFS', 'EAGAIN'])('says 503 of %s', (code) => {
    expect(systemStatus(system(code, 'open'))).toBe(503);
    expect(systemStatus(Object.assign(new Error('ours'), { code }))).toBeUndefined(); // no mark of the system
  });

  it.each([
    ['connect', 'ENOENT'],
    ['connect', 'EACCES'],
    ['getaddrinfo', 'EAI_FAMILY'],
    ['queryA', 'ENODATA'],
    ['queryTxt', 'EFORMERR'],
    ['write', 'ECONNABORTED'],
  ])('says 502 of a connection or a look-up that failed: %s %s', (syscall, code) => {
    expect(systemStatus(system(code, syscall))).toBe(502);
  });

  it.each([
    ['open', 'ENOENT'],
    ['open', 'EACCES'],
    ['listen', 'EADDRINUSE'],
    ['bind', 'EACCES'],
    ['queryA', 'ECANCELLED'],
    ['spawn cat', 'ENOENT'],
  ])('says nothing of %s %s', (syscall, code) => {
    expect(systemStatus(system(code, syscall))).toBeUndefined();
  });

  it('says nothing of ECONNABORTED alone, which Express says of a client that went away', () => {
    expect(systemStatus(Object.assign(new Error('Request aborted'), { code: 'ECONNABORTED' }))).toBeUndefined();
  });
});

describe('a code of transport and system', () => {
  it.each([
    ['HPE_INVALID_CONSTANT', 502],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 502],
    ['UNABLE_TO_GET_ISSUER_CERT', 502],
    ['MY_HPE_INVALID', undefined],
    ['HPE_invalid', undefined],
    ['CERT_', undefined],
    [502, undefined],
    [undefined, undefined],
  ])('%j means %j', (code, status) => {
    expect(transportStatus(code)).toBe(status);
  });

  it.each([
    [{ code: 'EMFILE', syscall: 'open' }, 503],
    [{ code: 'EMFILE', errno: -24 }, 503],
    [{ code: 'EMFILE', errno: 'x' }, undefined],
    [{ code: 'EMFILE' }, undefined],
    [{ code: 'ECONNABORTED', syscall: 'read' }, 502],
    [{ code: 'ECONNABORTED' }, undefined],
    [{ code: 'ENOENT', syscall: 'connect' }, 502],
    [{ code: 'EX', syscall: 'queryA' }, 502],
    [{ code: 'EX', syscall: 'querya' }, undefined],
    [{ code: 'EX', syscall: 'disconnect' }, undefined],
    [{ code: 'EX', syscall: 'connects' }, undefined],
    [{ code: 'ECANCELLED', syscall: 'queryA' }, undefined],
    [{ code: 'ENOENT', syscall: 'open' }, undefined],
    [{ code: 'ENOENT' }, undefined],
    [{ code: 7, syscall: 'connect' }, undefined],
  ])('%j means %j', (members, status) => {
    expect(systemStatus(members)).toBe(status);
  });
});

it.each([
  ['ECONNREFUSED', 'unreachable'],
  ['CERT_HAS_EXPIRED', 'unreachable'],
  ['HPE_INVALID_CONSTANT', 'badAnswer'],
  ['UND_ERR_RESPONSE', 'badAnswer'],
  ['ETIMEDOUT', 'timedOut'],
  ['UND_ERR_CLOSED', 'overloaded'],
])('%s means %s', (code, meaning) => {
  expect(transportMeaning(code)).toBe(meaning);
});

it('the reason of a system error is its code, where it looks like one', () => {
  expect(judgeSystemError(system('ENOENT', 'connect'))).toEqual({ meaning: 'unreachable', because: 'ENOENT' });
  expect(judgeSystemError(system('sk-live-4711', 'connect'))).toMatchObject({ because: 'a system call that failed' });
  expect(judgeSystemError(system('ENOENT', 'open'))).toBeUndefined();
});
