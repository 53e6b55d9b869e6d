import { importRates } from '../deals/import/import-rates.ts';
import { UsageError } from './usage-error.ts';
import type { Verb } from './verb.ts';

export const ratesVerb: Verb = {
  name: 'rates',
  usage: 'import FILE',
  summary: "Store exchange rates to the workspace's currency from a file with day,currency,rate.",
  options: {},
  async run({ positionals, terminal, inWorkspace }) {
    const [action, path, ...others] = positionals;
    if (action !== 'import' || path === undefined || others.length > 0) {
      throw new UsageError(`Usage: dealhand rates ${ratesVerb.usage}`);
    }
    const report = await inWorkspace((storage, workspace) => importRates(storage, workspace, path));
    if (terminal.json) terminal.print(report);
    else {
      terminal.say(`${report.stored} of ${report.rows} rates stored.`);
      for (const { line, reason } of report.failed) terminal.say(`  line ${line}: ${reason}`);
    }
    return report.failed.length > 0 ? 1 : 0;
  },
};
