import { has, isArray, isObject, read, readText } from '../../lib/guard';
import type { Facts } from '../facts';
import { means } from '../family';
import type { Judgement } from '../family';

// https://nodejs.org/api/errors.html#nodejs-error-codes: those on an Error; those on a TypeError or RangeError are bugs.
// The prefixes of Node's own parts, and the codes whose words apps use, too, in full.
const NODE_CODE = new RegExp(
  `^ERR_(?:(?:${`BUFFER CHILD_PROCESS CONSOLE CRYPTO DEBUGGER DIR DNS DOMAIN FS_CP HTTP HTTP2 INSPECTOR IPC LOADER
    MANIFEST NAPI NETWORK_IMPORT OSSL PACKAGE REQUIRE SOCKET STREAM TLS TRACE_EVENTS VM_MODULE WASI WEBASSEMBLY WORKER
    ZLIB`.replace(/\s+/g, '|')})_[A-Z0-9_]{1,60}|${`CANNOT_WATCH_SIGINT CHILD_CLOSED_BEFORE_REPLY
    CONTEXT_NOT_INITIALIZED DLOPEN_FAILED EVAL_ESM_CANNOT_PRINT EVENT_RECURSION FALSY_VALUE_REJECTION FS_EISDIR
    FS_FILE_TOO_LARGE FS_INVALID_SYMLINK_TYPE INPUT_TYPE_NOT_ALLOWED INTERNAL_ASSERTION INVALID_PACKAGE_CONFIG
    INVALID_PACKAGE_TARGET INVALID_STATE METHOD_NOT_IMPLEMENTED MODULE_NOT_FOUND MULTIPLE_CALLBACK NO_CRYPTO
    NOT_BUILDING_SNAPSHOT NOT_SUPPORTED_IN_SNAPSHOT SCRIPT_EXECUTION_INTERRUPTED SERVER_ALREADY_LISTEN
    SERVER_NOT_RUNNING SYNTHETIC SYSTEM_ERROR TTY_INIT_FAILED UNAVAILABLE_DURING_EXIT
    UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET UNHANDLED_ERROR UNKNOWN_BUILTIN_MODULE UNSUPPORTED_DIR_IMPORT
    UNSUPPORTED_ESM_URL_SCHEME USE_AFTER_CLOSE`.replace(/\s+/g, '|')})$`,
);
const ERRNO = /^E[A-Z0-9]{1,20}$/;
const ZLIB = /^Z_[A-Z]{1,20}_ERROR$/;
const DOM_NAME = /^[A-Z][A-Za-z]{1,40}Error$/;

/** The signs of what `judgeNodeError` judges; `E…` codes are the caller's. */
export const nodeSigns = { name: /^(?:DOMException|AbortError)$/, code: /^(?:Z_|ABORT_ERR$|MODULE_NOT_FOUND$)/ };

/**
 * Judges what Node refuses as ours: files, ports and processes of the system, its own ERR_ codes, zlib's, a module that
 * is not there, an abort, a DOMException. One that another error caused leaves the word to it.
 */
export function judgeNodeError(thrown: unknown, facts: Facts): Judgement | undefined {
  const reason = has(thrown, 'message') && !isWrapper(thrown, facts.code) ? reasonOf(thrown, facts) : undefined;
  return reason === undefined ? undefined : means('ours', reason);
}

/** True if it has a cause that says more than the code that it has copied from it. */
function isWrapper(thrown: unknown, code: string): boolean {
  const cause = read(thrown, 'cause');
  return isObject(cause) && (code === '' || read(cause, 'code') !== code);
}

function reasonOf(thrown: unknown, { name, code, classes }: Facts): string | undefined {
  if (classes.has('DOMException')) return DOM_NAME.test(name) ? name : 'a DOMException';
  if (name === 'AbortError') return code === 'ABORT_ERR' ? code : undefined;
  const hasNumber = typeof read(thrown, 'errno') === 'number';
  if (ERRNO.test(code)) return hasNumber || readText(thrown, 'syscall') !== undefined ? code : undefined;
  if (ZLIB.test(code)) return hasNumber ? code : undefined;
  if (code === 'MODULE_NOT_FOUND') return isArray(read(thrown, 'requireStack')) ? code : undefined;
  return (name === 'Error' || name === 'SystemError') && NODE_CODE.test(code) ? code : undefined;
}
