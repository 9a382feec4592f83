import { isObject, valuesOf } from '../lib/guard';
import { isByPart, partsCalled } from './sent/by-part';
import { fits, isWithin, tellingOf } from './sent/claim';
import type { Claim, Finding } from './sent/claim';
import { findingInTexts } from './sent/opaque-texts';
import type { RequestParts, Sent } from './sent/request-parts';
import { fromRequest, fromSent, isBlank } from './sent/request-parts';
import { isSame, isTelling, plainText } from './sent/same-value';
import { isNamedBy } from './sent/object-name';
import { claimsIn, headerTexts, isAmong, isOfCredentials } from './sent/sent-token';
import { plainKey } from './sent/plain-key';
import { Search } from './sent/search';
import { isMet } from './sent/terms';
import { findingOfWhole } from './sent/whole-value';
import { stepsFrom } from './validation/details';

/** The finding on a whole list, and the first place that was not in the request. */
export interface ListFinding {
  readonly finding: Finding;
  readonly place?: readonly string[];
}

const EVERYDAY = new Set(
  'host accept useragent connection date from origin referer via te cookie range expect upgrade forwarded'.split(' '),
);

/** The evidence of a request, and of what the app says was sent; undefined where neither is known, or it is turned off. */
export function evidenceOf(req: unknown, sent: Sent | undefined, evidence: boolean | undefined): Evidence | undefined {
  if (evidence === false) return undefined;
  if (isObject(req)) return new Evidence(() => fromRequest(req, isObject(sent) ? sent : undefined));
  return isObject(sent) ? new Evidence(() => fromSent(sent)) : undefined;
}

/** What a request says of whether it carried the values that a validation found wrong. Pure; its work is bounded. */
export class Evidence {
  readonly #read: () => RequestParts;
  #lastParts: RequestParts | undefined;
  #lastSearch: Search | undefined;

  /** `readParts` is called once, and only if somebody asks. */
  constructor(readParts: () => RequestParts) {
    this.#read = readParts;
  }

  get #parts(): RequestParts {
    return (this.#lastParts ??= this.#read());
  }

  get #search(): Search {
    return (this.#lastSearch ??= new Search(this.#parts));
  }

  /** True if there is nothing in the request but its method, path and headers. */
  get isEmpty(): boolean {
    return this.#parts.isEmpty;
  }

  /** True if the request carried a text or a number, anywhere but in its headers. */
  carries(value: string | number | bigint): boolean {
    const text = plainText(String(value));
    return this.#search.index.texts.has(text) || this.#parts.segments.some((segment) => plainText(segment) === text);
  }

  /** True if the client can have named an object of a store, which is missing there. */
  names(object: string): boolean {
    const { isBodyUnread, segments } = this.#parts;
    return isBodyUnread || this.#search.isCut || isNamedBy(object, this.#search.index.texts, segments);
  }

  /**
   * The finding on a token that a check has refused: `against` where the tokens that were sent have other claims, `silent`
   * where nothing was sent that can be one.
   */
  findingOfToken(thrown: unknown): Finding {
    const { headers, segments, isBodyUnread } = this.#parts;
    if (isBodyUnread) return 'found';
    const { leaves, byName } = this.#search.index;
    const { texts, isCredential } = headerTexts(headers);
    const tokens = claimsIn([...texts, ...segments, ...leaves]);
    if (tokens.length > 0) return isAmong(tokens, thrown) ? 'found' : 'against';
    const canBe = isCredential || this.#search.isCut || [...byName.keys()].slice(0, MAX_NEAR).some(isOfCredentials);
    return canBe ? 'found' : 'silent';
  }

