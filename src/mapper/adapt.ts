import type { Family, Tier } from './family';
import { plainOnes } from './plain';
import type { BuiltInRule } from './rule';

// These were asked after http-errors and boom, whose own errors they do not know.
const AFTER_HTTP = new Set(['stores', 'grpc', 'smtp', 'resilience', 'node']);

/** A rule that is no record yet, as a family that is asked of every error. */
export const adapt = (library: string, rule: BuiltInRule, tier: Tier = 'library'): Family => {
  const isOfPlain = plainOnes([rule]).length > 0;
  return {
    library,
    tier,
    signs: {},
    ...(!AFTER_HTTP.has(library) && { status: 'of the service' }),
    isData: true,
    judge(thrown, facts) {
      if (facts.isPlain && !isOfPlain) return undefined;
      const error = rule(thrown, facts, facts);
      return error && { error, because: `recognized as ${error.status}` };
    },
  };
};
