import { foreignError } from '../../support/foreign-error';
import type { FamilySamples, Sample } from '../samples';

const recognized = { fault: 'client', certainty: 'recognized' } as const;
const malformed = { status: 400, meaning: 'malformed', ...recognized } as const;
const multer = (code: string): Error =>
  foreignError(code, { name: 'MulterError', code, field: 'a', storageErrors: [] }, 'MulterError');
const formidable = (code: number, httpCode: number): Error => foreignError('no', { code, httpCode }, 'FormidableError');
const text = (message: string): Sample => ({ name: message, thrown: () => new Error(message), expected: malformed });

export const samples: readonly FamilySamples[] = [
  {
    library: 'multer',
    samples: [
      {
        name: 'a file that is too large',
        thrown: () => multer('LIMIT_FILE_SIZE'),
        expected: { status: 413, meaning: 'tooLarge', ...recognized, because: 'code LIMIT_FILE_SIZE' },
      },
      {
        name: 'another limit',
        thrown: () => multer('LIMIT_UNEXPECTED_FILE'),
        expected: { ...malformed, because: 'code LIMIT_UNEXPECTED_FILE' },
      },
      {
        name: 'an upload that was aborted',
        thrown: () => foreignError('Request aborted', { storageErrors: [] }),
        expected: malformed,
      },
    ],
    nearMisses: [
      { name: 'its code without its name', thrown: () => foreignError('x', { code: 'LIMIT_FILE_SIZE' }) },
      { name: 'another code of its class', thrown: () => multer('STREAM_DESTROYED') },
      { name: 'an abort of anybody', thrown: () => new Error('Request aborted') },
    ],
  },
  {
    library: 'busboy',
    samples: [
      text('Unexpected end of form'),
      text('Multipart: Boundary not found'),
      {
        name: 'a body that is no form',
        thrown: () => new Error('Unsupported content type: text/csv'),
        expected: { status: 415, meaning: 'unsupported', ...recognized },
      },
    ],
    nearMisses: [
      { name: 'the end of another text', thrown: () => new Error('Unexpected end of JSON input') },
      { name: 'its text with a code', thrown: () => foreignError('Unexpected end of form', { code: 'X' }) },
    ],
  },
  {
    library: 'formidable',
    samples: [
      { name: 'a form that was aborted', thrown: () => formidable(1002, 500), expected: malformed },
      {
        name: 'a file that is too large',
        thrown: () => formidable(1009, 413),
        expected: { status: 413, meaning: 'tooLarge', ...recognized, because: 'code 1009' },
      },
      {
        name: 'a body that is no form',
        thrown: () => formidable(1003, 415),
        expected: { status: 415, meaning: 'unsupported', ...recognized, because: 'code 1003' },
      },
      {
        name: 'a number that only its status tells',
        thrown: () => formidable(1012, 400),
        expected: { status: 400, fault: 'client', certainty: 'stated', because: 'httpCode 400' },
      },
    ],
    nearMisses: [
      { name: 'its number without a status', thrown: () => foreignError('x', { code: 1009 }) },
      { name: 'a number that is not its own', thrown: () => formidable(1100, 413) },
    ],
  },
];
