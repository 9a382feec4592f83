import serverless from 'serverless-http';

export const handlerOf = (app) => serverless(app); // nothing more: it is an app like any other
