import { type Output, type StackReference, all } from "@pulumi/pulumi";
import { z } from "zod";
import { type AwsEnvironment, refusal, settingsProblems } from "@mlops/core";
import { type Contract, type Reference, fieldNames, outputName } from "./contract.ts";

/**
 * Read a reference that another stack exports.
 * @param stack the other stack
 * @param environment where the other stack must be: mostly where the reader is, because what is built from references
 * of another account cannot be reached; otherwise a place that the reader trusts
 * @returns the reference, in `environment`. Its values fail with a RunError that names stack, output and every problem,
 * if the stack exports something else or is in another account or region.
 */
export function readContract<Ref extends Reference>(
  contract: Contract<Ref>,
  stack: StackReference,
  environment: AwsEnvironment,
): Ref {
  const schema = outputSchema(contract, environment);
  const exported: Output<z.output<typeof schema>> = all([
    stack.requireOutput(outputName(contract)),
    stack.name,
  ]).apply(([value, stackName]) => {
    const problems = settingsProblems(schema, value);
    if (problems.length === 0) return schema.parse(value);
    throw refusal(`output "${outputName(contract)}" of stack ${stackName} cannot be used`, problems);
  });
  const values = fieldNames(contract).map((field) => [field, exported.apply((fields) => fields[field])]);
  // The fields are exactly those of Ref: Contract.fields has a key for each.
  return { environment, ...Object.fromEntries(values) } as Ref;
}

/** What a stack in `environment` exports under the contract's name. */
function outputSchema<Ref extends Reference>(
  contract: Contract<Ref>,
  { account, region }: AwsEnvironment,
): z.ZodType<Record<string, unknown>> {
  const own = (value: string, what: string) =>
    z.literal(value, { error: `expected "${value}", the ${what} that the stack that reads it names` });
  return z.object({
    environment: z.object({ account: own(account, "account"), region: own(region, "region") }),
    ...Object.fromEntries(
      fieldNames(contract).map((field) => [
        field,
        contract.fields[field] === "StringList" ? z.array(z.string()) : z.string(),
      ]),
    ),
  });
}
