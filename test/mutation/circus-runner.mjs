// A test runner for Stryker: Jest's own engine (jest-circus, expect, jest-mock) in one process. For each mutant it loads
// src and the tests that reach it anew, which Jest cannot do in less than a second, and stops at the first failure.
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';

const built = join(process.cwd(), 'built');
const require = createRequire(join(built, 'test', 'all.js'));
const circus = require('jest-circus');
const { jestExpect } = require('@jest/expect');
const { ModuleMocker } = require('jest-mock');
const { ModernFakeTimers } = require('@jest/fake-timers');

const mocker = new ModuleMocker(globalThis);
const timers = new ModernFakeTimers({ config: {}, global: globalThis });
const originals = { error: console.error, stackTraceLimit: Error.stackTraceLimit };
const stryker = (globalThis.__stryker__ = {});

const mocks = new Map();
const load = Module._load;
Module._load = (name, ...rest) => (mocks.has(name) ? mocks.get(name)() : load(name, ...rest));
const resolve = Module._resolveFilename; // as the moduleNameMapper of the root's jest.config.ts
Module._resolveFilename = (name, ...rest) =>
  resolve(
    name.replace(/^express-return-codes(?=\/|$)(\/.*)?/, (_name, path = '/index') => `${built}/src${path}`),
    ...rest,
  );

/** Takes src and its tests out of the cache of modules; gives what puts them back. */
function unload() {
  const before = Object.entries(require.cache).filter(([file]) => file.startsWith(built));
  const clear = () => {
    for (const file of Object.keys(require.cache)) if (file.startsWith(built)) delete require.cache[file];
  };
  clear();
  return () => {
    clear();
    for (const [file, module] of before) require.cache[file] = module;
  };
}

Object.assign(globalThis, circus, {
  expect: jestExpect,
  jest: {
    fn: mocker.fn.bind(mocker),
    spyOn: mocker.spyOn.bind(mocker),
    restoreAllMocks: () => mocker.restoreAllMocks(),
    useFakeTimers: (options) => timers.useFakeTimers(options),
    useRealTimers: () => timers.useRealTimers(),
    requireActual: (name) => require(name),
    doMock: (name, factory) => mocks.set(name, factory),
    dontMock: (name) => mocks.delete(name),
    isolateModules(work) {
      const restore = unload();
      try {
        work();
      } finally {
        restore();
      }
    },
  },
});

const idOf = (test) => {
  const names = [test.name];
  for (let block = test.parent; block?.parent; block = block.parent) names.unshift(block.name);
  return names.join(' › ');
};

class CircusRunner {
  static inject = ['options'];
  #tests;
  #filter;
  #bail = false;
  #failed = false;
  #results = [];

  constructor({ circus: { tests } }) {
    this.#tests = tests;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    circus.addEventHandler((event) => {
      if (event.name === 'test_start') {
        const id = idOf(event.test);
        if ((this.#bail && this.#failed) || (this.#filter && !this.#filter.has(id))) event.test.mode = 'skip';
        else stryker.currentTestId = id;
      } else if (event.name === 'test_done') {
        stryker.currentTestId = undefined;
        const { test } = event;
        if (test.mode === 'skip') return;
        const failed = test.errors.length > 0;
        this.#failed ||= failed;
        this.#results.push({
          id: idOf(test),
          name: idOf(test),
          timeSpentMs: test.duration ?? 0,
          status: failed ? TestStatus.Failed : TestStatus.Success,
          ...(failed && { failureMessage: String(test.errors[0]?.[0]?.message ?? test.errors[0]).slice(0, 500) }),
        });
      }
    });
  }

  async #run(files, filter, bail) {
    this.#filter = filter;
    this.#bail = bail;
    this.#failed = false;
    this.#results = [];
    Error.stackTraceLimit = originals.stackTraceLimit;
    console.error = originals.error;
    mocks.clear();
    timers.useRealTimers();
    mocker.restoreAllMocks();
    unload();
    circus.resetState();
    circus.getState().parentProcess = process;
    circus.getState().testTimeout = 5000;
    for (const file of files) circus.describe(file, () => void require(`./${file}.test.js`));
    const { unhandledErrors } = await circus.run();
    if (unhandledErrors.length > 0 && !this.#failed) throw new Error(String(unhandledErrors[0]));
    return this.#results;
  }

  async dryRun() {
    Object.assign(stryker, { mutantCoverage: { static: {}, perTest: {} }, activeMutant: undefined });
    try {
      const tests = await this.#run(this.#tests, undefined, false);
      const again = await this.#run(this.#tests, undefined, false); // what one run leaves behind must not fail the next
      const broken = again.filter(({ status }) => status === TestStatus.Failed);
      if (broken.length > 0)
        throw new Error(broken.map(({ id, failureMessage }) => `${id}: ${failureMessage}`).join('\n'));
      return { status: DryRunStatus.Complete, tests, mutantCoverage: stryker.mutantCoverage };
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: error.stack };
    }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    Object.assign(stryker, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit ? 0 : undefined });
    const reached = new Set(testFilter?.map((id) => id.split(' › ')[0]));
    try {
      const tests = await this.#run(
        testFilter ? this.#tests.filter((file) => reached.has(file)) : this.#tests,
        testFilter && new Set(testFilter),
        true,
      );
      if (hitLimit && stryker.hitCount > hitLimit) return { status: MutantRunStatus.Timeout, reason: 'hit limit' };
      const failed = tests.find(({ status }) => status === TestStatus.Failed);
      if (failed === undefined) return { status: MutantRunStatus.Survived, nrOfTests: tests.length };
      return {
        status: MutantRunStatus.Killed,
        killedBy: [failed.id],
        failureMessage: failed.failureMessage,
        nrOfTests: tests.length,
      };
    } catch (error) {
      // A file of tests that cannot even be loaded is a failed run.
      return { status: MutantRunStatus.Killed, killedBy: [], failureMessage: error.stack, nrOfTests: 0 };
    } finally {
      stryker.activeMutant = undefined;
    }
  }

  dispose() {}
}

/** Takes the words of tables, and rows of nothing else, for data: what is read when a file is loaded. */
class DataIgnorer {
  shouldIgnore(path) {
    const isWord = (one) => one?.type === 'StringLiteral' || one?.type === 'NumericLiteral';
    const isData =
      path.isStringLiteral() ||
      path.isTemplateLiteral() ||
      (path.isArrayExpression() && path.node.elements.length > 0 && path.node.elements.every(isWord));
    return isData && path.getFunctionParent() === null ? 'A word of a table' : undefined;
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'circus', CircusRunner),
  declareClassPlugin(PluginKind.Ignore, 'data', DataIgnorer),
];
