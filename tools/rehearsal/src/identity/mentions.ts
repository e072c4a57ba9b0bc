import { type RegisteredResource, type WireValue, isWireObject, signatureOf } from "@mlops/engine";
import { type NamedThing, thingsIn } from "./named-thing.ts";

/** A place in a resource's inputs that names something. */
export interface Mention {
  readonly thing: NamedThing;
  /** Such as `policy.Statement.0.Resource`. */
  readonly path: string;
  /** What the document gives to what it names, if it is a policy: whoever is named gets something, or what is named. */
  readonly role: "principal" | "resource" | "other";
}

/** Inputs that name something by its bare name, by what they name. */
const nameProperties: Readonly<Record<string, string>> = {
  bucket: "bucket",
  endpointConfigName: "endpoint configuration",
  endpointName: "endpoint",
  eventBusName: "event bus",
  functionName: "function",
  modelPackageGroupName: "model package group",
  pipelineName: "pipeline",
  queueName: "queue",
  role: "role",
};

/** Everything that the inputs of a resource name. Secrets are left out, and files. */
export function mentionsOf({ inputs }: Pick<RegisteredResource, "inputs">): Mention[] {
  return Object.entries(inputs).flatMap(([key, value]) => mentionsIn(value, [key]));
}

function mentionsIn(value: WireValue, path: readonly string[]): Mention[] {
  if (typeof value === "string") return mentionsInText(value, path);
  if (Array.isArray(value)) return value.flatMap((part, index) => mentionsIn(part, [...path, String(index)]));
  if (!isWireObject(value)) return [];
  const signature = signatureOf(value);
  if (signature === "output" && value.secret !== true) return mentionsIn(value.value ?? null, path);
  if (signature !== undefined) return [];
  return Object.entries(value).flatMap(([key, part]) => mentionsIn(part, [...path, key]));
}

function mentionsInText(text: string, path: readonly string[]): Mention[] {
  const document = /^\s*[[{]/.test(text) ? jsonOf(text) : undefined;
  if (document !== undefined) return mentionsIn(document, path);
  const property = lowerFirst(path.at(-1) ?? "");
  const kind = nameProperties[property];
  const isBareName = kind !== undefined && /^[\w.-]+$/.test(text);
  const things = isBareName ? [{ kind, account: undefined, region: undefined, name: text }] : thingsIn(text);
  return things.map((thing) => ({ thing, path: path.join("."), role: roleOf(path) }));
}

function jsonOf(text: string): WireValue | undefined {
  try {
    return JSON.parse(text) as WireValue;
  } catch {
    return undefined;
  }
}

/** Names of CloudFormation begin with a capital. */
function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function roleOf(path: readonly string[]): Mention["role"] {
  if (path.includes("Principal") || path.includes("aws:PrincipalArn")) return "principal";
  return path.includes("Statement") ? "resource" : "other";
}
