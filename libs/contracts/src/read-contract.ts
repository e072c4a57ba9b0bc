import { isDeepStrictEqual } from "node:util";
import { type Output, type StackReference, all } from "@pulumi/pulumi";
import { z } from "zod";
import { type AwsEnvironment, refusal, settingsProblems } from "@mlops/core";
import { type Contract, type PlainParts, type Reference, fieldNames, outputName } from "./contract.ts";
import { notDeployed } from "./not-deployed.ts";

/**
 * Read a reference that another stack exports.
 * @param stack the other stack
 * @param environment where the other stack must be: mostly where the reader is, because what is built from references
 * of another account cannot be reached; otherwise a place that the reader trusts
 * @param plain the plain parts of the reference, as the other stack has to export them, if the contract has any
 * @returns the reference, in `environment`. Its values fail with a RunError that names stack, output and every problem,
 * if the stack exports something else or is in another account or region; and with one that says what to deploy first,
 * the same for every contract of the stack, if the stack does not export it.
 */
export function readContract<Ref extends Reference>(
  contract: Contract<Ref>,
  stack: StackReference,
  environment: AwsEnvironment,
  ...[plain]: Stated<Ref>
): Ref {
  const schema = outputSchema(contract, environment, { ...plain });
  const exported: Output<z.output<typeof schema>> = all([
    stack.getOutput(outputName(contract)),
    stack.name,
  ]).apply(([value, stackName]) => {
    if (value === undefined) throw notDeployed(stack, stackName, outputName(contract));
    const problems = settingsProblems(schema, value);
    if (problems.length === 0) return schema.parse(value);
    throw refusal(`output "${outputName(contract)}" of stack ${stackName} cannot be used`, problems);
  });
  const values = fieldNames(contract).map((field) => [field, exported.apply((fields) => fields[field])]);
  // The fields are exactly those of Ref: Contract.fields has a key for each.
  return { environment, ...plain, ...Object.fromEntries(values) } as Ref;
}

/** What a reader states of a reference: its plain parts, if it has any. */
type Stated<Ref extends Reference> = keyof PlainParts<Ref> extends never ? [] : [plain: PlainParts<Ref>];

/** What a stack in `environment` exports under the contract's name. */
function outputSchema<Ref extends Reference>(
  contract: Contract<Ref>,
  { account, region }: AwsEnvironment,
  plain: Readonly<Record<string, unknown>>,
): z.ZodType<Record<string, unknown>> {
  const own = (value: string, what: string) =>
    z.literal(value, { error: `expected "${value}", the ${what} that the stack that reads it names` });
  return z.object({
    environment: z.object({ account: own(account, "account"), region: own(region, "region") }),
    ...Object.fromEntries(Object.entries(plain).map(([part, stated]) => [part, sameValue(stated)])),
    ...Object.fromEntries(
      fieldNames(contract).map((field) => [
        field,
        contract.fields[field] === "StringList" ? z.array(z.string()) : z.string(),
      ]),
    ),
  });
}

/** A value that the reading stack states; JSON in any order of keys. */
function sameValue(stated: unknown): z.ZodType {
  const error = `expected ${JSON.stringify(stated)}, as the stack that reads it states`;
  return z.unknown().refine((value) => isDeepStrictEqual(value, stated), { error });
}
