import { checkCleaned } from '../check/check-cleaned.ts';
import type { Finding } from '../check/finding.ts';
import { formats } from '../check/formats/formats.ts';
import { collectInputs } from './collect-inputs.ts';
import { emit, type Io, wantsColor } from './io.ts';
import { complain, warn, withName } from './notices.ts';
import { cleanEach, isOfNoKind } from './open-input.ts';
import type { CheckRequest } from './request.ts';

/** `gazette check`: exit code 1 on an error, or on more warnings than `--max-warnings` allows; 2 on a bad input. */
export async function runCheck(request: CheckRequest, io: Io): Promise<number> {
  const { files, problems } = await collectInputs(request.input, io.cwd);
  for (const problem of problems) await complain(io, problem, request.debug);
  const findings: Finding[] = [];
  let failed = problems.length > 0;
  for (const file of files) {
    try {
      for await (const each of cleanEach(file, io, request)) {
        if ('cleaned' in each) for (const finding of checkCleaned(each.cleaned)) findings.push(finding);
        else {
          await complain(io, withName(each.error, each.path), request.debug);
          failed = true;
        }
      }
    } catch (error) {
      if (file.isFound && isOfNoKind(error)) {
        await warn(io, `passed over: ${error.message}`);
        continue;
      }
      await complain(io, withName(error, file.path), request.debug);
      failed = true;
    }
  }
  await emit(io.stdout, formats[request.format](findings, { color: wantsColor(io.stdout, io.env) }));
  return failed ? 2 : isTooBad(findings, request.maxWarnings) ? 1 : 0;
}

function isTooBad(findings: readonly Finding[], maxWarnings = Number.POSITIVE_INFINITY): boolean {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return errors > 0 || findings.length - errors > maxWarnings;
}
