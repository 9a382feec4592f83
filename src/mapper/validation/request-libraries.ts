import { has, isArray, isObject, itemsOf, keysOf, read, readText } from '../../lib/guard';
import { isMap } from '../../lib/kinds';
import { foreignAnswer } from '../http/foreign-answer';
import { MAX_DETAILS } from './detail-list';
import type { DetailList } from './detail-list';
import { stepsOfDottedPath, placeOf, safeText, toDetail } from './details';
import { addLocated } from './entries';
import { addFound, isOpenApi } from './lists';
import type { FoundList } from './lists';
import { ownShape } from './validator';

// Libraries that check the parts of a request, and say which part it is.
const MAX_PARTS = 10;

/** Adds the lists of the parts of a request, each of which has an error; false where none has a usual name. */
function addParts(list: DetailList, parts: readonly (readonly [part: unknown, error: unknown])[]): boolean {
  const known = parts.flatMap(([part, error]): FoundList[] => {
    const place = placeOf(part);
    const entries = read(error, 'issues') ?? read(error, 'details');
    return place === undefined ? [] : [{ entries, place, part: String(part), library: undefined }];
  });
  for (const found of known.slice(0, MAX_PARTS)) addFound(list, found);
  return known.length > 0;
}

/** ts-rest: the parts are members. https://ts-rest.com/server/express */
export const tsRest = ownShape({
  library: '@ts-rest/express',
  tier: 'library',
  signs: { name: /^RequestValidationError$/ },
  read(thrown, { name }, list) {
    if (name !== 'RequestValidationError') return false;
    const parts = keysOf(thrown).slice(0, MAX_PARTS);
    return addParts(
      list,
      parts.map((part) => [part, read(thrown, part)]),
    );
  },
});

/** celebrate: the parts are a Map. https://github.com/arb/celebrate#celebrateerror */
export const celebrate = ownShape({
  library: 'celebrate',
  tier: 'library',
  signs: { message: /^Validation failed$/ },
  read(thrown, { message }, list) {
    const details = message === 'Validation failed' ? read(thrown, 'details') : undefined;
    if (!isMap(details)) return false;
    const parts: [unknown, unknown][] = [];
    Map.prototype.forEach.call(details, (error, part) => parts.push([part, error]));
    return addParts(list, parts);
  },
});

/** zod-express-middleware: the parts are a list that is thrown itself. */
export const zodExpress = ownShape({
  library: 'zod-express-middleware',
  tier: 'library',
  signs: { members: ['0'] },
  read(thrown, _marks, list) {
    const { items } = itemsOf(thrown, MAX_PARTS);
    return addParts(
      list,
      items.map((one) => [readText(one, 'type')?.toLowerCase(), read(one, 'errors')]),
    );
  },
});

const located = ownShape({
  library: 'express-openapi-validator',
  tier: 'library',
  signs: { members: ['errors'] },
  read: (thrown, marks, list) => isOpenApi(thrown, marks) && addLocated(list, read(thrown, 'errors')),
});

/** express-openapi-validator: each path of its 400 starts with the part of the request; its 405 has an Allow. */
export const openApi: typeof located = {
  ...located,
  meanings: [located, 'its own status'],
  judge(thrown, facts) {
    const { status, classes, isDecorated } = facts;
    if (status === undefined || status === 400 || isDecorated) return located.judge(thrown, facts);
    const isOne = classes.has('HttpError') && has(thrown, 'path') && isArray(read(thrown, 'errors'));
    return isOne ? foreignAnswer(status, `status ${status}`, read(thrown, 'headers')) : undefined;
  },
};

/** tsoa: fields by name, those of the body below "body" or "requestBody". */
export const tsoa = ownShape({
  library: '@tsoa/runtime',
  tier: 'library',
  signs: { name: /^ValidateError$/ },
  read(thrown, { name }, list) {
    const fields = name === 'ValidateError' ? read(thrown, 'fields') : undefined;
    if (!isObject(fields)) return false;
    const keys = keysOf(fields);
    for (const key of keys.slice(0, MAX_DETAILS)) {
      const [part, ...path] = stepsOfDottedPath(key).map((segment) => segment.replace(/^\$(?=\d+$)/, ''));
      const isBody = part === 'body' || part === 'requestBody';
      const field = read(fields, key);
      const place = isBody ? 'pointer' : 'parameter';
      const steps = isBody ? path : [part, ...path];
      const claim = { path: steps, part: isBody ? 'body' : 'query' };
      list.add(toDetail(read(field, 'message'), steps, place, [read(field, 'value')]), [claim]);
    }
    list.omit(keys.length - MAX_DETAILS);
    return true;
  },
});

/** Nest's ValidationPipe: the texts are the message of the response. */
export const nestPipe = ownShape({
  library: '@nestjs/common',
  tier: 'library',
  signs: { members: ['getResponse'] },
  read(thrown, { status }, list) {
    const isNest = status !== undefined && typeof read(thrown, 'getResponse') === 'function';
    const texts = isNest ? read(read(thrown, 'response'), 'message') : undefined;
    if (!isArray(texts)) return false;
    const { items, length } = itemsOf(texts, MAX_DETAILS);
    for (const text of items) list.add({ detail: safeText(text, []) });
    list.omit(length - items.length);
    return true;
  },
});
