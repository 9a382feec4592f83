// Words that only a data store or a broker has in its name, as whole words of camel case.
const STORE_NAME = /(?:^|[a-z])(?:Database|DB|Db|Sql|SQL|Datastore|Broker|Amqp|AMQP)(?=[A-Z]|$)/;
const STORE_TEXT = /\b(?:database|broker|amqp|data ?store|redis|sql)\b/i;
const MAX_NAME = 80;
const MAX_TEXT = 200;

/** True if an error is called like one of a data store or a broker. */
export const isStoreName = (name: string): boolean => STORE_NAME.test(name.slice(0, MAX_NAME));

/** True if a text speaks of a data store or a broker. */
export const isStoreText = (text: string): boolean => STORE_TEXT.test(text.slice(0, MAX_TEXT));
