// Every secret of these tests (tokens, rows, names of tables and hosts, paths, an upstream's words) says "planted".
import { tmpdir } from 'node:os';

export const TOKEN = 'planted-token-4711';
export const ROW = 'planted.row@example.com';

const forbidden = [
  /planted/i,
  /127\.0\.0\.1|::1|localhost|\.invalid\b/, // where things run
  /node_modules|file:\/\/|\.m?js:\d+/, // a stack
  new RegExp(`${tmpdir()}/`), // a path
  /\b(select|insert into|update|delete from|create table)\b.+/i, // SQL
];

/** What of the forbidden is in this text. */
export const leaksIn = (text) =>
  forbidden.map((pattern) => pattern.exec(text)?.[0]).filter((found) => found !== undefined);
