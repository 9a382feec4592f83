import { isObject } from '../../lib/guard';
import type { Marks } from '../facts';
import { DetailList } from './detail-list';
import { ajv, classValidator, expressValidator, ioTs, jsonschema } from './entry-libraries';
import { arktype, joi, superstruct, valibot, vine, yup, zod, zodValidationError } from './issue-libraries';
import { standardSchema } from './standard-schema';
import { effectSchema, runtypes, typeBox, typia } from './libraries';
import { celebrate, nestPipe, openApi, tsRest, tsoa, zodExpress } from './request-libraries';

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
