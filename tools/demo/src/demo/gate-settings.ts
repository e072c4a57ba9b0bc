import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { InputProblem } from "@mlops/preview/command";

/** The stack file that says how the delivery pipeline tests the product's endpoint. */
const stackFile = "stacks/Pulumi.delivery.shared.yaml";

const share = z.number().positive().max(1);
const gateSettings = z.looseObject({
  minMatchRate: share,
  contentType: z.string(),
  answer: z.string(),
});
const delivery = z.looseObject({
  config: z.looseObject({
    "mlops-platform:tooling": z.looseObject({
      products: z.looseObject({
        sentiment: z.looseObject({ deploy: z.looseObject({ test: gateSettings }) }),
      }),
    }),
  }),
});

/** How the gate tests the product's endpoint. How fast it has to be is a matter of its instances, not of this machine. */
export interface GateSettings {
  /** Share of the held texts that must be answered as labelled, above 0 and at most 1. */
  readonly minMatchRate: number;
  /** Type of the requests. */
  readonly contentType: string;
  /** Where the label is in an answer: keys and indexes, with dots. */
  readonly answer: string;
}

/**
 * The settings that the delivery pipeline's gate has for the product.
 * @param root of the repository
 * @throws InputProblem if the stack file has none
 */
export async function readGateSettings(root: string): Promise<GateSettings> {
  const read = delivery.safeParse(parse(await readFile(join(root, stackFile), "utf8")));
  if (!read.success) throw new InputProblem(`${stackFile}: ${z.prettifyError(read.error)}`);
  const { minMatchRate, contentType, answer } =
    read.data.config["mlops-platform:tooling"].products.sentiment.deploy.test;
  return { minMatchRate, contentType, answer };
}
