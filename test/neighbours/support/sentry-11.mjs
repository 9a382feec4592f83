// What an app of Sentry 11 loads before everything else.
import * as Sentry from '@sentry/node';
import { shouldHandleError } from '../recipes/sentry.mjs';

globalThis.reported = [];
Sentry.init({
  dsn: 'http://key@127.0.0.1:9/1',
  integrations: [Sentry.expressIntegration({ shouldHandleError })],
  beforeSend: (_event, { originalException }) => (globalThis.reported.push(originalException.name), null),
});
