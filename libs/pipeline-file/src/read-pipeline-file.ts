import { readFileSync } from "node:fs";
import { LineCounter, isNode, parseDocument } from "yaml";
import { type AwsEnvironment, problem, refusal, settingsProblems } from "@mlops/core";
import { imageProblems } from "./file-images.ts";
import { type PipelineFile, pipelineFileSettings } from "./pipeline-file-settings.ts";

/**
 * The checked content of a pipeline file.
 * @param path the file, from the root of the repository or absolute
 * @param environment where the pipeline will run
 * @throws RunError with every problem and its line
 */
export function readPipelineFile(path: string, environment: AwsEnvironment): PipelineFile {
  const lines = new LineCounter();
  const document = parseDocument(textOf(path), { lineCounter: lines, prettyErrors: false });
  const broken = document.errors.map(
    ({ pos, message }) => `${path}:${lines.linePos(pos[0]).line}: ${message}`,
  );
  if (broken.length > 0) throw refusal(`${path} cannot be read`, broken);
  const content: unknown = document.toJS({ maxAliasCount: 0 });
  const { region } = Object(content) as { readonly region?: unknown };
  const { data } = pipelineFileSettings.safeParse(content);
  const found = [
    ...settingsProblems(pipelineFileSettings, content),
    ...(data ? imageProblems(data, environment) : []),
    ...(typeof region === "string" && region !== environment.region
      ? [problem("region", region, JSON.stringify(environment.region), "it is the region of the stack")]
      : []),
  ];
  if (data && found.length === 0) return data;
  const lineOf = (text: string): number => {
    const keys = text.slice(0, text.indexOf(":")).split(".");
    const node = document.getIn(keys, true) ?? document.getIn(keys.slice(0, -1), true);
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    return lines.linePos(offset).line;
  };
  throw refusal(
    `${path} cannot be used`,
    found.map((text) => `${path}:${lineOf(text)}: ${text}`),
  );
}

/** @throws RunError if there is no such file */
function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw refusal(`${path} cannot be read`, [`${path}: got no file that can be read; expected a YAML file`]);
  }
}
