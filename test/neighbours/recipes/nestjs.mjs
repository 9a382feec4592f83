import { errorHandler } from 'express-return-codes';

const errors = errorHandler();

/** app.useGlobalFilters(new ProblemFilter()); above the class, where there are decorators: @Catch() */
export class ProblemFilter {
  catch(thrown, host) {
    const http = host.switchToHttp();
    errors(thrown, http.getRequest(), http.getResponse(), http.getNext());
  }
}
