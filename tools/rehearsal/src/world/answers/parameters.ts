import { type Answers, UNKNOWN, toPlain } from "@mlops/engine";
import { inventedText } from "../invented-text.ts";
import type { CreatedResource } from "../created-resource.ts";

/** Public parameters of AWS that hold the id of a machine image. */
const imageParameter = /^\/aws\/service\/.*(?:\bami|image[-_]id)\b/;

/**
 * What Parameter Store and EC2's images answer: parameters that the stacks have made, and ids in the form of AWS's own.
 * @param created resources of all stacks, in the order in which they were created; it grows
 */
export function parameterAnswers(created: readonly CreatedResource[]): Answers {
  return {
    "aws:ssm/getParameter": ({ args, account, region }) => {
      const { name } = args;
      if (typeof name !== "string") return UNKNOWN;
      const base = { id: name, name, type: "String", version: 1 };
      if (imageParameter.test(name)) return { ...base, value: imageId(name), insecureValue: imageId(name) };
      const made = created.find(
        ({ type, inputs, outputs, place }) =>
          type === "aws:ssm/parameter:Parameter" &&
          toPlain(outputs.name ?? inputs.name ?? null) === name &&
          place?.account === account &&
          place?.region === region,
      );
      const value = made && toPlain(made.inputs.insecureValue ?? made.inputs.value ?? null);
      return value === undefined ? UNKNOWN : { ...base, value, insecureValue: value };
    },
    "aws:ec2/getAmi": ({ args }) => {
      const id = imageId(JSON.stringify(args));
      return { id, imageId: id };
    },
  };
}

function imageId(seed: string): string {
  return `ami-${inventedText(seed, "hex", 17)}`;
}
