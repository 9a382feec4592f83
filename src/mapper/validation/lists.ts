import { has, isArray, read, readText } from '../../lib/guard';
import { holdsExchange } from '../http/foreign-headers';
import { classOf } from '../classes';
import type { Marks } from '../facts';
import type { DetailList } from './detail-list';
import { placeOf } from './details';
import type { Place } from './details';
import { addEntries, isIssue, isLocated } from './entries';
import { libraryOf } from './entry-shapes';
import type { EntryLibrary } from './entry-shapes';

/**
 * Where libraries keep the list: Zod, Valibot, Standard Schema · Ajv, express-validator, routing-controllers, jsonschema,
 * Feathers · Joi, LoopBack · yup · ArkType · Fastify · TypeGraphQL · VineJS · Moleculer.
 */
export const LISTS = 'issues errors details inner arkErrors validation validationErrors messages data'.split(' ');
/** How errors are called that carry a list of issues. */
export const NAMES = /valid|schema|Traversal|^Vali/i;
// How errors are called whose list is about what the app has configured, or is about to send.
const OURS = /^(?:Invalid|Bad)?(?:Config|Configuration|Env|Environment|Settings|Response|Output)\w*Error$/;
const MAX_NAME = 100;
// hapi and the libraries around it (simple-oauth2, plugins) check with Joi what the app configures them with.
const JOI_OF_OPTIONS = /^Invalid ([a-z]{1,20} )?options\b/;

/** A list of what is not valid. */
export interface FoundList {
  readonly entries: unknown;
  /** The part of the request that all of it is about. */
  readonly place: Place;
  /** That part by its name, where the library has marked it. */
  readonly part?: string | undefined;
  /** Whose entries they are, where they look like no other's. */
  readonly library: EntryLibrary | undefined;
}

/** The list that was thrown, or that an error carries, or the error as the only entry of one. */
export const listIn = (thrown: unknown, marks: Marks): FoundList | undefined =>
  thrownList(thrown) ?? carriedList(thrown, marks) ?? thrownEntry(thrown);

/** Adds the list of issues that was found; false where there is none, and where its entries are of another library. */
export function addIssues(thrown: unknown, marks: Marks, list: DetailList): boolean {
  const found = listIn(thrown, marks);
  return found !== undefined && found.library === undefined && addFound(list, found);
}

/** A list that is thrown itself: class-validator, express-validator's array(), Ajv's errors, io-ts, issues. */
function thrownList(thrown: unknown): FoundList | undefined {
  const entries = isArray(thrown) ? thrown : read(thrown, '_tag') === 'Left' ? read(thrown, 'left') : undefined;
  const first = read(entries, 0);
  const library = libraryOf(first);
  const isOne = library !== undefined || (isIssue(first, false) && !has(first, 'stack') && !has(first, 'locations'));
  return isOne ? { entries, place: 'pointer', library } : undefined;
}

/** A list that an error carries. */
function carriedList(thrown: unknown, marks: Marks): FoundList | undefined {
  if (isOpenApi(thrown, marks) || isOfOurs(thrown, marks)) return undefined;
  for (const member of LISTS) {
    const entries = read(thrown, member);
    const first = isArray(entries) ? read(entries, 0) : undefined;
    if (first === undefined) continue;
    const library = libraryOf(first);
    const isError = has(first, 'stack') && member !== 'inner'; // an AggregateError's; those of yup are errors, too
    const isOne =
      library !== undefined || (!isError && isIssue(first, member === 'issues') && isMarked(thrown, marks, member));
    if (isOne) return { entries, ...markedPart(thrown), library };
  }
  return undefined;
}

/** True if an error says by its name that it is not about the client's input, and the app has set no status on it. */
export const isOfOurs = (thrown: unknown, { name, status }: Marks): boolean =>
  status === undefined && [name, classOf(thrown) ?? ''].some((one) => OURS.test(one.slice(0, MAX_NAME)));

/** Adds the entries of a list that was found. */
export function addFound(list: DetailList, { entries, place, part }: FoundList): true {
  list.part = part;
  return addEntries(list, entries, place);
}

/** Fastify's mark of the part of the request. */
function markedPart(thrown: unknown): Pick<FoundList, 'place' | 'part'> {
  const part = readText(thrown, 'validationContext');
  const place = placeOf(part);
  return place === undefined ? { place: 'pointer' } : { place, part };
}

/** True if the entries are those of express-openapi-validator, each of which says the part of the request. */
export function isOpenApi(thrown: unknown, { status }: Marks): boolean {
  const errors = status === 400 ? read(thrown, 'errors') : undefined;
  return isArray(errors) && isLocated(read(errors, 0));
}

function isMarked(thrown: unknown, marks: Marks, member: string): boolean {
  if (member === 'issues') return true;
  if (marks.name.startsWith('Sequelize')) return false; // its models', whose class is called ValidationError
  if (read(thrown, 'isJoi') === true) return !JOI_OF_OPTIONS.test(marks.message);
  if (marks.status !== undefined && !holdsExchange(thrown)) return true;
  const names = [marks.name, classOf(thrown), readText(thrown, 'type'), marks.code];
  return names.some((name) => name !== undefined && NAMES.test(name.slice(0, MAX_NAME)));
}

/** One entry that is thrown itself: class-validator's, jsonschema's. */
function thrownEntry(thrown: unknown): FoundList | undefined {
  const library = has(thrown, 'property') ? libraryOf(thrown) : undefined;
  return library && { entries: [thrown], place: 'pointer', library };
}
