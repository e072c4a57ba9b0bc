import type { Output } from "@pulumi/pulumi";
import { type Missing, nothingIsMissing } from "./plain-arguments.ts";

interface Example {
  readonly plain: readonly { readonly name: string }[];
  readonly output: Output<string>;
  readonly mixed?: { readonly name: string | Output<string> };
}
// @ts-expect-error a plain argument without a place in the section
nothingIsMissing<Missing<Example, { other: string }>>();
nothingIsMissing<Missing<Example, { plain: string }>>();
