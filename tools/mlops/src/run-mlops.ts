import type { CommandContext } from "./command/context.ts";
import { AwsRefusal, NotFollowed, WrongUse, status } from "./command/failures.ts";
import { type Request, readCommandLine } from "./command/program.ts";
import type { System } from "./command/system.ts";
import { commandGroups } from "./command-groups.ts";

/**
 * Run a command line.
 * @param args what comes after `npm run mlops --`
 * @returns the exit status
 */
export async function runMlops(args: readonly string[], system: System): Promise<number> {
  const request = await readCommandLine(commandGroups, args, system);
  if (typeof request === "number") return request;
  try {
    return await answered(request, system);
  } catch (error) {
    return failed(error, system);
  }
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
  const { data, lines, status: answer = status.success } = await action.run(own, context);
  if (choice.json) system.terminal.print(JSON.stringify(data, undefined, 2));
  else for (const line of lines) system.terminal.print(line);
  return answer;
}

async function failed(error: unknown, { terminal }: System): Promise<number> {
  if (error instanceof WrongUse) {
    for (const problem of error.problems) terminal.note(problem);
    return status.wrongUse;
  }
  if (error instanceof NotFollowed) {
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
