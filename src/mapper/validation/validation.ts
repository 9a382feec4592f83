import { isObject } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { toError } from '../family';
import type { BuiltInOptions, Marks } from '../rule';
import { DetailList } from './detail-list';
import { ajv, classValidator, expressValidator, ioTs, jsonschema } from './entry-libraries';
import { arktype, joi, superstruct, valibot, vine, yup, zod, zodValidationError } from './issue-libraries';
import { standardSchema } from './standard-schema';
import { celebrate, effectSchema, nestPipe, openApi, runtypes, tsRest } from './validation-libraries';
import { tsoa, typeBox, typia, zodExpress } from './validation-libraries';
import { judgeList } from './validator';

/** The validators: each knows its library by marks of its own; what is left is known by the shape that many share. */
export const validators = [
  zod,
  zodValidationError,
  valibot,
  joi,
  yup,
  arktype,
  superstruct,
  vine,
  ajv,
  classValidator,
  expressValidator,
  ioTs,
  jsonschema,
  openApi,
  celebrate,
  tsRest,
  zodExpress,
  typeBox,
  tsoa,
  typia,
  runtypes,
  nestPipe,
  effectSchema,
  standardSchema,
] as const;

/** The list of a failed validation, whoever made it; undefined for what is no such thing. */
export function detailsOf(thrown: unknown, marks: Marks): DetailList | undefined {
  if (!isObject(thrown)) return undefined;
  for (const { read } of validators) {
    const list = new DetailList();
    if (read(thrown, marks, list)) return list;
  }
  return undefined;
}

/** The error of a failed validation, with its list; where a check of the app failed itself, what that means. */
export function validationError(
  thrown: unknown,
  list: DetailList,
  status: number,
  { judge = () => undefined, warnings, validationStatus }: BuiltInOptions,
): HttpError {
  return toError(judgeList(thrown, list, status, { judge, warnings }), thrown, { validationStatus });
}
