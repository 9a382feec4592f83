// node survivors.mjs [area …]: the score of each area, and each mutant of an area that is named that no test kills.
import { readFileSync } from 'node:fs';
import { areas } from './areas.mjs';

const isCounted = ({ status }) => status !== 'Ignored';
const isAlive = ({ status }) => status === 'Survived' || status === 'NoCoverage';
const read = (area) =>
  JSON.parse(readFileSync(new URL(`node_modules/.reports/${area}.json`, import.meta.url), 'utf8')).files;
const percent = (alive, all) => `${(((all - alive) / all) * 100).toFixed(1)} %`;

const named = process.argv.slice(2);
const total = { alive: 0, uncovered: 0, all: 0, ignored: 0 };
for (const area of named.length > 0 ? named : Object.keys(areas)) {
  const files = Object.entries(read(area));
  const mutants = files.flatMap(([, file]) => file.mutants);
  const all = mutants.filter(isCounted).length;
  const alive = mutants.filter(isAlive).length;
  const uncovered = mutants.filter(({ status }) => status === 'NoCoverage').length;
  const timeouts = mutants.filter(({ status }) => status === 'Timeout').length;
  const ignored = mutants.length - all;
  console.log(
    `| ${area} | ${all} | ${all - alive} | ${percent(alive, all)} | ${uncovered} | ${timeouts} | ${ignored} |`,
  );
  total.alive += alive;
  total.uncovered += uncovered;
  total.all += all;
  total.ignored += ignored;
  if (named.length > 0) files.forEach(list);
}
console.log(
  `| all | ${total.all} | ${total.all - total.alive} | ${percent(total.alive, total.all)} | ${total.uncovered} | | ${total.ignored} |`,
);

function list([file, { source, mutants }]) {
  const lines = source.split('\n');
  for (const { mutatorName, location, replacement } of mutants.filter(isAlive)) {
    const { start, end } = location;
    const text = (lines[start.line - 1] ?? '').slice(start.column - 1, start.line === end.line ? end.column - 1 : 999);
    console.log(`${file}:${start.line} ${mutatorName}: ${text}  →  ${String(replacement).replace(/\s+/g, ' ')}`);
  }
}
