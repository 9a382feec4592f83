import { families } from '../../src';
import { kindTitles, statusesOf } from '../../src/docs/families';

type Kind = Exclude<keyof typeof kindTitles, 'mistakes'>; // those are a 500, as an error that nothing knows is

/** The best known of each kind; the page of the documentation has them all. */
const examples: Readonly<Record<Kind, string>> = {
  frameworks: 'body-parser http-errors @hapi/boom hono graphql @trpc/server',
  validators: 'zod joi yup ajv valibot class-validator express-validator',
  tokens: 'jsonwebtoken jose express-jwt @casl/ability',
  uploads: 'multer busboy formidable sharp',
  stores: '@prisma/client sequelize typeorm pg mysql2 mssql sqlite mongoose redis kafkajs',
  clients: 'undici node-fetch grpc nodemailer',
  services: '@aws-sdk stripe openai @azure/core-rest-pipeline firebase-admin',
  system: 'node opossum rate-limiter-flexible',
};

/** The rows of the README's table: each kind, its best known libraries, and what a fifth of them or more can mean. */
export const mappedTable = (): string[][] => (Object.keys(examples) as Kind[]).map(toRow);

function toRow(kind: Kind): string[] {
  const own = families.filter((one) => one.kind === kind);
  const shown = examples[kind].split(' ');
  for (const name of shown) if (!own.some(({ library }) => library === name)) throw new Error(`${name} is no ${kind}`);
  const isUsual = (count: number): boolean => count >= own.length / 5;
  const all = own.flatMap(({ meanings }) => meanings);
  const meanings = all
    .filter(({ meaning }, index) => all.findIndex((one) => one.meaning === meaning) === index)
    .filter(({ meaning }) => isUsual(all.filter((one) => one.meaning === meaning).length))
    .sort((one, other) => one.status - other.status);
  const ownStatus = isUsual(own.filter((one) => one.ownStatus).length);
  const rest = own.length - shown.length;
  return [`${kindTitles[kind]}: ${shown.join(', ')} and ${rest} more`, statusesOf({ meanings, ownStatus }).join(' · ')];
}
