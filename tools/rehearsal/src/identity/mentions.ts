import {
  type RegisteredResource,
  type WireValue,
  isWireObject,
  signatureOf,
  toPlainProperties,
} from "@mlops/engine";
import { type NamedThing, thingsIn } from "./named-thing.ts";
import { type PlacedText, textsIn } from "./placed-texts.ts";

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
  const values = Object.fromEntries(Object.entries(inputs).filter(([, value]) => !isFile(value)));
  return textsIn(toPlainProperties(values)).flatMap((placed) => (placed.isSecret ? [] : mentionsIn(placed)));
}

function isFile(value: WireValue): boolean {
  const signature = isWireObject(value) ? signatureOf(value) : undefined;
  return signature === "asset" || signature === "archive";
}

function mentionsIn({ text, path }: PlacedText): Mention[] {
  const kind = nameProperties[lowerFirst(path.at(-1) ?? "")];
  const isBareName = kind !== undefined && /^[\w.-]+$/.test(text);
  const things = isBareName ? [{ kind, account: undefined, region: undefined, name: text }] : thingsIn(text);
  return things.map((thing) => ({ thing, path: path.join("."), role: roleOf(path) }));
}

/** Names of CloudFormation begin with a capital. */
function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function roleOf(path: readonly string[]): Mention["role"] {
  if (path.includes("Principal") || path.includes("aws:PrincipalArn")) return "principal";
  return path.includes("Statement") ? "resource" : "other";
}
