import { isBugClass } from '../bug-classes';
import { holdsExchange } from './foreign-headers';
import { family, means } from '../family';

// A limit of a form, of a file or of a part in it, or a form that cannot be read, by the words of a class ...
const OF_A_FORM =
  /Multipart|FormData|Form(?=Parse|Error)|Upload|File(?=s?(?:Size|Too|Count|Limit|Exceeded))|Files?Exceeded|Part(?=s?(?:Size|Too|Limit))/;
// ... and, as the second witness, of its text.
const TOO_LARGE =
  /\b(?:file|upload|part|body|field)\b.{0,40}\b(?:too (?:large|big|long)|(?:larger|bigger) than|exceed\w*)|\bsize (?:limit )?exceed/i;
const TOO_MANY = /\b(?:too many|max(?:imum)? number of|number of)\b.{0,20}\b(?:files|fields|parts|uploads)\b/i;
const UNREADABLE =
  /\b(?:missing|invalid|malformed|unexpected end|no)\b.{0,40}\b(?:boundary|multipart|form(?: ?data)?|part|headers?)\b|\b(?:multipart|form(?: ?data)?)\b.{0,40}\b(?:malformed|invalid|unexpected end|incomplete)\b/i;
const MAX_TEXT = 200;
const MAX_NAME = 80;

/** Parsers of forms of any library: a limit that the client has passed, or a form that cannot be read. */
export const formWords = family({
  library: 'form',
  tier: 'protocol',
  signs: { name: OF_A_FORM },
  meanings: ['malformed', 'tooLarge'],
  status: 'of the app',
  judge(thrown, { name, code, message, classes }) {
    if (!OF_A_FORM.test(name.slice(0, MAX_NAME)) || isBugClass(classes) || holdsExchange(thrown)) return undefined;
    const text = message.slice(0, MAX_TEXT);
    if (code !== '') return undefined; // a code of its own says what it is
    if (TOO_MANY.test(text))
      return means('malformed', 'a form with too many parts', { detail: 'The form has too many parts.' });
    if (TOO_LARGE.test(text))
      return means('tooLarge', 'a form with a part that is too large', { detail: 'The file is too large.' });
    return UNREADABLE.test(text)
      ? means('malformed', 'a form that cannot be read', { detail: 'The form is malformed.' })
      : undefined;
  },
});
