import { clientSituations } from './client-situations.mjs';
import { users } from './user-schemas.mjs';

// What is wrong in each of them: the type of one member, the least of the other.
const WRONG = { email: 7, age: 20 };
const YOUNG = { email: 'a@example.org', age: 12 };
const RIGHT = { email: 'a@example.org', age: 30 };
const client = { fault: 'client' };
const server = { fault: 'server' };

const numbered = ({ email, age }) => ({ email, age: Number(age) });
const wrapped = async (work) => {
  try {
    return await work();
  } catch (cause) {
    throw new Error('the user cannot be saved', { cause });
  }
};
const streamed = async (req) => JSON.parse(Buffer.concat(await req.toArray()).toString());

/** What an app does with a validator, by who is to blame. */
const validations = (check) => [
  // The client's
  { name: 'a member of the body', sent: { body: WRONG }, act: (req) => check(req.body), ...client, list: true },
  { name: 'a number in the body that is too small', sent: { body: YOUNG }, act: (req) => check(req.body), ...client, list: true }, // prettier-ignore
  { name: 'a part of the body', sent: { body: { data: { user: WRONG } } }, act: (req) => check(req.body.data.user), ...client, list: true }, // prettier-ignore
  { name: 'an entry of a list', sent: { body: { users: [RIGHT, YOUNG] } }, act: async (req) => { for (const user of req.body.users) await check(user); }, ...client, list: true }, // prettier-ignore
  { name: 'a member of the body that nobody knows', sent: { body: { ...RIGHT, admin: true } }, act: (req) => check(req.body), ...client, list: true }, // prettier-ignore
  { name: 'the query', sent: { path: '/users/x/1?email=a@example.org&age=12' }, act: (req) => check(numbered(req.query)), ...client, list: true }, // prettier-ignore
  { name: 'the parameters of the path', sent: { path: '/users/a@example.org/12' }, act: (req) => check(numbered(req.params)), ...client, list: true }, // prettier-ignore
  { name: 'path, query and body in one', sent: { path: '/users/a@example.org/12?page=2', body: { note: 'x' } }, act: (req) => check(numbered({ ...req.params, ...req.query, ...req.body })), ...client, list: true }, // prettier-ignore
  { name: 'keys that were renamed by their case', sent: { body: { Email: 'a@example.org', AGE: 12 } }, act: ({ body }) => check({ email: body.Email, age: body.AGE }), ...client, list: true }, // prettier-ignore
  { name: 'keys that were renamed by their separators', sent: { body: { 'e-mail': 7, a_ge: 20 } }, act: ({ body }) => check({ email: body['e-mail'], age: body.a_ge }), ...client, list: true }, // prettier-ignore
  { name: 'a field that holds JSON', sent: { body: { user: JSON.stringify(YOUNG) } }, act: (req) => check(JSON.parse(req.body.user)), ...client, list: true }, // prettier-ignore
  { name: 'an error that keeps it as its cause', sent: { body: YOUNG }, act: (req) => wrapped(() => check(req.body)), ...client }, // prettier-ignore
  { name: 'a body without all of its members', sent: { body: { note: 'x' } }, act: ({ body: { email, age } }) => check({ ...(email && { email }), ...(age && { age }) }), ...client, certainty: 'assumed' }, // prettier-ignore
  { name: 'a body that was never parsed', sent: { body: JSON.stringify(YOUNG), headers: { 'Content-Type': 'text/plain' } }, act: async (req) => check(await streamed(req)), ...client, certainty: 'assumed' }, // prettier-ignore
  // Ours
  { name: "an upstream's response, for a request that carried nothing", path: '/me', sent: { path: '/me' }, act: () => check(WRONG), ...server }, // prettier-ignore
  { name: "an upstream's response, for a request with a page", path: '/me', sent: { path: '/me?page=2' }, act: () => check(YOUNG), ...server }, // prettier-ignore
  { name: 'a row, for a request with the same keys and other values', sent: { body: RIGHT }, act: () => check({ email: 'b@example.org', age: 12 }), ...server }, // prettier-ignore
  { name: 'a row, for a request with the same keys of the right type', sent: { body: { ...RIGHT, note: 'x' } }, act: () => check(WRONG), ...server }, // prettier-ignore
  { name: 'our configuration, for a request with other keys', path: '/jobs', sent: { path: '/jobs', body: { queue: 'mail', at: 5 } }, act: () => check(WRONG), ...server }, // prettier-ignore
  { name: "a model's output, for a request with a prompt", path: '/ask', sent: { path: '/ask', body: { prompt: 'Who is it?' } }, act: () => check({ email: 'nobody', age: 3 }), ...server }, // prettier-ignore
  { name: 'a message that we keep as a cause', path: '/me', sent: { path: '/me' }, act: () => wrapped(() => check(YOUNG)), ...server }, // prettier-ignore
  { name: 'our own response', path: '/users/:email', sent: { path: '/users/a@example.org' }, act: (req) => check({ email: req.params.email, age: 12 }), ...server }, // prettier-ignore
];

const named = (library, rows) => rows.map(({ name, ...row }) => ({ name: `${library}: ${name}`, ...row }));

export const situations = [
  ...Object.entries(users).flatMap(([library, check]) => named(library, validations(check))),
  ...clientSituations,
];
