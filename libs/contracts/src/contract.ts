import type { Output } from "@pulumi/pulumi";
import type { AwsEnvironment } from "@mlops/core";

/** What every reference to something that a stack made has in common. */
export interface Reference {
  /** Environment, account and region that it is in. */
  readonly environment: AwsEnvironment;
}

/** Name of a reference's field whose value only a deployment knows. */
export type FieldName<Ref extends Reference> = Exclude<keyof Ref & string, "environment">;

/** The value of a field: a string or a list of strings, never a secret. */
export type FieldValue = Output<string> | Output<string[]>;

/** The fields of a reference, stated once for the app that exports it and the apps that read it. */
export interface Contract<Ref extends Reference> {
  /** Name of the stack output, and of the folder of SSM parameters. Lower-case letters and hyphens. */
  readonly name: string;
  /** Type of the SSM parameter of each field of the reference, without `environment`. */
  readonly fields: Readonly<Record<FieldName<Ref>, "String" | "StringList">>;
}

/** The names of the fields of a contract. */
export function fieldNames<Ref extends Reference>({ fields }: Contract<Ref>): FieldName<Ref>[] {
  return Object.keys(fields) as FieldName<Ref>[];
}
