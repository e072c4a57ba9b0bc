import { closeSync, openSync, readSync } from "node:fs";
import { resolve } from "node:path";
import { getRootDirectory } from "@pulumi/pulumi";
import { LineCounter, isAlias, isNode, parseDocument, visit } from "yaml";
import { parseArn } from "@mlops/aws";
import { type AwsEnvironment, problem, refusal, settingsProblems } from "@mlops/core";
import { imageProblems } from "./file-images.ts";
import { type PipelineFile, pipelineFileSettings } from "./pipeline-file-settings.ts";

/** Most bytes of a pipeline file: far more than one needs, and few enough to be judged at once. */
const maxBytes = 64 * 1024;

/**
 * The checked content of a pipeline file.
 * @param path the file, from the root of the repository or absolute
 * @param environment where the pipeline will run
 * @throws RunError with every problem and its line
 */
export function readPipelineFile(path: string, environment: AwsEnvironment): PipelineFile {
  const lines = new LineCounter();
  const document = parseDocument(textOf(path), { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const broken = [
    // A tag that is not known is a warning, and its value a text.
    ...[...document.errors, ...document.warnings].map(
      ({ pos, message }) => `${path}:${lineAt(pos[0])}: ${message}`,
    ),
    ...aliasOffsets(document).map(
      (offset) => `${path}:${lineAt(offset)}: got an alias; expected the value itself`,
    ),
  ];
  if (broken.length > 0) throw refusal(`${path} cannot be read`, broken);
  const content: unknown = document.toJS({ maxAliasCount: 0 });
  const { region } = Object(content) as { readonly region?: unknown };
  const { data } = pipelineFileSettings.safeParse(content);
  const found = [
    ...settingsProblems(pipelineFileSettings, content),
    ...(data ? imageProblems(data, environment) : []),
    ...(data ? roleProblems(data, environment) : []),
    ...(typeof region === "string" && region !== environment.region
      ? [problem("region", region, JSON.stringify(environment.region), "it is the region of the stack")]
      : []),
  ];
  if (data && found.length === 0) return data;
  const lineOf = (text: string): number => {
    const keys = text.slice(0, text.indexOf(":")).split(".");
    const node = document.getIn(keys, true) ?? document.getIn(keys.slice(0, -1), true);
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    return lineAt(offset);
  };
  throw refusal(
    `${path} cannot be used`,
    found.map((text) => `${path}:${lineOf(text)}: ${text}`),
  );
}

/** IAM hands roles over to services of their own account only. */
function roleProblems({ role }: PipelineFile, { account }: AwsEnvironment): string[] {
  if (role === undefined || parseArn(role)?.account === account) return [];
  return [
    problem("role", role, `a role of account ${account}`, "roles are passed in their own account only"),
  ];
}

/** Where a document refers to another part of itself: a few lines of it can stand for any number of values. */
function aliasOffsets(document: ReturnType<typeof parseDocument>): number[] {
  const offsets: number[] = [];
  visit(document, (_, node) => {
    if (isAlias(node)) offsets.push(node.range?.[0] ?? 0);
  });
  return offsets;
}

/** @throws RunError if there is no such file, or if it is too large for a pipeline file */
function textOf(path: string): string {
  const bytes = Buffer.alloc(maxBytes + 1);
  let length = 0;
  try {
    const handle = openSync(resolve(getRootDirectory(), path), "r");
    try {
      length = readSync(handle, bytes);
    } finally {
      closeSync(handle);
    }
  } catch {
    throw refusal(`${path} cannot be read`, [`${path}: got no file that can be read; expected a YAML file`]);
  }
  if (length <= maxBytes) return bytes.toString("utf8", 0, length);
  throw refusal(`${path} cannot be read`, [
    `${path}: got more than ${maxBytes} bytes; expected a file of at most ${maxBytes}`,
  ]);
}
