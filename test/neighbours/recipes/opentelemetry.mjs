import { subscribe } from 'node:diagnostics_channel';
import { trace } from '@opentelemetry/api';

subscribe('express-return-codes:error', ({ problem, verdict }) => {
  trace.getActiveSpan()?.setAttributes({ 'error.type': problem.code, 'error.fault': verdict.fault });
});
