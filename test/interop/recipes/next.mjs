import { problemResponse } from '../support/fetch.mjs';

/** Wraps a route handler: `export const GET = withProblems(async (request, { params }) => …)`. */
export const withProblems = (handler) => async (request, context) => {
  try {
    return await handler(request, context);
  } catch (error) {
    if (String(error?.digest).startsWith('NEXT_')) throw error; // redirect() and notFound() of Next itself
    return problemResponse(error, { request, sent: { params: await context?.params } });
  }
};
