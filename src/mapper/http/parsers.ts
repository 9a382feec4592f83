import { has, read } from '../../lib/guard';
import { family, means } from '../family';
import type { Family } from '../family';

/**
 * A reader of images, whose plain errors only a text tells: the image is broken, or none. What XML, YAML, ZIP and PDF
 * readers throw is left a 500: whose file it is, nobody knows.
 */
const imageReader = (library: string, texts: RegExp): Family =>
  family({
    library,
    tier: 'library',
    signs: { message: texts },
    status: 'of the app',
    meanings: ['malformed'],
    judge(thrown, { message }) {
      if (has(thrown, 'code') || !texts.test(message.slice(0, 100))) return undefined;
      const isTooLarge = message === TOO_MANY_PIXELS;
      const detail = isTooLarge ? 'The image has too many pixels.' : 'The image cannot be read.';
      return means('malformed', 'a text of a broken image', { detail });
    },
  });

const TOO_MANY_PIXELS = 'Input image exceeds pixel limit';

// sharp, below it libvips.
const sharp = imageReader(
  'sharp',
  /^Input [Bb]uffer (contains unsupported image format|is empty|has corrupt header)|^Vips(Jpeg|Png|Webp|Gif|Tiff|Heif|Svg)\w*: |^(jpeg|png|webp|gif|tiff|heif|svg)load\w*: |^Input image exceeds pixel limit$/,
);
const jimp = imageReader('jimp', /^Could not find MIME for Buffer/);
const imageSize = imageReader('image-size', /^unsupported file type: \w*$/);

/** csv-parse: its own class; a wrong option is ours. */
const csv = family({
  library: 'csv-parse',
  tier: 'library',
  signs: { name: /^CsvError$/ },
  meanings: ['ours', 'malformed'],
  judge(thrown, { code, classes }) {
    if (!classes.has('CsvError') || !/^[A-Z_]{1,60}$/.test(code)) return undefined;
    if (/OPTION|ARGUMENT/.test(code)) return means('ours', `code ${code}`);
    const line = read(thrown, 'lines');
    const where = Number.isSafeInteger(line) ? ` in line ${String(line)}` : '';
    return means('malformed', `code ${code}`, { detail: `The CSV is malformed${where}.` });
  },
});

/** libphonenumber-js: one word is the whole message. */
const phoneNumber = family({
  library: 'libphonenumber-js',
  tier: 'library',
  signs: { name: /^ParseError$/ },
  meanings: ['malformed'],
  judge: (_, { name, message }) =>
    name === 'ParseError' && /^(NOT_A_NUMBER|INVALID_COUNTRY|INVALID_LENGTH|TOO_SHORT|TOO_LONG)$/.test(message)
      ? means('malformed', `ParseError ${message}`, { detail: 'The telephone number is not valid.' })
      : undefined,
});

/** Readers of what a client uploads. */
export const parsers: readonly Family[] = [sharp, jimp, imageSize, csv, phoneNumber];
