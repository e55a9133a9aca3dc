import { resolve } from 'node:path';
import { rules } from '../check/rules/rules.ts';
import { activeRules } from '../check/settings.ts';
import { planCheck } from './check-plan.ts';
import { emit, type Io } from './io.ts';
import type { PrintConfigRequest } from './request.ts';

/** `gazette check --print-config [FILE]`: what holds, for one file or in general, as JSON. */
export async function runPrintConfig({ file, check }: PrintConfigRequest, io: Io): Promise<number> {
  const plan = await planCheck(check, io.cwd);
  const { found, documents, limits, outputs, ...others } = plan;
  const absolute = file === undefined ? undefined : resolve(io.cwd, file);
  const { settings, ...reading } = documents.settingsFor(absolute);
  const active = new Map(activeRules(settings).map((each) => [each.rule.name, each]));
  const bounds = (bound: 'max' | 'min') =>
    Object.fromEntries(
      limits
        .filter((each) => each.bound === bound)
        .map(({ metric, limit, scope }) => [scope === 'document' ? `each:${metric}` : metric, limit]),
    );
  const printed = {
    ...(found.path === undefined ? {} : { config: found.path }),
    ...(file === undefined ? {} : { file, ignored: documents.isIgnored(absolute!) }),
    ...reading,
    rules: Object.fromEntries(
      rules.map(({ name }) => {
        const on = active.get(name);
        if (!on) return [name, 'off'];
        return [name, Object.keys(on.options).length === 0 ? on.severity : [on.severity, on.options]];
      }),
    ),
    max: bounds('max'),
    min: bounds('min'),
    format: outputs.map(({ name, file: target }) => (target === undefined ? name : `${name}:${target}`)),
    ...others,
  };
  await emit(io.stdout, `${JSON.stringify(printed, null, 2)}\n`);
  return 0;
}
