import { toProblem } from '../codes/problem';
import type { Problem } from '../codes/problem';
import { inWords, memberOf } from '../lib/guard';
import { isUriReference } from '../lib/uri';
import { addAvailable } from './available';
import { extended } from './extend';
import { callHook } from './hook';
import type { OpenFacts, ProblemOptions } from './problem-options';
import { pathOf } from './request-facts';
import { toTraceId } from './trace-id';

/** Returns the problem that an error is in this request, with what the app's hooks say of it. */
export function describe<C extends OpenFacts, R>(context: C, req: R, options: ProblemOptions<C, R>): Problem {
  const { error, warnings } = context;
  const { typeBase, expose, extend } = options;
  warnings.push(...(memberOf(error, 'dropped') ?? []));
  const problem = toProblem(error, {
    typeBase,
    instance: instanceOf(req, options.instance, warnings),
    traceId: toTraceId(req, options.traceId, warnings),
    expose: expose && callHook('expose', () => expose(error, context), warnings) === true,
    warnings,
  });
  if (problem.status === 406) addAvailable(problem, context);
  return extend === undefined ? problem : extended(problem, extend, context);
}

function instanceOf<R>(req: R, option: ProblemOptions<never, R>['instance'], warnings: string[]): string | undefined {
  if (option === undefined) return pathOf(req);
  const instance = option === false ? undefined : callHook('instance', () => option(req), warnings);
  if (instance === undefined || isUriReference(instance)) return instance;
  warnings.push(`The option instance returned ${inWords(instance)}, not a URI reference`);
  return undefined;
}
