import { type S3Location, parseS3Uri } from "@mlops/aws";
import type { Connection } from "../aws/connection.ts";
import { type StackValues, stackValues } from "../aws/stack-values.ts";
import { asRecord } from "../command/as-record.ts";
import type { CommandContext } from "../command/context.ts";
import { WrongUse } from "../command/failures.ts";

/** Where the monitors of a stack read labels. */
export interface LabelsPlace {
  readonly connection: Connection;
  /** The bucket, and the prefix of the keys, which ends in /. */
  readonly location: S3Location;
  /** Whether the model predicts a number. */
  readonly isNumeric: boolean;
}

/**
 * Where the monitors of a stack read labels: `groundTruth` of the stack file, a key of the environment's data bucket, or
 * an S3 URI.
 * @param section of the stack file. @default - the only one that has `groundTruth`
 * @throws WrongUse if there is none, or not only one
 */
export async function labelsPlace(
  { root, connect }: Pick<CommandContext, "root" | "connect">,
  stack: string,
  section: string | undefined,
): Promise<LabelsPlace> {
  const values = stackValues(root, stack);
  const sections = Object.keys(values).filter((key) => prefixOf(values, key) !== undefined);
  const [only = ""] = sections;
  const chosen = section ?? only;
  const prefix = prefixOf(values, chosen);
  if (prefix === undefined || (section === undefined && sections.length > 1)) {
    const there =
      sections.length > 0
        ? `one of ${sections.join(", ")}`
        : `a section with groundTruth in the file of ${stack}`;
    throw new WrongUse(`--section: got ${section ?? "nothing"}; expected ${there}`);
  }
  if (!prefix.endsWith("/")) {
    throw new WrongUse(`${chosen}.groundTruth: got "${prefix}"; expected a prefix that ends in /`);
  }
  const connection = await connect(stack);
  const isNumeric = asRecord(values[chosen])["problem"] === "regression";
  const location = parseS3Uri(prefix);
  if (location !== undefined) return { connection, location, isNumeric };
  const platform = await connect(`platform.${connection.place.environment}`);
  const { dataBucketName: bucket } = await platform.names.of("ml-environment", ["dataBucketName"]);
  return { connection, location: { bucket, key: prefix }, isNumeric };
}

function prefixOf(values: StackValues, section: string): string | undefined {
  const { groundTruth } = asRecord(values[section]);
  return typeof groundTruth === "string" ? groundTruth : undefined;
}
