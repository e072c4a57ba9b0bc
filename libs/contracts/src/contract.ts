import {
  type ComponentResourceOptions,
  ComponentResource,
  type Output,
  type StackReference,
  all,
  output,
} from "@pulumi/pulumi";
import { Parameter } from "@pulumi/aws/ssm/parameter.js";
import type { AwsEnvironment } from "@mlops/core";

/** A value that a contract carries: a text or a list of texts. Nothing secret goes into a contract. */
type Carried = Output<string> | Output<string[]>;

/** What a reference is made of: where it lives, and values that only a deployment knows. */
export type Reference = { readonly environment: AwsEnvironment };

type Field<Ref extends Reference> = Exclude<keyof Ref & string, "environment">;

/** The form of a reference, stated once: the app that exports it and the app that reads it agree on this. */
export interface Contract<Ref extends Reference> {
  /** Name of the stack output, and folder of the SSM parameters. */
  readonly name: string;
  /** Every field of the reference but `environment`, and whether it is one text or a list. */
  readonly fields: Readonly<Record<Field<Ref>, "text" | "list">>;
}

/** A stack output: what another stack reads back with {@link readContract}. */
export type Exported = Readonly<Record<string, Carried | AwsEnvironment>>;

/**
 * Publishes a reference to SSM, one parameter for each field, under `/mlops/<environment>/<contract>/`, for
 * notebooks and scripts that know nothing of Pulumi. Lists become `StringList`.
 */
export class Publication<Ref extends Reference> extends ComponentResource {
  /** The reference as a stack output, under the contract's name. */
  readonly exported: Exported;

  constructor(contract: Contract<Ref>, ref: Ref, opts?: ComponentResourceOptions) {
    super("mlops:contracts:Publication", contract.name, {}, opts);
    const fields = fieldsOf(contract, ref);
    for (const [field, value] of fields) {
      new Parameter(
        `${contract.name}-${kebab(field)}`,
        {
          name: `/mlops/${ref.environment.name}/${contract.name}/${kebab(field)}`,
          // What kind it is is known before anything exists, though the value may not be.
          type: contract.fields[field] === "list" ? "StringList" : "String",
          // Nothing in a contract is secret; `value` would hide it in every preview.
          insecureValue: output<string | string[]>(value).apply((text) =>
            Array.isArray(text) ? text.join(",") : text,
          ),
          description: `${field} of the ${contract.name} contract`,
        },
        { parent: this },
      );
    }
    this.exported = { environment: ref.environment, ...Object.fromEntries(fields) };
    this.registerOutputs({});
  }
}

/**
 * Read a reference that another stack exports.
 * @param stack the other stack
 * @param environment where the reader expects it to live. A reference into another account would build things that
 * cannot reach each other, so the values stay out of reach unless account and region agree.
 * @returns the reference; its values fail, naming both sides, if the other stack exports something else
 */
export function readContract<Ref extends Reference>(
  contract: Contract<Ref>,
  stack: StackReference,
  environment: AwsEnvironment,
): Ref {
  const exported = all([stack.requireOutput(contract.name), stack.name]).apply(([value, stackName]) =>
    checked(contract, value, stackName, environment),
  );
  const fields = (Object.keys(contract.fields) as Field<Ref>[]).map((field) => [
    field,
    exported.apply((values) => values[field]),
  ]);
  // The fields are exactly those of Ref: Contract.fields has a key for each.
  return { environment, ...Object.fromEntries(fields) } as Ref;
}

function checked<Ref extends Reference>(
  contract: Contract<Ref>,
  value: unknown,
  stackName: string,
  environment: AwsEnvironment,
): Record<string, unknown> {
  const values = isRecord(value) ? value : {};
  const there = isRecord(values.environment) ? values.environment : {};
  const problems = Object.entries(contract.fields)
    .filter(([field, kind]) =>
      kind === "list" ? !Array.isArray(values[field]) : typeof values[field] !== "string",
    )
    .map(([field, kind]) => `${field}: expected a ${kind}, got ${JSON.stringify(values[field])}`);
  if (there.account !== environment.account || there.region !== environment.region) {
    problems.push(
      `it lives in account ${String(there.account)}, ${String(there.region)}; ` +
        `expected account ${environment.account}, ${environment.region}`,
    );
  }
  if (problems.length > 0) {
    throw new Error(`output "${contract.name}" of stack ${stackName} cannot be used: ${problems.join("; ")}`);
  }
  return values;
}

function fieldsOf<Ref extends Reference>(contract: Contract<Ref>, ref: Ref): [Field<Ref>, Carried][] {
  return (Object.keys(contract.fields) as Field<Ref>[]).map((field) => [field, ref[field] as Carried]);
}

function kebab(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
