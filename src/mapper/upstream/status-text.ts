// A status in a text is a response's only beside a word of responses: "HTTP status 503", "Request failed with status
// code 401", "HTTP error! Status: 404", "Response code 404 (Not Found)"; "got 401 response".
const BEFORE = String.raw`\b(?:HTTP(?:\/\d(?:\.\d)?)?|(?:HTTP |response )?status(?: ?code)?|response(?: code)?|responded(?: with)?|returned|answered(?: with)?|failed with)(?: (?:an? |the )?(?:HTTP )?(?:error )?(?:response )?(?:status)?(?: ?code)?)?(?: of| is| was)? ?:? ?["'(]?`;
const NUMBER = String.raw`([45]\d\d)\b(?![.,]?\d|%| ?(?:ms|s|bytes|items|rows|characters|results)\b)`;
const STATUS = new RegExp(`${BEFORE}${NUMBER}`, 'i');
const GOT = /\b(?:got|received)(?: an?)? ([45]\d\d) (?:response|status|error)\b/i;

/** Matches a text that may say a status. */
export const STATUS_TEXT_SIGN = new RegExp(`${STATUS.source}|${GOT.source}`, 'i');

/** The failing status that a text says a response had; undefined where it says none. */
export function statusInText(text: string): number | undefined {
  const [, status] = STATUS.exec(text) ?? GOT.exec(text) ?? [];
  return status === undefined ? undefined : Number(status);
}
