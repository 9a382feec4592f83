import { foreignError } from '../../support/foreign-error';
import { recognized } from '../../support/expected';
import type { FamilySamples } from '../samples';

const of = (library: string, because: string, thrown: () => unknown, miss: () => unknown): FamilySamples => ({
  library,
  samples: [{ name: 'a template', thrown, expected: recognized(500, 'ours', 'server', because) }],
  nearMisses: [{ name: 'one mark less', thrown: miss }],
});

const handlebars = "Parse error on line 1:\n{{#if}}\n---^\nExpecting 'OPEN_BLOCK', 'CLOSE'";

export const samples: readonly FamilySamples[] = [
  of(
    'pug',
    'a code of the template',
    () => foreignError('x', { code: 'PUG:NO_END_BRACKET', msg: 'x', line: 1 }),
    () => foreignError('x', { code: 'PUG:NO_END_BRACKET' }),
  ),
  of(
    'handlebars',
    'a sentence on a template',
    () => new Error(handlebars),
    () => new Error(handlebars.replace('OPEN_BLOCK', 'STRING')), // jsonlint, on what a client sent
  ),
  of(
    'nunjucks',
    'a template that fails',
    () => foreignError('x', { name: 'Template render error' }),
    () => foreignError('x', { name: 'Template render error', cause: foreignError('x', { code: 'ECONNREFUSED' }) }),
  ),
  of(
    'liquidjs',
    'ParseError',
    () => foreignError('x', { name: 'ParseError', __liquidClass__: 'LiquidError' }),
    () => foreignError('x', { name: 'RenderError', __liquidClass__: 'LiquidError' }),
  ),
  of(
    'eta',
    'a template that cannot be made',
    () => foreignError('x', { name: 'EtaParser Error' }, 'EtaParseError', 'EtaError'),
    () => foreignError('x', { name: 'EtaParser Error' }),
  ),
];
