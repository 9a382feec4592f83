const MAX_SHOWN = 2000;

/** Returns a text that was written for the client, at most 2,000 characters of it; undefined where it says nothing. */
export function shownText(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const shown = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
  return shown.trim() === '' ? undefined : shown;
}
