import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

const expected = { status: 500, meaning: 'ours', fault: 'server', certainty: 'assumed' } as const;

const said = (library: string, text: string, another: string): FamilySamples => ({
  library,
  samples: [{ name: 'its sentence', thrown: () => new Error(text), expected }],
  nearMisses: [
    { name: 'another sentence', thrown: () => new Error(another) },
    { name: 'one with a code', thrown: () => foreignError(text, { code: 'ORDER' }) },
    { name: 'one with a cause', thrown: () => new Error(text, { cause: new Error('x') }) },
  ],
});

export const samples: readonly FamilySamples[] = [
  said('adm-zip', 'ADM-ZIP: Invalid or unsupported zip format.', 'ADM-ZIP'),
  said('jszip', "Can't find end of central directory : is this a zip file ? If it is, see x", "Can't find it"),
  said('pdf-lib', 'Failed to parse PDF document (line:0 col:18 offset=9): No header', 'Failed to parse PDF document'),
  said('sax', 'Unexpected close tag\nLine: 0\nColumn: 10\nChar: >', 'Unexpected close tag\nLine: 0'),
  {
    library: 'tar',
    samples: [
      {
        name: 'a broken archive',
        thrown: () => foreignError('x', { code: 'TAR_ENTRY_INVALID', tarCode: 'TAR_ENTRY_INVALID' }),
        expected,
      },
    ],
    nearMisses: [{ name: 'no code', thrown: () => foreignError('x', { tarCode: 'TAR_ENTRY_INVALID' }) }],
  },
  {
    library: 'yaml',
    samples: [
      {
        name: 'a broken document',
        thrown: () => foreignError('x', { name: 'YAMLParseError', code: 'BAD_INDENT', pos: [0, 1] }),
        expected,
      },
    ],
    nearMisses: [{ name: 'no place', thrown: () => foreignError('x', { name: 'YAMLParseError' }) }],
  },
];
