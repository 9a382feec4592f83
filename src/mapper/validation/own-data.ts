import { isArray, read } from '../../lib/guard';
import { family, means } from '../family';
import { LISTS, isOfOurs } from './lists';

const hasList = (holder: unknown): boolean => LISTS.some((member) => isArray(read(holder, member)));

/** A failed validation of what the app has configured or is about to send, which the name says: ts-rest, Fastify, convict. */
export const ownData = family({
  library: 'standard-schema',
  tier: 'library',
  meanings: ['ours'],
  signs: { name: /(?:Config|Env|Settings|Response|Output)\w*Error$/ },
  judge: (thrown, facts) =>
    isOfOurs(thrown, facts) && (hasList(thrown) || hasList(read(thrown, 'cause')))
      ? means('ours', 'a list of issues of our own data')
      : undefined,
});

/** The AI SDK: a model has answered what its schema does not take. https://ai-sdk.dev/docs/reference/ai-sdk-errors */
export const ai = family({
  library: 'ai',
  tier: 'library',
  meanings: ['badAnswer'],
  signs: { name: /^AI_No(?:Object|Output)GeneratedError$/ },
  judge: (_thrown, { name }) =>
    /^AI_No(?:Object|Output)GeneratedError$/.test(name) ? means('badAnswer', 'no object of a model') : undefined,
});
