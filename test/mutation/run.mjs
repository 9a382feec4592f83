// node run.mjs [area …]: mutates src, an area at a time, in a copy of the repository; CONCURRENCY=2 is the processes.
// Results of mutants that neither src nor the tests have changed are kept in node_modules/.reports.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { areas } from './areas.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const reports = join(here, 'node_modules/.reports');

/** A mutant that has survived is tried again, whatever has changed. */
function forgetSurvivors(file) {
  if (!existsSync(file)) return;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  for (const one of Object.values(report.files)) one.mutants = one.mutants.filter(({ status }) => status === 'Killed');
  writeFileSync(file, JSON.stringify(report));
}

/** A copy of what is compiled, in a folder above which Stryker is found. */
function copyOf(above) {
  const copy = join(above, 'copy');
  mkdirSync(join(copy, 'test'), { recursive: true });
  symlinkSync(join(here, 'node_modules'), join(above, 'node_modules'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const name of ['src', 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  for (const name of readdirSync(join(root, 'test')).filter((one) =>
    /\.ts$|^(codes|mapper|response|html|lib|docs|openapi|client|fetch|support|fixtures)$/.test(one),
  ))
    cpSync(join(root, 'test', name), join(copy, 'test', name), { recursive: true });
  cpSync(join(root, 'src'), join(copy, 'built/src'), { recursive: true }); // a test reads the sources
  return copy;
}

const configOf = (name, { mutate, tests, ...own }) => ({
  mutate,
  testRunner: 'circus',
  plugins: [join(here, 'circus-runner.mjs')],
  circus: { tests: tests.filter((one) => existsSync(join(root, 'test', `${one}.test.ts`))) },
  inPlace: true,
  buildCommand: 'node node_modules/typescript/bin/tsc --noCheck --noEmit false --outDir built',
  coverageAnalysis: 'perTest',
  concurrency: Number(process.env.CONCURRENCY ?? 1),
  incremental: true,
  incrementalFile: join(reports, `${name}.incremental.json`),
  timeoutMS: 20_000,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  jsonReporter: { fileName: join(reports, `${name}.json`) },
  warnings: { unknownOptions: false },
  ...own,
});

for (const name of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(areas)) {
  const above = mkdtempSync(join(tmpdir(), 'mutation-'));
  try {
    const copy = copyOf(above);
    forgetSurvivors(join(reports, `${name}.incremental.json`));
    const config = { ...configOf(name, areas[name]), tempDirName: join(above, 'stryker') };
    writeFileSync(join(copy, 'stryker.config.json'), JSON.stringify(config));
    const stryker = join(here, 'node_modules/@stryker-mutator/core/bin/stryker.js');
    const { status } = spawnSync(process.execPath, [stryker, 'run'], { cwd: copy, stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  } finally {
    rmSync(above, { recursive: true, force: true });
  }
}
