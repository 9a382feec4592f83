import { isObject, read, readText } from '../../lib/guard';
import { family, means } from '../family';
import type { Family } from '../family';

/** Template engines: the template is the app's, and so is what it reads. */
export const templates: readonly Family[] = [
  family({
    library: 'pug',
    tier: 'system',
    signs: { code: /^PUG:[A-Z_]{1,60}$/ },
    status: 'of the app',
    meanings: ['ours'],
    judge: (thrown, { code }) =>
      code.startsWith('PUG:') && readText(thrown, 'msg') !== undefined
        ? means('ours', 'a code of the template')
        : undefined,
  }),
  family({
    library: 'handlebars',
    tier: 'system',
    signs: { message: /^(?:Parse error on line \d{1,9}:\n|The partial .{1,200} could not be found$)/ },
    status: 'of the app',
    meanings: ['ours'],
    judge: (_, { name, message }) =>
      name === 'Error' && (message.startsWith('The partial ') || message.includes("'OPEN_BLOCK'"))
        ? means('ours', 'a sentence on a template')
        : undefined,
  }),
  family({
    library: 'nunjucks',
    tier: 'system',
    signs: { name: /^Template render error$/ },
    status: 'of the app',
    meanings: ['ours'],
    judge: (thrown, { name }) =>
      name === 'Template render error' && !isObject(read(thrown, 'cause'))
        ? means('ours', 'a template that fails')
        : undefined,
  }),
  family({
    library: 'liquidjs',
    tier: 'system',
    signs: { members: ['__liquidClass__'] },
    status: 'of the app',
    meanings: ['ours'],
    judge: (thrown, { name }) =>
      LIQUID.test(name) && readText(thrown, '__liquidClass__') === 'LiquidError' ? means('ours', name) : undefined,
  }),
  family({
    library: 'eta',
    tier: 'system',
    signs: { name: /^Eta(?:Parser|FileResolution|NameResolution) Error$/ },
    status: 'of the app',
    meanings: ['ours'],
    judge: (_, { classes }) => (classes.has('EtaError') ? means('ours', 'a template that cannot be made') : undefined),
  }),
];
// Not its RenderError, whose cause is what a filter of the app threw.
const LIQUID = /^(?:ParseError|TokenizationError|UndefinedVariableError)$/;
