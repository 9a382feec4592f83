import { isArray, read } from '../../lib/guard';
import { isFailureStatus } from '../../codes/return-codes';
import { family, means } from '../family';
import type { Family, Judgement } from '../family';
import type { Meaning } from '../meanings';
import { meaningsBy, rowOf } from '../table';
import { foreignAnswer } from './foreign-answer';

const ABORTED = 'The request was aborted.';
const FILE_TOO_LARGE = 'The file is too large.';
const NO_BOUNDARY = 'The boundary of the form is missing.';
const TOO_MANY_FIELDS = 'The form has too many fields.';
const TOO_MANY_FILES = 'The form has too many files.';
const INCOMPLETE = 'The form is not complete.';
const MALFORMED = 'The form is malformed.';

const badForm = (because: string, detail: string, meaning: Meaning = 'malformed'): Judgement =>
  means(meaning, because, { detail });
const noForm = (because: string): Judgement =>
  means('unsupported', because, {
    detail: 'The body is not a form.',
    options: { accept: ['multipart/form-data', 'application/x-www-form-urlencoded'] },
  });

// The codes of multer 1 and 2: https://github.com/expressjs/multer/blob/main/lib/multer-error.js
const multerDetails: Readonly<Record<string, string>> = {
  LIMIT_FILE_SIZE: FILE_TOO_LARGE,
  LIMIT_FILE_COUNT: TOO_MANY_FILES,
  LIMIT_UNEXPECTED_FILE: 'The form has a file in a field where none is expected.',
  LIMIT_PART_COUNT: 'The form has too many parts.',
  LIMIT_FIELD_COUNT: TOO_MANY_FIELDS,
  LIMIT_FIELD_KEY: 'The name of a field is too long.',
  LIMIT_FIELD_VALUE: 'The value of a field is too long.',
  MISSING_FIELD_NAME: 'A field of the form has no name.',
};
const byMulterCode = meaningsBy({ tooLarge: 'LIMIT_FILE_SIZE', malformed: '*' });
const MULTER_CODE = /^(LIMIT|MISSING|INVALID)_[A-Z_]{1,40}$/;

/** multer: its own class, with a code of its own; or a request that was aborted, which has no code. */
const multer = family({
  library: 'multer',
  tier: 'library',
  signs: { name: /^MulterError$/, members: ['storageErrors'] },
  status: 'of the app',
  meanings: [byMulterCode],
  judge(thrown, { name, code, message }) {
    if (name === 'MulterError' && MULTER_CODE.test(code)) {
      const detail = rowOf(multerDetails, code) ?? 'The form cannot be taken.';
      return badForm(`code ${code}`, detail, byMulterCode(code));
    }
    const isAborted = message === 'Request aborted' && isArray(read(thrown, 'storageErrors'));
    return isAborted && read(thrown, 'code') === undefined ? badForm('the request was aborted', ABORTED) : undefined;
  },
});

// busboy 0 and 1, below multer, express-fileupload and others, throws plain errors:
// https://github.com/mscdex/busboy/blob/master/lib/types/multipart.js
const NO_FORM = /^Missing Content-Type$|^Unsupported content type: /;
const busboyTexts: readonly (readonly [RegExp, string])[] = [
  [/^Unexpected end of (form|file|multipart data)$/, INCOMPLETE],
  [/^Part terminated early due to unexpected end of multipart data$/, INCOMPLETE],
  [/^Multipart: Boundary not found$/, NO_BOUNDARY],
  [/^Malformed (part header|content type|urlencoded form)$/, MALFORMED],
];

/** busboy: text alone. Nothing else of an error may say more than it does. */
const busboy = family({
  library: 'busboy',
  tier: 'library',
  signs: { message: new RegExp([NO_FORM, ...busboyTexts.map(([text]) => text)].map(({ source }) => source).join('|')) },
  status: 'of the app',
  meanings: ['malformed', 'unsupported'],
  judge(thrown, { message }) {
    if (read(thrown, 'code') !== undefined) return undefined;
    const detail = busboyTexts.find(([text]) => text.test(message))?.[1];
    if (detail !== undefined) return badForm('a text of a malformed form', detail);
    return NO_FORM.test(message) ? noForm('a text of a body that is no form') : undefined;
  },
});

// formidable's numbers: https://github.com/node-formidable/formidable/blob/master/src/FormidableError.js
const formidableDetails: Readonly<Record<string, string>> = {
  1002: ABORTED,
  1006: 'The fields of the form are too large.',
  1007: TOO_MANY_FIELDS,
  1009: FILE_TOO_LARGE,
  1013: NO_BOUNDARY,
  1015: TOO_MANY_FILES,
  1016: FILE_TOO_LARGE,
};
const byFormidableNumber = meaningsBy({
  malformed: '1002 1006 1007 1013 1015',
  tooLarge: '1009 1016',
  unsupported: '1003 1011',
});

/** formidable: a number of its own, beside the status that it proposes. */
const formidable = family({
  library: 'formidable',
  tier: 'library',
  signs: { members: ['httpCode'] },
  meanings: [byFormidableNumber, 'its own status'],
  judge(thrown, { number }) {
    const status = read(thrown, 'httpCode');
    if (number === undefined || number < 1000 || number > 1099 || !isFailureStatus(status)) return undefined;
    const meaning = byFormidableNumber(number);
    const because = `code ${number}`;
    if (meaning === 'unsupported') return noForm(because);
    const detail = rowOf(formidableDetails, String(number));
    return meaning !== undefined && detail !== undefined
      ? badForm(because, detail, meaning)
      : foreignAnswer(status, `httpCode ${status}`, undefined);
  },
});

/** The parsers of forms. */
export const upload: readonly Family[] = [multer, busboy, formidable];
