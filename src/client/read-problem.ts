import { isArray, isObject } from '../lib/guard';
import type { Bag } from '../lib/guard';

const MOST_BYTES = 65_536;
const PROBLEM_JSON = /^\s*application\/problem\+json\s*(;|$)/i;

/**
 * The problem in the body of a response: a JSON object under `application/problem+json`, of at most 64 KiB. Undefined
 * where there is none, whatever is wrong with the body. What is not read is cancelled, so that the connection is free.
 */
export async function readProblem(response: Response): Promise<Bag | undefined> {
  try {
    if (!PROBLEM_JSON.test(response.headers.get('content-type') ?? '')) {
      void response.body?.cancel().catch(() => undefined);
      return undefined;
    }
    const problem: unknown = JSON.parse(await textOf(response));
    return isObject(problem) && !isArray(problem) ? problem : undefined;
  } catch {
    return undefined; // broken, aborted, read before, or no JSON
  }
}

async function textOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    bytes += chunk.value.byteLength;
    if (bytes > MOST_BYTES) {
      void reader.cancel().catch(() => undefined);
      return '';
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}
