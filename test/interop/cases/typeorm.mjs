import { DataSource, EntityNotFoundError, EntitySchema } from 'typeorm';
import { prepared } from '../support/customers.mjs';
import { ROW } from '../support/planted.mjs';
import { postgresql } from '../support/services.mjs';
import { refuses, withUpstream } from '../support/upstream.mjs';

const customers = new EntitySchema({
  name: 'Customer',
  tableName: 'planted_customers',
  columns: {
    id: { type: Number, primary: true, generated: true },
    email: { type: String, nullable: true },
    count: { type: Number, default: 1 },
    friend: { type: Number, nullable: true },
  },
});

const typeorm = (use, options) => async () => {
  await prepared();
  const { user: username, ...rest } = postgresql;
  const source = new DataSource({ type: 'postgres', username, ...rest, entities: [customers], ...options });
  await source.initialize();
  try {
    await use(source.getRepository('Customer'), source);
  } finally {
    await source.destroy();
  }
};

export default {
  typeorm: [
    { name: 'a row that exists', trigger: typeorm((repository) => repository.insert({ email: ROW })), expect: 409 },
    {
      name: 'a row that it refers to is not there',
      trigger: typeorm((repository) => repository.insert({ friend: 99 })),
      expect: 409,
    },
    {
      name: 'a value that a check refuses',
      trigger: typeorm((repository) => repository.insert({ count: -1 })),
      expect: 400,
    },
    {
      name: 'a text that is no number',
      trigger: typeorm((repository) => repository.findOneBy({ id: 'planted' })),
      expect: 400,
    },
    {
      name: 'a row that is not there',
      trigger: typeorm((repository) => repository.findOneByOrFail({ id: 99 })),
      expect: 404,
    },
    {
      name: 'a table that is missing',
      trigger: typeorm((_repository, source) => source.query('select * from planted_nothing')),
      thrown: /^QueryFailedError .*\b42P01\b/,
      expect: 500,
    },
    {
      name: 'a column that is missing',
      trigger: typeorm((repository) => repository.findOneBy({ planted: 1 })),
      thrown: /^EntityPropertyNotFoundError .*Property/,
      expect: 500,
    },
    {
      name: 'an entity that nobody defined, whose error is called like one of a row',
      trigger: typeorm((_repository, source) => source.getRepository('planted').find()),
      thrown: /^EntityMetadataNotFoundError .*No metadata for/,
      expect: 500,
    },
    {
      name: 'a server that is not there',
      trigger: () => withUpstream(refuses, (_url, port) => typeorm(() => undefined, { port })()),
      expect: 502,
    },
    {
      name: 'a name of its own without the rest',
      trigger: async () => {
        throw Object.assign(new Error('planted text'), { name: EntityNotFoundError.name });
      },
      thrown: /^Error .*planted text/,
      expect: 500,
    },
  ],
};
