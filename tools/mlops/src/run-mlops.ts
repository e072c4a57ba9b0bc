import type { CommandContext } from "./command/context.ts";
import { AwsRefusal, Interrupted, NotFollowed, WrongUse, status } from "./command/failures.ts";
import { unlessInterrupted } from "./command/interruption.ts";
import { type Request, readCommandLine } from "./command/program.ts";
import { shownJson, shownText } from "./command/shown-text.ts";
import type { System } from "./command/system.ts";
import { commandGroups } from "./command-groups.ts";

/**
 * Run a command line.
 * @param args what comes after `npm run mlops --`
 * @returns the exit status
 */
export async function runMlops(args: readonly string[], surroundings: System): Promise<number> {
  const system = withShownNotes(surroundings);
  const request = await readCommandLine(commandGroups, args, system);
  if (typeof request === "number") return request;
  try {
    return await answered(request, system);
  } catch (error) {
    return failed(error, system);
  }
}

/** What is said of AWS's answers is what AWS says: no terminal may obey it. */
function withShownNotes({ terminal, ...system }: System): System {
  const note = (line: string) => {
    terminal.note(shownText(line));
  };
  const progress = (text: string) => {
    terminal.progress(shownText(text));
  };
  return { ...system, terminal: { ...terminal, note, progress } };
}

async function answered({ definition, path, given }: Request, system: System): Promise<number> {
  const { json, dryRun, yes, profile, role, names, ...own } = given;
  const action = await definition.load();
  const { problemsOf, commonSchema } = await import("./command/check-given.ts");
  const common = { json, dryRun, yes, profile, role, names };
  const problems = [
    ...problemsOf(
      action.given,
      own,
      (definition.arguments ?? []).map(({ name }) => name),
    ),
    ...problemsOf(commonSchema, common),
  ];
  if (problems.length > 0) {
    throw new WrongUse(...problems, `npm run mlops -- ${path} --help says how it is used`);
  }
  const choice = commonSchema.parse(common);
  const context: CommandContext = {
    ...system,
    isDryRun: choice.dryRun,
    isConfirmed: choice.yes,
    isJson: choice.json,
    connect: async (stack) => {
      const { connect } = await import("./aws/connection.ts");
      return connect(system.root, stack, choice, choice.names);
    },
  };
  const {
    data,
    lines,
    status: answer = status.success,
  } = await unlessInterrupted(action.run(own, context), definition.changes === true, system);
  if (choice.json) system.terminal.print(shownJson(data));
  else for (const line of lines) system.terminal.print(shownText(line));
  return answer;
}

async function failed(error: unknown, { terminal }: System): Promise<number> {
  if (error instanceof WrongUse) {
    for (const problem of error.problems) terminal.note(problem);
    return status.wrongUse;
  }
  if (error instanceof NotFollowed || error instanceof Interrupted) {
    terminal.note(error.message);
    return error.status;
  }
  const { awsRefusal } = await import("./aws/refusal.ts");
  const refusal = error instanceof AwsRefusal ? error : awsRefusal(error);
  if (refusal === undefined) {
    terminal.note(faultText(error));
    return status.wrongUse;
  }
  terminal.note(refusal.message);
  for (const advice of refusal.advice) terminal.note(`  ${advice}`);
  return status.refused;
}

/** What the system says of a file; of a fault in the command itself, where it is: that helps whoever mends it. */
function faultText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "syscall" in error ? error.message : (error.stack ?? error.message);
}
