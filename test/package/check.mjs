// Packs the library as npm would publish it, checks the tarball, and uses it in each project as its users do.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const files = /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/[a-z0-9/-]+(\.d\.ts|\.js))$/;

// The last folder of each brings its package.json and its lock.
const projects = [
  ['commonjs'],
  ['esm'],
  ['typescript', 'typescript-express-4'],
  ['typescript', 'typescript-express-5'],
  ['worker'],
];

// Outside the repository, or its node_modules would be found.
const work = mkdtempSync(join(tmpdir(), 'package-'));
const run = (cwd, command, ...args) => execFileSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

try {
  const packed = execFileSync('npm', ['pack', '--json', '--loglevel=error', '--pack-destination', work], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [{ filename, files: listed, size }] = JSON.parse(packed.slice(packed.indexOf('[')));
  const tarball = join(work, filename);
  const odd = listed.map(({ path }) => path).filter((path) => !files.test(path));
  assert.deepEqual(odd, [], 'The tarball has what nobody needs');
  for (const path of ['README.md', 'LICENSE', 'dist/index.js', 'dist/index.d.ts']) {
    assert.ok(
      listed.some((file) => file.path === path),
      `The tarball lacks ${path}`,
    );
  }
  console.log(`${filename}: ${listed.length} files, ${Math.round(size / 1024)} kB`);

  run(here, 'npx', '--no-install', 'publint', '--strict', tarball);
  run(here, 'npx', '--no-install', 'attw', '--profile', 'node16', tarball);

  for (const parts of projects) {
    const project = join(work, parts.join('-'));
    for (const part of parts) cpSync(join(here, 'projects', part), project, { recursive: true });
    cpSync(join(here, '.npmrc'), join(project, '.npmrc'));
    run(project, 'npm', 'ci', ...quiet);
    run(project, 'npm', 'install', '--no-save', ...quiet, tarball);
    run(project, 'npm', 'test', '--silent');
    console.log(`${parts.at(-1)}: installed and used`);
  }
} finally {
  rmSync(work, { recursive: true });
}
