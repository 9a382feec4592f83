import { isArray, isObject } from '../lib/guard';
import type { Bag } from '../lib/guard';
import { OWN_MEMBERS } from '../codes/problem';

const MAX_BYTES = 65_536;
const MAX_CHUNKS = 65_536; // an empty one adds no byte, and could be sent for ever
const MAX_DEPTH = 32;
const MAX_EXTENSIONS = 100;
const PROBLEM_JSON = /^\s*application\/problem\+json\s*(;|$)/i;

/**
 * Reads the problem in the body of a response: a JSON object under `application/problem+json`, of at most 64 KiB, that
 * has arrived after `timeout` milliseconds. Returns undefined when there is none, whatever is wrong with the body, and
 * never throws. Cancels what it does not read, so that the connection is free, and does not wait for that.
 */
export async function readProblem(response: Response, timeout: number): Promise<Bag | undefined> {
  try {
    if (!PROBLEM_JSON.test(response.headers.get('content-type') ?? '')) {
      void cancel(response.body);
      return undefined;
    }
    const problem: unknown = JSON.parse(await textOf(response, timeout));
    return isObject(problem) && !isArray(problem) ? bounded(problem) : undefined;
  } catch {
    return undefined; // broken, aborted, locked, read before, or no JSON
  }
}

async function textOf(response: Response, timeout: number): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const deadline = { isOver: false };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<string>((resolve) => (timer = setTimeout(resolve, timeout, '')));
  try {
    return await Promise.race([untilDone(reader, deadline), late]);
  } finally {
    clearTimeout(timer);
    deadline.isOver = true; // a stream that ignores its cancellation is left alone, too
    void cancel(reader); // without effect on a body that was read to its end
  }
}

async function untilDone(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  deadline: { readonly isOver: boolean },
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (let chunks = 0; chunks <= MAX_CHUNKS && !deadline.isOver; chunks++) {
    const chunk = await reader.read();
    if (chunk.done) return text + decoder.decode();
    bytes += chunk.value.byteLength;
    if (bytes > MAX_BYTES) return '';
    text += decoder.decode(chunk.value, { stream: true });
  }
  return '';
}

/** Cancels a body. Never rejects, and may never settle: that is up to the stream. */
async function cancel(body: { cancel(): Promise<void> } | null): Promise<void> {
  try {
    await body?.cancel();
  } catch {
    // it is locked, or broken already
  }
}

/** Leaves out the members that are nested more than 32 deep, and those of the server's own beyond the first hundred. */
function bounded(problem: Bag): Bag {
  let extensions = 0;
  const isKept = ([name, value]: [string, unknown]): boolean =>
    isNested(value, MAX_DEPTH) && (OWN_MEMBERS.has(name) || ++extensions <= MAX_EXTENSIONS);
  return Object.fromEntries(Object.entries(problem).filter(isKept));
}

/** True if the value is nested at most so many levels deep. */
const isNested = (value: unknown, levels: number): boolean =>
  !isObject(value) || (levels > 0 && Object.values(value).every((part) => isNested(part, levels - 1)));
