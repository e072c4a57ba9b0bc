import { type Progress, STATUS, paint, print, printJson, terminalWidth } from "@mlops/preview/command";
import type { AccessQuestion, RehearseCommand } from "../command-line.ts";
import { isComplete, ownProblems } from "../failed-stacks.ts";
import { rehearse } from "../rehearsal.ts";
import { accessAnswerText } from "../report/access-answer-text.ts";
import { whatCan, whoCan } from "./questions.ts";

/**
 * Answer a question about access to what all stacks make.
 * @returns the exit status
 * @throws InputProblem if it names nothing of the stacks
 */
export async function answerQuestion(
  question: AccessQuestion,
  { organization, timeLimit, json }: Pick<RehearseCommand, "organization" | "timeLimit" | "json">,
  progress: Progress,
): Promise<number> {
  const onStart = (stack: string) => progress.show(`running ${stack}`);
  const { stacks } = await rehearse({ organization, timeLimit, onStart });
  const resources = stacks.filter(isComplete).flatMap((stack) => stack.resources);
  const answers =
    "role" in question
      ? whatCan(resources, question.role)
      : whoCan(resources, question.action, question.resource);
  progress.clear();
  if (json) printJson(answers);
  else print(accessAnswerText(answers, { paint, width: terminalWidth() }));
  const failures = stacks.flatMap((failed) =>
    ownProblems(failed, stacks).map(({ message }) => `${failed.stack} fails and is left out: ${message}\n`),
  );
  for (const failure of failures) process.stderr.write(failure);
  return failures.length > 0 ? STATUS.failed : STATUS.success;
}
