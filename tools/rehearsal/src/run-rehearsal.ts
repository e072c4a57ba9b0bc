import { STATUS, print } from "@mlops/preview/command";
import { answerQuestion } from "./access/answer-question.ts";
import type { RehearseCommand } from "./command-line.ts";
import { findingsOf } from "./findings.ts";
import { rehearse } from "./rehearsal.ts";
import { terminalText } from "./report/terminal-text.ts";

/**
 * Rehearse stacks and report on them.
 * @returns the exit status
 */
export async function runRehearsal(command: RehearseCommand): Promise<number> {
  const { patterns, organization, json, question } = command;
  if (question) return answerQuestion(question, command);
  const rehearsal = await rehearse({ patterns, organization, policyPacks: ["policies"] });
  const findings = findingsOf(rehearsal);
  print(json ? JSON.stringify(findings, undefined, 2) : terminalText(rehearsal, findings));
  if (rehearsal.stacks.some(({ report }) => report.problems.length > 0)) return STATUS.failed;
  const isViolated = rehearsal.stacks.some(({ report }) => report.counts.mandatory > 0);
  const isError = findings.some(({ severity }) => severity === "error");
  return isViolated || isError ? STATUS.violated : STATUS.success;
}
