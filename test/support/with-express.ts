import type { Router } from 'express';
import type { returnCodeDocs, ReturnCodeDocsOptions } from '../../src/docs';
import type { Express } from './expresses';

/** returnCodeDocs whose router is made by this version of Express. */
export function requireWithExpress(express: Express): (options?: ReturnCodeDocsOptions) => Router {
  let docs: typeof returnCodeDocs | undefined;
  jest.isolateModules(() => {
    jest.doMock('express', () => express);
    docs = jest.requireActual<{ returnCodeDocs: typeof returnCodeDocs }>('../../src/docs').returnCodeDocs;
    jest.dontMock('express');
  });
  if (docs === undefined) throw new Error('docs was not loaded');
  return docs;
}
