/** A piece of HTML: what is not one is text, and is escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What can stand in a template: text, markup, a list of either; undefined is nothing. */
export type Part = string | number | Markup | readonly Part[] | undefined;

/** A template of HTML: what stands in it is escaped, unless it is markup itself. Attributes are to be quoted. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(strings.reduce((before, text, index) => before + toText(parts[index - 1]) + text));

function toText(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(toText).join('');
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
