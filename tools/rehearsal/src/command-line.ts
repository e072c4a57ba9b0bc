import { resolve } from "node:path";
import {
  type CommandDefinition,
  InputProblem,
  type OptionDefinitions,
  helpOption,
  parseCommandLine,
  refuseEmptyValues,
  timeLimitOf,
  timeoutOption,
  usageProblem,
} from "@mlops/preview/command";
import { type FindingKind, findingKinds } from "./finding.ts";

/** Folder of the pack that judges. */
const POLICY_PACK = "policies";

const options = {
  against: {
    type: "string",
    value: "DIR|FILE|REF",
    help:
      "what is there before: a folder that --out wrote, a file of `pulumi stack export --show-secrets`, or a commit of " +
      "this repository, whose programs are run; the report then says what the deployment changes",
  },
  destroy: {
    type: "boolean",
    default: false,
    help: "say in which order the stacks can be destroyed, what blocks that, and what stays",
  },
  out: {
    type: "string",
    value: "DIR",
    help: "write <stack>.state.json with all outputs, rehearsal.json and summary.md (for a pull request) to DIR",
  },
  accept: {
    type: "string",
    value: "KIND",
    multiple: true,
    help: "findings of this kind, such as stateful-deletion, do not make the command fail",
  },
  json: { type: "boolean", default: false, help: "print JSON" },
  "no-policy": { type: "boolean", default: false, help: "do not judge" },
  organization: {
    type: "string",
    value: "NAME",
    default: "organization",
    help: "organization that the programs see",
  },
  ...timeoutOption,
  "who-can": {
    type: "string",
    value: "ACTION",
    help: "say who may do this, such as s3:GetObject, with the resource named instead of PATTERN",
  },
  "what-can": { type: "string", value: "ROLE", help: "say what this role may do" },
  ...helpOption,
} as const satisfies OptionDefinitions;

/** The command `npm run rehearse`. */
export const rehearseCommand: CommandDefinition<typeof options> = {
  usage: [
    "npm run rehearse -- [PATTERN…] [options]",
    "npm run rehearse -- --who-can ACTION RESOURCE",
    "npm run rehearse -- --what-can ROLE",
  ],
  about:
    "Deploys stacks together into a pretend AWS, offline, where every value is known, and says what a deployment would " +
    "come upon. PATTERN is a stack's name; * stands for any text. Without a pattern, every stack that has a file is " +
    "rehearsed.",
  options,
  exitStatus:
    "0 all is well, 1 a deployment would fail, lose data or violate a mandatory policy, 2 something cannot be " +
    "rehearsed, or not be compared",
};

/** What the command line asks for. */
export interface RehearseCommand {
  readonly help: boolean;
  readonly patterns: readonly string[];
  /** What is there before, as it is given. @default - nothing to compare with */
  readonly against: string | undefined;
  /** Say what destroying the stacks comes upon. */
  readonly destroy: boolean;
  /** Folder for states and reports, absolute. @default - none are written */
  readonly out: string | undefined;
  /** Kinds of findings that do not make the command fail. */
  readonly accept: readonly FindingKind[];
  readonly json: boolean;
  /** Folders of the packs that judge. */
  readonly policyPacks: readonly string[];
  readonly organization: string;
  /** Milliseconds that the program of one stack may run. */
  readonly timeLimit: number;
  /** A question about access instead of a report. @default - a report */
  readonly question: AccessQuestion | undefined;
}

/** Who may do something with a resource, or what a role may do. */
export type AccessQuestion =
  { readonly action: string; readonly resource: string } | { readonly role: string };

/**
 * Read the command line.
 * @throws InputProblem for an option that does not exist, lacks its value or has a wrong one
 */
export function readRehearseCommandLine(args: readonly string[]): RehearseCommand {
  const { values, positionals } = parseCommandLine(rehearseCommand, args);
  refuseEmptyValues(rehearseCommand, values);
  const { "who-can": action, "what-can": role } = values;
  const question = questionOf(action, role, positionals);
  if (question) refuseBesideQuestion(action === undefined ? "--what-can" : "--who-can", values);
  return {
    help: values.help,
    patterns: question ? [] : positionals,
    against: values.against,
    destroy: values.destroy,
    out: values.out === undefined ? undefined : resolve(values.out),
    accept: (values.accept ?? []).map(acceptedKind),
    json: values.json,
    policyPacks: values["no-policy"] ? [] : [POLICY_PACK],
    organization: values.organization,
    timeLimit: timeLimitOf(rehearseCommand, values.timeout),
    question,
  };
}

function acceptedKind(text: string): FindingKind {
  const kind = findingKinds.find((known) => known === text);
  if (kind) return kind;
  throw usageProblem(rehearseCommand, `--accept: got "${text}"; expected one of ${findingKinds.join(", ")}`);
}

/** Only one question at a time, each about one thing. */
function questionOf(
  action: string | undefined,
  role: string | undefined,
  named: readonly string[],
): AccessQuestion | undefined {
  if (action !== undefined && role !== undefined) {
    throw new InputProblem("--who-can and --what-can: got both; expected one question");
  }
  if (role !== undefined) {
    if (named.length === 0) return { role };
    throw new InputProblem(`--what-can: got "${named.join(" ")}" besides the role; expected nothing`);
  }
  if (action === undefined) return undefined;
  if (!/^[a-z0-9-]+:\S+$/i.test(action)) {
    throw new InputProblem(
      `--who-can: got "${action}"; expected an action with its service, such as s3:GetObject`,
    );
  }
  const [resource, ...others] = named;
  if (resource !== undefined && others.length === 0) return { action, resource };
  throw new InputProblem(`--who-can: got ${named.length} resources; expected one: its ARN or name`);
}

/** Options that are about a report. */
const reportOnly = ["against", "destroy", "out", "accept"] as const;

function refuseBesideQuestion(asked: string, values: Readonly<Record<string, unknown>>): void {
  const given = reportOnly.filter((name) => values[name] !== undefined && values[name] !== false);
  if (given.length === 0) return;
  const names = given.map((name) => `--${name}`).join(", ");
  throw new InputProblem(
    `${asked}: got ${names} too; expected none of them, as an answer is about what all stacks make`,
  );
}
