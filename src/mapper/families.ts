import type { Family } from './family';
import { boom } from './http/boom';
import { middleware } from './http/express';
import { frameworks } from './http/frameworks';
import { codeAndPhrase, httpErrors } from './http/http-errors';
import { errorNames } from './http/error-names';
import { formWords } from './http/form-words';
import { httpStatus } from './http/http-status';
import { jsonPatch } from './http/json-patch';
import { parsers } from './http/parsers';
import { problemDocument } from './http/problem-document';
import { upload } from './http/upload';
import { sdks } from './sdk/sdk';
import { storeWords } from './stores/store-words';
import { stores } from './stores/stores';
import { commonNames } from './system/common-names';
import { childProcess, node } from './system/node';
import { resilience } from './system/resilience';
import { documentReaders } from './system/documents';
import { templates } from './system/templates';
import { wrongCalls } from './system/wrong-calls';
import { words } from './system/words';
import { auth } from './tokens/auth';
import { signatures } from './tokens/signatures';
import { tokens } from './tokens/tokens';
import { grpc } from './upstream/grpc';
import { nodeFetch, undici, ws } from './upstream/fetch';
import { http } from './upstream/http';
import { jsonRpc } from './upstream/json-rpc';
import { needle, request, wreck } from './upstream/http-clients';
import { nodemailer } from './upstream/smtp';
import { ownClient } from './upstream/upstream';
import { ai, ownData } from './validation/own-data';
import { validators } from './validation/validation';

/** Every family by what it is a library for; in no order but that of their tiers. */
export const familiesByKind = {
  frameworks: [
    ...frameworks,
    ...middleware,
    jsonPatch,
    boom,
    httpErrors,
    codeAndPhrase,
    httpStatus,
    ...errorNames,
    problemDocument,
  ],
  validators: [...validators, ownData],
  tokens: [...auth, ...tokens, signatures],
  uploads: [...upload, formWords, ...parsers],
  stores: [...stores, ...storeWords],
  clients: [ownClient, wreck, undici, nodeFetch, ws, request, needle, http, jsonRpc, grpc, nodemailer],
  services: [...sdks, ai],
  system: [childProcess, ...resilience, commonNames, words, node],
  mistakes: [...wrongCalls, ...templates, ...documentReaders],
} as const satisfies Readonly<Record<string, readonly Family[]>>;

/** What a family is a library for. */
export type Kind = keyof typeof familiesByKind;

/** Every family. */
export const families: readonly Family[] = Object.values(familiesByKind).flat();
