import { type ParsedDefinition, definitionMermaid } from "@mlops/pipeline-definition";
import { InputProblem, STATUS, print } from "@mlops/preview/command";
import type { PipelineCommand } from "./command-line.ts";
import { readDefinitionFile } from "./definition-file.ts";

/** A file and what was found in it. */
interface JudgedFile extends ParsedDefinition {
  readonly file: string;
}

/**
 * Judge definitions, or draw one.
 * @returns the exit status
 * @throws InputProblem for the files that cannot be read, after the others were judged
 */
export function runPipeline({ action, files, json }: PipelineCommand): number {
  const unreadable: string[] = [];
  const judged = files.flatMap((file) => {
    try {
      return [{ file, ...readDefinitionFile(file) }];
    } catch (error) {
      if (!(error instanceof InputProblem)) throw error;
      unreadable.push(...error.problems);
      return [];
    }
  });
  if (action === "draw") for (const { definition } of judged) print(definitionMermaid(definition));
  else if (json) print(jsonText(judged));
  else if (judged.length > 0) print(reportText(judged));
  if (unreadable.length > 0) throw new InputProblem(...unreadable);
  const isWrong = action === "check" && judged.some(({ problems }) => problems.length > 0);
  return isWrong ? STATUS.violated : STATUS.success;
}

function jsonText(judged: readonly JudgedFile[]): string {
  return JSON.stringify({ files: judged.map(({ file, problems }) => ({ file, problems })) }, undefined, 2);
}

/** A line for each problem, and one for each file that has none. */
function reportText(judged: readonly JudgedFile[]): string {
  const lines = judged.flatMap(({ file, problems }) =>
    problems.length === 0 ? [`${file}: no problems`] : problems.map(({ text }) => `${file}: ${text}`),
  );
  const count = judged.reduce((sum, { problems }) => sum + problems.length, 0);
  return [...lines, `${counted(judged.length, "definition")}, ${counted(count, "problem")}`].join("\n");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
