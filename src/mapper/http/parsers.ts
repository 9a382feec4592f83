import { BadRequest } from '../../codes/errors';
import { has, read } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofPlain } from '../plain';
import { isOfClass } from '../rule';
import type { BuiltInRule, Marks } from '../rule';

// What readers of uploaded files say of a file that is none; theirs are plain errors. What XML, YAML, ZIP and PDF
// readers throw is left a 500: whose file it is, nobody knows.
const texts: readonly (readonly [RegExp, string])[] = [
  [/^Input buffer (contains unsupported image format|is empty|has corrupt header)/i, 'The image cannot be read.'], // sharp
  [/^Vips(Jpeg|Png|Webp|Gif|Tiff|Heif|Svg)\w*: /i, 'The image cannot be read.'], // sharp, below it libvips
  [/^(jpeg|png|webp|gif|tiff|heif|svg)load\w*: /i, 'The image cannot be read.'],
  [/^Input image exceeds pixel limit$/, 'The image has too many pixels.'],
  [/^Could not find MIME for Buffer/, 'The image cannot be read.'], // jimp
  [/^unsupported file type: \w*$/, 'The image cannot be read.'], // image-size
];

/** sharp, jimp, image-size: the image is broken, or none. */
function image(thrown: unknown, { message, status }: Marks): HttpError | undefined {
  if (status !== undefined || !/^[ICVjpwgthsu]/.test(message) || has(thrown, 'code')) return undefined;
  const text = message.slice(0, 100);
  const row = texts.find(([pattern]) => pattern.test(text));
  return row && new BadRequest(row[1], { cause: thrown });
}

/** csv-parse: its own class; a wrong option is ours. */
function csv(thrown: unknown, { code }: Marks): HttpError | undefined {
  if (code === '' || !isOfClass(thrown, 'CsvError') || /OPTION|ARGUMENT/.test(code)) return undefined;
  const line = read(thrown, 'lines');
  const where = Number.isSafeInteger(line) ? ` in line ${String(line)}` : '';
  return new BadRequest(`The CSV is malformed${where}.`, { cause: thrown });
}

/** libphonenumber-js: one word is the whole message. */
function phoneNumber(thrown: unknown, { name, message }: Marks): HttpError | undefined {
  const isOne =
    name === 'ParseError' && /^(NOT_A_NUMBER|INVALID_COUNTRY|INVALID_LENGTH|TOO_SHORT|TOO_LONG)$/.test(message);
  return isOne ? new BadRequest('The telephone number is not valid.', { cause: thrown }) : undefined;
}

/** In the order in which they are asked. */
export const parsers: readonly BuiltInRule[] = [ofPlain(image), csv, phoneNumber];
