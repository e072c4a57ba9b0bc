import { STATUS, print } from "@mlops/preview/command";
import type { AccessQuestion, RehearseCommand } from "../command-line.ts";
import { rehearse } from "../rehearsal.ts";
import { accessText, whatCan, whoCan } from "./questions.ts";

/**
 * Answer a question about access to what all stacks make.
 * @returns the exit status
 * @throws InputProblem if it names nothing of the stacks
 */
export async function answerQuestion(
  question: AccessQuestion,
  { organization, json }: Pick<RehearseCommand, "organization" | "json">,
): Promise<number> {
  const { stacks } = await rehearse({ organization });
  const resources = stacks.flatMap((stack) => stack.resources);
  const answers =
    "role" in question
      ? whatCan(resources, question.role)
      : whoCan(resources, question.action, question.resource);
  print(json ? JSON.stringify(answers, undefined, 2) : accessText(answers) || "nobody");
  return stacks.some(({ report }) => report.problems.length > 0) ? STATUS.failed : STATUS.success;
}
