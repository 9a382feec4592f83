import { has, read, readText } from '../../lib/guard';
import { family } from '../family';
import type { Judgement } from '../family';
import { answered, throttled, unanswered } from './answered';
import { serviceFamily } from './service-family';

const SLACK_CODE = /^slack_web(api|hook)_/;

/** Slack: a code for each way to fail. https://docs.slack.dev/tools/node-slack-sdk/web-api */
export const slack = serviceFamily({
  library: '@slack/web-api',
  signs: { code: SLACK_CODE },
  meanings: [unanswered, answered],
  judge(thrown, { code }) {
    if (!SLACK_CODE.test(code)) return undefined;
    if (code.endsWith('_request_error')) return unanswered(thrown, read(thrown, 'original'));
    if (code.endsWith('_rate_limited_error')) return throttled('code rate_limited_error', read(thrown, 'retryAfter'));
    const reason = readText(read(thrown, 'data'), 'error');
    if (reason === 'ratelimited' || reason === 'rate_limited') return throttled(`reason ${reason}`);
    return answered(read(thrown, 'statusCode'), read(thrown, 'headers'));
  },
});

/** Twilio: a code of five digits beside the status, or no code and only the status in the text. */
export const twilio = serviceFamily({
  library: 'twilio',
  signs: { name: /^RestException$/, members: ['moreInfo'] },
  meanings: [answered],
  judge(thrown, { name }) {
    if (name !== 'RestException' && !has(thrown, 'moreInfo')) return undefined;
    const status = read(thrown, 'status');
    return typeof status === 'number' ? answered(status) : undefined;
  },
});

/** What Telegram's Bot API answered: `error_code` beside a description. https://core.telegram.org/bots/api#making-requests */
function judgeTelegram(body: unknown): Judgement | undefined {
  const status = read(body, 'error_code');
  if (typeof status !== 'number' || readText(body, 'description') === undefined) return undefined;
  return status === 429 ? throttled('response 429', read(read(body, 'parameters'), 'retry_after')) : answered(status);
}

/** grammY: the members of the answer are the error's own; a client of the app's own throws the answer itself. */
export const grammy = family({
  library: 'grammy',
  tier: 'library',
  signs: { members: ['error_code'] },
  isData: true,
  meanings: [answered],
  judge: judgeTelegram,
});

/** Telegraf: the answer is its `response`. */
export const telegraf = family({
  library: 'telegraf',
  tier: 'library',
  signs: { members: ['response'] },
  meanings: [answered],
  judge: (thrown) =>
    typeof read(thrown, 'error_code') === 'number' ? undefined : judgeTelegram(read(thrown, 'response')),
});
