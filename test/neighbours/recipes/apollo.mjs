import { ApolloServer } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { toHttpError, toProblem } from 'express-return-codes';

export const withProblems = (options) =>
  new ApolloServer({
    ...options,
    formatError: ({ path, locations }, thrown) => {
      const { errors, ...problem } = toProblem(toHttpError(unwrapResolverError(thrown)));
      return { message: problem.detail ?? problem.description, path, locations, extensions: { ...problem, errors } };
    },
  });
