// Where services.sh started them.
const host = '127.0.0.1';
const user = 'interop';
const password = 'interop';
const port = (name) => {
  const value = Number(process.env[name]);
  if (!value) throw new Error(`${name} is not set: run the tests with \`npm test\`, or \`bash services.sh with …\`.`);
  return value;
};

export const postgresql = { host, port: port('PG_PORT'), user, password, database: 'postgres' };
export const mariadb = { host, port: port('MARIADB_PORT'), user, password, database: 'interop' };
export const redis = { host, port: port('REDIS_PORT') };
export const redisWithPassword = { host, port: port('REDIS_AUTH_PORT') };
