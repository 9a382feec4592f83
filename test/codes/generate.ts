// Writes what is derived from the table of return codes: the classes, the class of each code, the README's two tables;
// and from the families the README's table of what is mapped.
// `npm run generate` writes them; with --check it only says which file differs, and fails.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { toClassName } from '../../src/codes/define-error';
import { headerOptions } from '../../src/codes/header-fields';
import { isFailureStatus, returnCodes } from '../../src/codes/return-codes';
import type { ReturnCode } from '../../src/codes/return-codes';
import { mappedTable } from '../support/mapped-table';

const root = join(__dirname, '../..');
const rows: readonly ReturnCode[] = Object.values(returnCodes);
const failures = rows.filter(({ status }) => isFailureStatus(status));
const GENERATED = '// Written by `npm run generate` from return-codes.ts.';

/** The options of a class are called after the first header fact that its status has: `retryAfter` → RetryAfterOptions. */
function optionsOf(status: number): string {
  const [fact] = Object.keys(headerOptions[status] ?? {});
  return fact === undefined ? 'HttpErrorOptions' : `${fact.charAt(0).toUpperCase()}${fact.slice(1)}Options`;
}

function classesSource(): string {
  const special = [...new Set(failures.map(({ status }) => optionsOf(status)))].filter((name) => name !== 'HttpErrorOptions'); // prettier-ignore
  const classes = failures.map(
    ({ code, status, description }) => `
      /** ${status}: ${description} */
      export class ${toClassName(code)} extends HttpError<'${code}', ${status}> {
        static {
          register(this, '${toClassName(code)}', returnCodes.${code});
        }

        constructor(detail?: string, options?: ${optionsOf(status)}) {
          super(returnCodes.${code}, detail, options);
        }
      }
    `,
  );
  return `${GENERATED}
    import type { ${special.sort().join(', ')} } from './error-options';
    import { HttpError, register } from './http-error';
    import type { HttpErrorOptions } from './http-error';
    import { returnCodes } from './return-codes';
    ${classes.join('\n')}`;
}

const mapSource = (): string => `${GENERATED}
  import { ${failures.map(({ code }) => toClassName(code)).join(', ')} } from './error-classes';
  import type { HttpError, HttpErrorOptions } from './http-error';
  import type { FailureCode, StatusOf } from './return-codes';

  /** The class of each failure code. */
  export const errorClasses = {
    ${failures.map(({ code }) => `${code}: ${toClassName(code)},`).join('\n')}
  } as const satisfies { [C in FailureCode]: new (detail?: string, options?: HttpErrorOptions) => HttpError<C, StatusOf<C>> };`;

/** Returns a Markdown table. */
const toMarkdown = (head: readonly string[], cells: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Returns a Markdown table of return codes. */
const tableOf = (some: readonly ReturnCode[]): string =>
  toMarkdown(
    ['Status', 'Class', 'Description'],
    some.map(({ status, code, description }) => [
      String(status),
      isFailureStatus(status) ? `\`${toClassName(code)}\`` : '',
      description,
    ]),
  );

/** The README with the first table after each of these headings in place of what stands there. */
function readmeSource(): string {
  const tables = [
    ['## Return codes', tableOf(rows.filter(({ documented }) => documented))],
    ['The other registered codes', tableOf(rows.filter(({ documented }) => !documented))],
    ['## What is mapped for you', toMarkdown(['Thrown by', 'Comes out as, above all'], mappedTable())],
  ] as const;
  return tables.reduce(
    (text, [heading, table]) => {
      const at = text.indexOf(heading);
      return text.slice(0, at) + text.slice(at).replace(/^\|.*\|$(\n^\|.*\|$)*/m, () => table);
    },
    readFileSync(join(root, 'README.md'), 'utf8'),
  );
}

async function main(isCheck: boolean): Promise<void> {
  const sources = {
    'src/codes/error-classes.ts': classesSource(),
    'src/codes/error-class-of-code.ts': mapSource(),
    'README.md': readmeSource(),
  };
  for (const [path, source] of Object.entries(sources)) {
    const file = join(root, path);
    const text = await format(source, { ...(await resolveConfig(file)), filepath: file });
    if (!isCheck) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) {
      process.exitCode = 1;
      console.error(`${path} is not what the tables make. Run npm run generate.`);
    }
  }
}

void main(process.argv.includes('--check'));