  /** The value at a place of the request; undefined where there is none. */
  valueAt(path: unknown): unknown {
    const steps = stepsFrom(path);
    if (steps === undefined || steps.length === 0) return undefined;
    for (const { value } of this.#search.placesOf(steps)) return value;
    return undefined;
  }

  /** True if the claims are about the parts of the request, checked as one object: `{ body, query, params }`. */
  isByPart(claims: readonly Claim[]): boolean {
    return isByPart(claims, this.#parts, this.#search);
  }

  /** The finding on a list: one entry against the client decides, else one that is found. */
  findingOf(claims: readonly Claim[]): ListFinding {
    let finding: Finding = 'silent';
    for (const claim of claims) {
      const one = this.#findingOf(claim);
      if (one === 'against') return { finding: one, place: stepsFrom(claim.path) ?? [] };
      if (one === 'found') finding = one;
    }
    return { finding };
  }

  /**
   * The same of a list that is data, which an upstream can have written as well: each entry must have its place in this
   * request, in the part that it names. One of a missing value is `silent` where what lacks it came.
   */
  findingOfData(claims: readonly Claim[]): Finding {
    if (claims.length === 0 || this.isEmpty) return 'against';
    const findings = claims.map((claim) => this.#findingInData(claim));
    return findings.find((one) => one === 'against') ?? findings.find((one) => one === 'silent') ?? 'found';
  }

  #findingInData(claim: Claim): Finding {
    const path = stepsFrom(claim.path);
    if (path === undefined) return 'against';
    const { query, body } = this.#parts;
    const parts = claim.part === undefined ? [body, query] : partsCalled(claim.part, this.#parts);
    const hasCome = parts.some((part) => isObject(part) && (part === body || !isBlank(part)));
    if (claim.part === undefined) {
      const finding = this.#findingOf(claim);
      return finding === 'silent' && (claim.isMissing !== true || !hasCome) ? 'against' : finding;
    }
    const places = parts.flatMap((part) => this.#search.follow(part, path) ?? []);
    if (places.some(({ value, isInside }) => isInside || fits(value, claim))) return 'found';
    return claim.isMissing !== false && hasCome && places.every(({ value }) => isBlank(value)) ? 'silent' : 'against';
  }

  #findingOf(claim: Claim): Finding {
    if (claim.part !== undefined) return 'found';
    const path = stepsFrom(claim.path);
    if (path === undefined) return 'silent';
    const finding = path.length === 0 ? findingOfWhole(claim, this.#parts, this.#search) : this.#at(path, claim);
    // What was not looked at can have held it.
    return finding === 'against' && (this.#parts.isBodyUnread || this.#search.isCut) ? 'silent' : finding;
  }

  #at(path: readonly string[], claim: Claim): Finding {
    if (claim.isMissing === true) return this.#missing(path, claim);
    let isThere = false;
    for (const { value, isInside } of this.#search.placesOf(path)) {
      isThere = true;
      if (isInside ? isWithin(value, claim) : fits(value, claim)) return 'found';
    }
    if (tellingOf(claim).some((value) => isThere && this.#search.index.texts.has(plainText(String(value)))))
      return 'found';
    const isAtARoot = isThere && this.#search.roots.some((root) => this.#search.follow(root, path) !== undefined);
    if (claim.isMissing === undefined && tellingOf(claim).length === 0 && !isAtARoot) {
      const finding = this.#missing(path, claim);
      if (finding !== 'against' || isThere) return finding;
    }
    return isThere ? 'against' : this.#elsewhere(path, claim);
  }

  /** A value that was not there: what it was missing from is. */
  #missing(path: readonly string[], claim: Claim): Finding {
    const key = String(path.at(-1));
    if (path.length === 1) return this.#isMissingAtARoot(key, claim) ? 'silent' : 'against';
    for (const { value, isInside } of this.#search.placesOf(path.slice(0, -1))) {
      if (isInside || this.#isMissingFrom(value, key, claim)) return 'found';
    }
    return path.length === 2 && this.#isLeftEmpty(String(path[0])) ? 'silent' : 'against';
  }

  /** True for a part that a client may leave empty, and has: a key of it is as missing as one at the root. */
  #isLeftEmpty(part: string): boolean {
    const canBe = part === 'body' ? this.#parts.takesBody : EMPTY.has(part);
    return canBe && partsCalled(part, this.#parts).every(isBlank);
  }

  /** False if each object of the request has the value, so that none of them can have been found without. */
  #isMissingAtARoot(key: string, claim: Claim): boolean {
    const { byName, objects } = this.#search.index;
    const { body, takesBody } = this.#parts;
    if (!byName.has(plainKey(key)) || (takesBody && isBlank(body))) return true;
    if (objects.length > MAX_NEAR) return true;
    return objects.some((object) => !isBlank(object) && this.#isMissingFrom(object, key, claim));
  }

  #isMissingFrom(node: unknown, key: string, claim: Claim): boolean {
    const place = this.#search.follow(node, [key]);
    return place === undefined || place.isInside || isBlank(place.value) || !isMet(place.value, claim.terms, true);
  }

  /** Places that count only with their value: headers, cookies, the path; and texts in which anything can stand. */
  #elsewhere(path: readonly string[], claim: Claim): Finding {
    const { headers, cookies, segments } = this.#parts;
    const telling = tellingOf(claim);
    if (path.length === 1) {
      if (telling.some((value) => segments.some((segment) => isSame(segment, value)))) return 'found';
      for (const [isHeader, part] of [
        [true, headers],
        [false, cookies],
      ] as const) {
        const place = this.#search.follow(part, path);
        if (place === undefined || isBlank(part)) continue;
        if (telling.some((value) => isSame(place.value, value))) return 'found';
        const isUsual = isHeader && EVERYDAY.has(plainKey(String(path[0])));
        if (telling.length === 0 && !isUsual && fits(place.value, claim)) return 'silent';
      }
    }
    return this.#isInACookie(path, claim) || this.#isFromElsewhere(claim)
      ? 'silent'
      : (findingInTexts(path, this.#parts, this.#search) ?? 'against');
  }

  /** True if a cookie holds an object, e.g. in JSON, in which the value can stand. */
  #isInACookie(path: readonly string[], claim: Claim): boolean {
    const { cookies } = this.#parts;
    return valuesOf(cookies, MAX_COOKIES).some((cookie) => {
      const place = isObject(this.#search.opened(cookie)) ? this.#search.follow(cookie, path) : undefined;
      return place !== undefined && !place.isInside && fits(place.value, claim);
    });
  }

  /** True if the very value was sent under another name: one that is no word by chance, or an object with such values. */
  #isFromElsewhere({ values = [] }: Claim): boolean {
    const { texts } = this.#search.index;
    const wasSent = (value: unknown): boolean => isTelling(value) && texts.has(plainText(String(value)));
    return values.some((value) => {
      if (isTelling(value)) return String(value).length >= LEAST_DISTINCT && wasSent(value);
      const members = valuesOf(value, MAX_MEMBERS).filter(isTelling);
      return members.some((member) => String(member).length >= LEAST_DISTINCT) && members.every(wasSent);
    });
  }
}

const EMPTY = new Set(['query', 'querystring', 'cookies']);
const MAX_NEAR = 500;
const MAX_COOKIES = 50;
const MAX_MEMBERS = 20;
const LEAST_DISTINCT = 4;
