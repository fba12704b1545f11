import { findJsonFault } from '../json/fault.ts';
import { goMessage, serdeMessage, yajlMessage } from '../json/messages.ts';
import type { RuntimeName } from '../target.ts';

/** What ends a runtime's config behind `linux.seccomp`. */
const restOfConfig = '}}';

/**
 * What a runtime says to a config in which the profile's text is no JSON; undefined where it can be read.
 * @param text the profile's text, which stands in the config as it is
 */
export function syntaxError(text: string, runtime: RuntimeName): string | undefined {
  const fault = findJsonFault(text, runtime === 'crun', restOfConfig);
  if (fault === undefined) return undefined;
  switch (runtime) {
    case 'runc':
      return `runc run failed: ${fault.found === undefined ? 'unexpected EOF' : goMessage(fault)}`;
    case 'crun':
      return `load \`config.json\`: cannot parse the data: ${yajlMessage(fault)}`;
    default:
      return serdeMessage(fault);
  }
}
