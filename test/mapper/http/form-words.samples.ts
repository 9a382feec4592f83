import { recognized } from '../../support/expected';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

export const samples: readonly FamilySamples[] = [
  {
    library: 'form',
    samples: [
      {
        name: 'a file',
        thrown: () =>
          foreignError('File size exceeds maximum allowed size of 10 bytes', {}, 'MaxFileSizeExceededError'),
        expected: recognized(413, 'tooLarge', 'client', 'a form with a part that is too large'),
      },
      {
        name: 'files',
        thrown: () => foreignError('Maximum number of files exceeded: 1', {}, 'MaxFilesExceededError'),
        expected: recognized(400, 'malformed', 'client', 'a form with too many parts'),
      },
      {
        name: 'a form',
        thrown: () => foreignError('Invalid multipart stream: missing initial boundary', {}, 'MultipartParseError'),
        expected: recognized(400, 'malformed', 'client', 'a form that cannot be read'),
      },
    ],
    nearMisses: [
      { name: 'an upload of ours', thrown: () => foreignError('The bucket does not take it', {}, 'UploadError') },
      {
        name: 'an answer of a service',
        thrown: () => foreignError('The file is too large', { response: {} }, 'UploadError'),
      },
      { name: 'the text alone', thrown: () => new Error('Maximum number of files exceeded: 1') },
      { name: 'a file of ours', thrown: () => foreignError('no space left', { code: 'ENOSPC' }, 'FileTooLargeError') },
      {
        name: 'a status of the app',
        thrown: () => foreignError('The file is too large', { status: 422 }, 'FileTooLargeError'),
      },
    ],
  },
];
