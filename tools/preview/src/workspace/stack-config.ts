import { type ConfigText, configText } from "./config-values.ts";
import { InputProblem } from "./input-problem.ts";
import { mismatch } from "./mismatch.ts";
import { type ConfigType, type Project, withNamespace } from "./project.ts";
import { YamlFile } from "./yaml-file.ts";

/** Configuration of a stack as its program receives it. */
export interface StackConfig {
  /** Text by key with namespace. */
  readonly config: Readonly<Record<string, string>>;
  /** Keys whose value is a secret, which a preview cannot open. */
  readonly secretKeys: readonly string[];
}

/**
 * Configuration of one stack: its file, and what the project gives every stack.
 * @throws InputProblem with every problem of the file
 */
export function readStackConfig(
  project: Project,
  { path, label }: { path: string; label: string },
): StackConfig {
  const file = new YamlFile(path, label);
  const { config: own = {} } = file.content();
  if (typeof own !== "object" || Array.isArray(own)) {
    throw file.problem(["config"], mismatch(own, "a map of keys"));
  }
  const problems: string[] = [];
  const texts = new Map<string, ConfigText>();
  for (const [key, value] of Object.entries(own ?? {}) as [string, unknown][]) {
    try {
      const problem = (message: string) => file.problem(["config", key], message);
      const fullKey = withNamespace(key, project.name, problem);
      texts.set(fullKey, configText(value, problem));
      const type = project.config.find((entry) => entry.key === fullKey)?.type;
      if (type !== undefined && !hasType(value, type)) {
        problems.push(file.problemText(["config", key], mismatch(value, type)));
      }
    } catch (error) {
      if (!(error instanceof InputProblem)) throw error;
      problems.push(...error.problems);
    }
  }
  problems.push(...addProjectValues(texts, project, label));
  if (problems.length > 0) throw new InputProblem(...problems);
  return {
    config: Object.fromEntries([...texts].map(([key, { text }]) => [key, text])),
    secretKeys: [...texts].filter(([, { secret }]) => secret).map(([key]) => key),
  };
}

/**
 * Add what the project gives every stack that says nothing else.
 * @returns a problem for each key that the project asks for and the stack lacks
 */
function addProjectValues(texts: Map<string, ConfigText>, project: Project, label: string): string[] {
  return project.config.flatMap(({ key, value }) => {
    if (texts.has(key)) return [];
    if (value) {
      const problem = (message: string) => new InputProblem(`Pulumi.yaml: config.${key}: ${message}`);
      texts.set(key, configText(value.of, problem));
      return [];
    }
    const isOfProject = key.startsWith(`${project.name}:`);
    return isOfProject ? [`${label}: config: ${key} is missing; Pulumi.yaml asks every stack for it`] : [];
  });
}

/** Values may also be written as text. */
function hasType(value: unknown, type: ConfigType): boolean {
  switch (type) {
    case "string":
      return typeof value === "string" || isSecureMap(value);
    case "integer":
      return Number.isInteger(value) || (typeof value === "string" && /^-?\d+$/.test(value));
    case "boolean":
      return typeof value === "boolean" || value === "true" || value === "false";
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
  }
}

function isSecureMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && "secure" in value;
}
