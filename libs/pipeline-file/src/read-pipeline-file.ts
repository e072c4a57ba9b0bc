import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { resolve } from "node:path";
import { getRootDirectory } from "@pulumi/pulumi";
import { LineCounter, isAlias, isNode, parseDocument, visit } from "yaml";
import { type AwsEnvironment, choice, problem, refusal, settingsProblems } from "@mlops/core";
import { imageProblems } from "./file-images.ts";
import { type PipelineFile, pipelineFileSettings } from "./pipeline-file-settings.ts";

/** Most bytes of a pipeline file: far more than one needs, and few enough to be judged at once. */
const maxBytes = 64 * 1024;

/** What a pipeline file may refer to. */
interface FileScope {
  /** Where the pipeline will run. */
  readonly environment: AwsEnvironment;
  /** Names of the models of the registry. */
  readonly models: readonly string[];
  /** Names of the roles that jobs may run under. */
  readonly roles: readonly string[];
}

/**
 * The checked content of a pipeline file.
 * @param path the file, from the root of the repository or absolute
 * @throws RunError with every problem and its line
 */
export function readPipelineFile(path: string, scope: FileScope): PipelineFile {
  const { environment } = scope;
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
    ...(data ? nameProblems(data, scope) : []),
    ...(data ? packageProblems(data) : []),
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

/** Models and roles that the stack does not have for the file. */
function nameProblems(file: PipelineFile, { models, roles }: FileScope): string[] {
  const { model_package_group_name: model, role } = file;
  const unknown = (key: string, name: string, names: readonly string[], none: string) =>
    names.includes(name) ? [] : [problem(key, name, names.length === 0 ? none : choice(names))];
  const noModel = "a model of the registry: the stack gives the pipeline none";
  const noRole = "nothing: the stack lets files name no role";
  return [
    ...unknown("model_package_group_name", model, models, noModel),
    ...(role === undefined ? [] : unknown("role", role, roles, noRole)),
  ];
}

/** Packages that no network is there to fetch. */
function packageProblems({ source_dir: folder, network_isolation: isIsolated }: PipelineFile): string[] {
  const hasPackages = existsSync(resolve(getRootDirectory(), folder, "requirements.txt"));
  if (!isIsolated || !hasPackages) return [];
  const expected = "false, because the packages of requirements.txt are installed before the scripts run";
  return [problem("network_isolation", true, expected, `or take requirements.txt out of ${folder}`)];
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
