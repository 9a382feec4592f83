// Runs the tests on every version of Node and Express that the package declares, in a copy of the checkout:
// node test/versions/versions.mjs [version of Node …]
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODES = process.argv.length > 2 ? process.argv.slice(2) : ['20', '22', '24', 'latest'];
/** The lowest and the newest of each major that the peer range `^4.18.0 || ^5.0.0` has. */
const EXPRESSES = {
  lowest: ['express@5.0.0', 'express4@npm:express@4.18.0'],
  newest: ['express@5', 'express4@npm:express@4'],
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'versions-'));
const copy = join(temporary, 'copy');

function run(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    ...options,
  });
  if (status !== 0 && options.mayFail !== true) throw new Error(`${command} ${args.join(' ')}: ${error ?? stderr}`);
  return { status, stdout, stderr };
}

/** Packages in a folder of their own: no install script runs, no lock file is written. */
function install(name, ...packages) {
  const folder = join(temporary, name);
  mkdirSync(folder);
  run('npm', ['install', '--prefix', folder, '--no-save', '--no-package-lock', '--ignore-scripts', ...packages]);
  return join(folder, 'node_modules');
}

const versionOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;

/** The folder of the executable: npm's package `node` only fetches this one, in an install script. */
function nodeOf(version) {
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `${prefix}-${platform}-${process.arch}`;
  return join(install(`node-${version}`, `${name}@${version}`), name, 'bin');
}

/** Replaces both majors in the copy; each finds its own dependencies beside where it really is. */
function useExpress(modules) {
  for (const name of ['express', 'express4']) {
    const place = join(copy, 'node_modules', name);
    rmSync(place, { recursive: true, force: true });
    symlinkSync(join(modules, name), place, 'junction');
  }
}

/** All tests of the copy. */
function test(bin) {
  const outputFile = join(temporary, 'result.json');
  rmSync(outputFile, { force: true });
  const start = Date.now();
  const args = [join('node_modules', 'jest', 'bin', 'jest.js'), '--forceExit', '--json', '--outputFile', outputFile];
  const env = { ...process.env, PATH: bin + delimiter + process.env.PATH };
  const { stderr } = run(join(bin, 'node'), [...args, '--cacheDirectory', join(temporary, 'cache')], {
    cwd: copy,
    env,
    mayFail: true,
  });
  const seconds = Math.round((Date.now() - start) / 1000);
  if (!existsSync(outputFile)) return { passed: 0, failed: 'all', seconds, failures: [stderr.slice(-2000)] };
  const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(
    readFileSync(outputFile, 'utf8'),
  );
  const failures = testResults.filter(({ status }) => status === 'failed').map(({ message }) => message);
  return { passed: numPassedTests, failed: numFailedTests || numFailedTestSuites, seconds, failures };
}

try {
  const { stdout } = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  for (const file of stdout.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  run('npm', ['ci', '--ignore-scripts'], { cwd: copy });
  const expresses = Object.entries(EXPRESSES).map(([name, packages]) => install(name, ...packages));

  const table = [];
  const failures = [];
  for (const version of NODES) {
    const bin = nodeOf(version);
    const node = run(join(bin, 'node'), ['--version']).stdout.trim();
    for (const modules of expresses) {
      useExpress(modules);
      const { failures: messages, ...result } = test(bin);
      const row = {
        Node: node,
        Express: ['express4', 'express'].map((name) => versionOf(join(copy, 'node_modules', name))).join(', '),
        ...result,
      };
      console.log(JSON.stringify(row));
      table.push(row);
      failures.push(...messages.map((message) => `${row.Node}, Express ${row.Express}:\n${message}`));
    }
  }
  for (const failure of failures) console.log(`\n${failure}`);
  console.table(table);
  process.exitCode = table.every(({ failed, passed }) => failed === 0 && passed > 0) ? 0 : 1;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
