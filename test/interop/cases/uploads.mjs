import { tmpdir } from 'node:os';
import { join } from 'node:path';
import busboy from 'busboy';
import multer from 'multer';
import multer1 from 'multer1';
import { multipart } from '../support/request.mjs';

const ends = (_req, res) => res.end();
const takes = (make) => (app) => app.use(make(), ends);
const file = { name: 'planted', filename: 'planted.txt', value: 'planted text' };
const field = { name: 'name', value: 'planted' };

const limits = (multer) => [
  {
    name: 'a file that is too large',
    app: takes(() => multer({ limits: { fileSize: 4 } }).any()),
    request: multipart([file]),
    expect: 413,
  },
  {
    name: 'a file in a field that takes none',
    app: takes(() => multer().single('avatar')),
    request: multipart([file]),
    expect: 400,
  },
  {
    name: 'too many files',
    app: takes(() => multer({ limits: { files: 1 } }).any()),
    request: multipart([file, file]),
    expect: 400,
  },
  {
    name: 'a field name that is too long',
    app: takes(() => multer({ limits: { fieldNameSize: 2 } }).any()),
    request: multipart([field]),
    expect: 400,
  },
  {
    name: 'too many fields',
    app: takes(() => multer({ limits: { fields: 1 } }).any()),
    request: multipart([field, field]),
    expect: 400,
  },
  { name: 'a form that ends too early', app: takes(() => multer().any()), request: multipart([file], ''), expect: 400 },
  {
    name: 'a form without a boundary',
    app: takes(() => multer().any()),
    request: { ...multipart([file]), headers: { 'Content-Type': 'multipart/form-data' } },
    expect: 400,
  },
  {
    name: 'a folder that is missing',
    app: takes(() =>
      multer({
        storage: multer.diskStorage({
          destination: (_req, _file, done) => done(null, join(tmpdir(), 'planted', 'missing')),
        }),
      }).any(),
    ),
    request: multipart([file]),
    thrown: /^Error .*\bENOENT\b/,
    expect: 500,
  },
  {
    name: 'a filter of the app that fails',
    app: takes(() => multer({ fileFilter: (_req, _file, done) => done(new Error('planted scanner is down')) }).any()),
    request: multipart([file]),
    thrown: /^Error .*planted scanner is down/,
    expect: 500,
  },
];

const parses = (options) => (app) =>
  app.use((req, res, next) => {
    const parser = busboy({ headers: req.headers, ...options });
    req.pipe(
      parser
        .on('error', next)
        .on('file', (_name, stream) => stream.on('error', () => undefined).resume())
        .on('close', () => res.end()),
    );
  });

export default {
  multer: limits(multer),
  multer1: limits(multer1),
  busboy: [
    { name: 'a form that ends too early', app: parses(), request: multipart([file], ''), expect: 400 },
    {
      name: 'a form without a boundary',
      app: parses(),
      request: { headers: { 'Content-Type': 'multipart/form-data' }, body: 'planted' },
      expect: 400,
    },
    {
      name: 'a body of another type',
      app: parses(),
      request: { headers: { 'Content-Type': 'text/planted' }, body: 'planted' },
      expect: 415,
    },
    { name: 'a body of no type', app: parses(), request: { body: 'planted' }, expect: 415 },
  ],
};
