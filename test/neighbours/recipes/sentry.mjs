import { toHttpError } from 'express-return-codes';

// Sentry's own rule reads `status` on the error: it reports each failed validation, and no upstream's 401.
export const shouldHandleError = (thrown) => toHttpError(thrown).status >= 500;

// Sentry 8 to 10, after the routes:   Sentry.setupExpressErrorHandler(app, { shouldHandleError });
// Sentry 11, where it is initialized: Sentry.init({ dsn, integrations: [Sentry.expressIntegration({ shouldHandleError })] });
