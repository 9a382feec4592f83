import { BadRequest, ContentTooLarge, UnsupportedMediaType } from '../../codes/errors';
import { isArray, read } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { isFailureStatus } from '../../codes/return-codes';
import { foreignAnswer } from './http-errors';
import { ofPlain } from '../plain';
import type { BuiltInRule, Marks } from '../rule';
import { rowOf } from '../table';

const tooLarge = (cause: unknown): HttpError => new ContentTooLarge('The file is too large.', { cause });
const badForm = (detail: string) => (cause: unknown) => new BadRequest(detail, { cause });
const noForm = (cause: unknown): HttpError =>
  new UnsupportedMediaType('The body is not a form.', {
    cause,
    accept: ['multipart/form-data', 'application/x-www-form-urlencoded'],
  });

// The codes of multer 1 and 2: https://github.com/expressjs/multer/blob/main/lib/multer-error.js
const multerCodes: Readonly<Record<string, (cause: unknown) => HttpError>> = {
  LIMIT_FILE_SIZE: tooLarge,
  LIMIT_FILE_COUNT: badForm('The form has too many files.'),
  LIMIT_UNEXPECTED_FILE: badForm('The form has a file in a field where none is expected.'),
  LIMIT_PART_COUNT: badForm('The form has too many parts.'),
  LIMIT_FIELD_COUNT: badForm('The form has too many fields.'),
  LIMIT_FIELD_KEY: badForm('The name of a field is too long.'),
  LIMIT_FIELD_VALUE: badForm('The value of a field is too long.'),
  MISSING_FIELD_NAME: badForm('A field of the form has no name.'),
};
const otherMulterCode = badForm('The form cannot be taken.');

/** multer: its own class, with a code of its own. */
function multer(thrown: unknown, { name, code, status }: Marks): HttpError | undefined {
  if (name !== 'MulterError' || status !== undefined) return undefined;
  const other = /^(LIMIT|MISSING|INVALID)_/.test(code) ? otherMulterCode : undefined;
  return (rowOf(multerCodes, code) ?? other)?.(thrown);
}

const incomplete = badForm('The form is not complete.');
const malformed = badForm('The form is malformed.');
const aborted = badForm('The request was aborted.');

// busboy 0 and 1, below multer, express-fileupload and others, throws plain errors:
// https://github.com/mscdex/busboy/blob/master/lib/types/multipart.js
const busboyTexts: readonly (readonly [RegExp, (cause: unknown) => HttpError])[] = [
  [/^Unexpected end of (form|file|multipart data)$/, incomplete],
  [/^Part terminated early due to unexpected end of multipart data$/, incomplete],
  [/^Multipart: Boundary not found$/, badForm('The boundary of the form is missing.')],
  [/^Malformed (part header|content type|urlencoded form)$/, malformed],
  [/^Missing Content-Type$|^Unsupported content type: /, noForm],
];

/** busboy: text alone. Nothing else of an error may say more than it does. */
function busboy(thrown: unknown, { message, status }: Marks): HttpError | undefined {
  if (status !== undefined || !/^[UMPR]/.test(message) || read(thrown, 'code') !== undefined) return undefined;
  if (message === 'Request aborted' && isArray(read(thrown, 'storageErrors'))) return aborted(thrown); // multer 2
  return busboyTexts.find(([pattern]) => pattern.test(message))?.[1](thrown);
}

// formidable's numbers: https://github.com/node-formidable/formidable/blob/master/src/FormidableError.js
const formidableCodes: Readonly<Record<number, (cause: unknown) => HttpError>> = {
  1002: aborted,
  1003: noForm,
  1006: badForm('The fields of the form are too large.'),
  1007: badForm('The form has too many fields.'),
  1009: tooLarge,
  1011: noForm,
  1013: badForm('The boundary of the form is missing.'),
  1015: badForm('The form has too many files.'),
  1016: tooLarge,
};

/** formidable: a number of its own, beside the status that it proposes. */
function formidable(thrown: unknown, { number }: Marks): HttpError | undefined {
  if (number === undefined || number < 1000 || number > 1099) return undefined;
  const status = read(thrown, 'httpCode');
  if (!isFailureStatus(status)) return undefined;
  return formidableCodes[number]?.(thrown) ?? foreignAnswer(status, undefined, undefined, thrown);
}

/** In the order in which they are asked. */
export const upload: readonly BuiltInRule[] = [multer, ofPlain(busboy), formidable];
