import { has, isArray, read } from '../../lib/guard';
import { family, means } from '../family';
import type { Family } from '../family';

/** TAR_…, beside the code that node-tar repeats. */
const tar = family({
  library: 'tar',
  tier: 'system',
  signs: { members: ['tarCode'] },
  status: 'of the app',
  meanings: ['ours'],
  judge: (thrown, { code }) =>
    code !== '' && read(thrown, 'tarCode') === code
      ? means('ours', 'an archive that cannot be read', { certainty: 'assumed' })
      : undefined,
});

/** yaml, whose text it was nobody knows. */
const yaml = family({
  library: 'yaml',
  tier: 'system',
  signs: { name: /^YAMLParseError$/ },
  status: 'of the app',
  meanings: ['ours'],
  judge: (thrown, { name }) =>
    name === 'YAMLParseError' && isArray(read(thrown, 'pos'))
      ? means('ours', 'a document that cannot be read', { certainty: 'assumed' })
      : undefined,
});

// Readers of documents that are told by a sentence; whose document it was nobody knows.
const documents: Readonly<Record<string, RegExp>> = {
  'adm-zip': /^ADM-ZIP: /,
  jszip: /^Can't find end of central directory : is this a zip file \?/,
  'pdf-lib': /^Failed to parse PDF document \(line:/,
  sax: /^[A-Z].{1,100}\nLine: \d{1,9}\nColumn: \d{1,9}\nChar: /,
};

const reader = ([library, pattern]: [string, RegExp]): Family =>
  family({
    library,
    tier: 'system',
    signs: { message: pattern },
    status: 'of the app',
    meanings: ['ours'],
    judge: (thrown, { code, message }) =>
      code === '' && !has(thrown, 'cause') && pattern.test(message.slice(0, 300))
        ? means('ours', 'a document that cannot be read', { certainty: 'assumed' })
        : undefined,
  });

/** Readers of documents: a 500, as a guess. */
export const documentReaders: readonly Family[] = [tar, yaml, ...Object.entries(documents).map(reader)];
