import { isArray, itemsOf, keysOf, ownKeysOf, read, readText } from '../../../lib/guard';
import { classOf } from '../../classes';
import { claimsOf } from '../claims';
import { MAX_DETAILS } from '../detail-list';
import { toDetail, toSteps } from '../details';
import { isCalledInvalid } from './form';
import type { Form } from './form';

const MAX_MEMBERS = 30;

/**
 * An error that is called a failed validation and says where: a path of its own, a key, or errors by their key. Its text
 * may be the app's own, so it is not listed.
 */
export const ownPlace: Form = (thrown, { name, isData }, list) => {
  if (isData || readText(thrown, 'stack') === undefined || !isCalledInvalid([name, classOf(thrown)])) return false;
  const places = placesOf(thrown);
  for (const [path, error] of places.slice(0, MAX_DETAILS)) {
    list.add(toDetail(undefined, path, 'pointer'), claimsOf({}, path, readText(error, 'message') ?? ''));
  }
  list.omit(places.length - MAX_DETAILS);
  return places.length > 0;
};

function placesOf(thrown: unknown): (readonly [path: readonly unknown[], error: unknown])[] {
  const [path, key] = [read(thrown, 'path'), readText(thrown, 'key')];
  if (isArray(path) && path.length > 0) return [[itemsOf(path, MAX_DETAILS).items, thrown]];
  if (key !== undefined) return [[toSteps(key), thrown]];
  for (const member of ownKeysOf(thrown).slice(0, MAX_MEMBERS)) {
    const errors = read(thrown, member);
    const keys = isArray(errors) ? [] : keysOf(errors);
    if (
      keys.length > 0 &&
      keys.slice(0, MAX_DETAILS).every((one) => readText(read(errors, one), 'stack') !== undefined)
    )
      return keys.map((one) => [toSteps(one), read(errors, one)]);
  }
  return [];
}
