import * as nest from '@nestjs/common';
import createFastifyError from '@fastify/error';
import * as feathers from '@feathersjs/errors';
import { TRPCError, initTRPC } from '@trpc/server';
import { GraphQLError, GraphQLInt, GraphQLObjectType, GraphQLSchema, GraphQLString, graphql, parse } from 'graphql';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';

const throws = (make) => async () => {
  throw await make();
};

const t = initTRPC.create();
const caller = t
  .router({
    order: t.procedure.input(z.object({ count: z.number() })).query(() => 1),
    crash: t.procedure.query(() => {
      throw new Error('planted store');
    }),
  })
  .createCaller({});

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      order: {
        type: GraphQLString,
        args: { id: { type: GraphQLInt } },
        resolve: () => {
          throw new Error('planted store');
        },
      },
      paid: {
        type: GraphQLString,
        resolve: () => {
          throw new GraphQLError('Not yours.', { extensions: { code: 'FORBIDDEN' } });
        },
      },
    },
  }),
});
const asks = (source, variableValues) => async () => {
  const { errors } = await graphql({ schema, source, variableValues });
  throw errors[0];
};
const coded = (code, extensions) => throws(() => new GraphQLError('A text.', { extensions: { code, ...extensions } }));

export default {
  '@nestjs/common': [
    {
      name: 'a status and its text',
      trigger: throws(() => new nest.ConflictException('Order 17 is already paid.')),
      expect: { status: 409, detail: 'Order 17 is already paid.' },
    },
    { name: 'no more than a status', trigger: throws(() => new nest.NotFoundException()), expect: 404 },
    {
      name: 'a 401',
      trigger: throws(() => new nest.UnauthorizedException()),
      expect: { status: 401, headers: { 'WWW-Authenticate': 'Bearer realm="api"' } },
    },
    {
      name: 'a 5xx, whose text is private',
      trigger: throws(() => new nest.ServiceUnavailableException('planted text')),
      expect: 503,
    },
    {
      name: 'an object as its response',
      trigger: throws(() => new nest.HttpException({ status: 403, planted: 'planted' }, 403)),
      expect: 403,
    },
    {
      name: 'a pipe',
      trigger: () => new nest.ParseIntPipe().transform('planted', { type: 'param', data: 'id' }),
      expect: { status: 400, detail: 'Validation failed (numeric string is expected)' },
    },
    {
      name: 'an error of a service in place of a text',
      trigger: throws(() => new nest.BadRequestException(new Error('planted store'))),
      expect: 400,
    },
  ],
  '@fastify/error': [
    {
      name: 'a status of the app',
      trigger: throws(() => new (createFastifyError('ORDER_PAID', 'Order %s is already paid.', 409))(17)),
      expect: 409,
    },
    {
      name: 'a 500, whose text is private',
      trigger: throws(() => new (createFastifyError('FST_ERR_X', 'planted text', 500))()),
      thrown: /^FastifyError .*\bFST_ERR_X\b/,
      expect: 500,
    },
  ],
  hono: [
    {
      name: 'a status and its text',
      trigger: throws(() => new HTTPException(403, { message: 'Not yours.' })),
      expect: { status: 403, detail: 'Not yours.' },
    },
    {
      name: 'a 401 with a response of its own',
      trigger: throws(
        () =>
          new HTTPException(401, {
            res: new Response('planted', { headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } }),
          }),
      ),
      expect: 401,
    },
    {
      name: 'a response that it made, in place of an error',
      trigger: throws(() => new Hono().request('/planted')),
      expect: 404,
    },
  ],
  '@feathersjs/errors': [
    { name: 'a status', trigger: throws(() => new feathers.Conflict('planted text')), expect: 409 },
    { name: 'a 405', trigger: throws(() => new feathers.MethodNotAllowed('planted text')), expect: 405 },
    {
      name: 'a 401',
      trigger: throws(() => new feathers.NotAuthenticated('planted text', { planted: 1 })),
      expect: 401,
    },
    {
      name: 'a 500',
      trigger: throws(() => new feathers.GeneralError('planted text')),
      thrown: /^GeneralError .*\b500\b/,
      expect: 500,
    },
    {
      name: 'a number as its code alone',
      trigger: throws(() => Object.assign(new Error('planted text'), { code: 409 })),
      thrown: /^Error .*\b409\b/,
      expect: 500,
    },
  ],
  '@trpc/server': [
    {
      name: 'a code',
      trigger: throws(() => new TRPCError({ code: 'TOO_MANY_REQUESTS', message: 'planted text' })),
      expect: 429,
    },
    {
      name: 'an input that is wrong',
      trigger: () => caller.order({ count: 'planted' }),
      expect: { status: 400, errors: [{ pointer: '#/count' }] },
    },
    { name: 'a procedure that is missing', trigger: () => caller.planted(), expect: 404 },
    {
      name: 'a procedure that crashed',
      trigger: () => caller.crash(),
      thrown: /^TRPCError .*\bINTERNAL_SERVER_ERROR\b/,
      expect: 500,
    },
    {
      name: 'a code of its table without its name',
      trigger: throws(() => Object.assign(new Error('planted text'), { code: 'NOT_FOUND' })),
      thrown: /^Error .*\bNOT_FOUND\b/,
      expect: 500,
    },
  ],
  graphql: [
    { name: 'a query that is none', trigger: async () => parse('{ planted'), expect: 400 },
    { name: 'a field that is unknown', trigger: asks('{ planted }'), expect: 400 },
    {
      name: 'a variable that is wrong',
      trigger: asks('query ($id: Int) { order(id: $id) }', { id: 'planted' }),
      expect: 400,
    },
    {
      name: 'a resolver that crashed, in the same class of error',
      trigger: asks('{ order }'),
      thrown: /^GraphQLError .*planted store/,
      expect: 500,
    },
    { name: 'a resolver that says a code', trigger: asks('{ paid }'), expect: 403 },
    { name: 'a code', trigger: coded('UNAUTHENTICATED'), expect: 401 },
    {
      name: 'a code of the app with a status of HTTP',
      trigger: coded('ORDER_PAID', { http: { status: 409 } }),
      expect: 409,
    },
    { name: 'a code of the app alone', trigger: coded('ORDER_PAID'), thrown: /^GraphQLError .*A text\./, expect: 500 },
  ],
};
