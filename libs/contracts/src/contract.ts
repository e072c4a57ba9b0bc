import type { Output } from "@pulumi/pulumi";
import type { AwsEnvironment } from "@mlops/core";

/** What every reference to something that a stack made has in common. */
export interface Reference {
  /** Environment, account and region that it is in. */
  readonly environment: AwsEnvironment;
}

/** The value of a field: a string or a list of strings, never a secret. */
export type FieldValue = Output<string> | Output<string[]>;

/** Name of a reference's field whose value only a deployment knows. */
export type FieldName<Ref extends Reference> = {
  [Key in keyof Ref & string]: Ref[Key] extends FieldValue ? Key : never;
}[keyof Ref & string];

/** The plain parts of a reference besides its environment: they decide what is built from it. */
export type PlainParts<Ref extends Reference> = Omit<Ref, FieldName<Ref> | "environment">;

/** The fields of a reference, stated once for the app that exports it and the apps that read it. */
export interface Contract<Ref extends Reference> {
  /** Name of the stack output, and of the folder of SSM parameters. Lower-case letters and hyphens. */
  readonly name: string;
  /**
   * Which of several that one app publishes under the same name, as {@link instanceOf} sets it. Lower-case letters,
   * digits and hyphens.
   * @default - the only one
   */
  readonly instance?: string;
  /** Type of the SSM parameter of each field of the reference that only a deployment knows. */
  readonly fields: Readonly<Record<FieldName<Ref>, "String" | "StringList">>;
  /**
   * Names of the plain parts of the reference besides `environment`. Who reads it states them, because they decide what
   * is built from it; what the other stack exports has to be the same.
   * @default - none
   */
  readonly plain?: readonly (keyof PlainParts<Ref> & string)[];
}

/**
 * The contract of one of several references of a kind that one app exports: `instanceOf(endpointContract, "churn")`.
 * Who publishes it and who reads it name the same instance.
 * @param instance lower-case letters, digits and hyphens, a letter first
 * @throws Error if it is anything else
 */
export function instanceOf<Ref extends Reference>(contract: Contract<Ref>, instance: string): Contract<Ref> {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(instance)) return { ...contract, instance };
  throw new Error(
    `instance of contract ${contract.name}: got "${instance}"; expected lower-case letters, digits and single hyphens, a letter first`,
  );
}

/** The stack output that a contract's reference is exported as, such as `endpoint` or `endpoint-churn`. */
export function outputName<Ref extends Reference>({ name, instance }: Contract<Ref>): string {
  return instance === undefined ? name : `${name}-${instance}`;
}

/** The names of the fields of a contract. */
export function fieldNames<Ref extends Reference>({ fields }: Contract<Ref>): FieldName<Ref>[] {
  return Object.keys(fields) as FieldName<Ref>[];
}
