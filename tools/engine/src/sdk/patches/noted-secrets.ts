import * as outputNamespace from "@pulumi/pulumi/output.js";
import { expectFunctions } from "../expected-shape.ts";
import { exportsOf } from "../module-exports.ts";
import type { OutputClass } from "../output-class.ts";
import { noteOutput } from "../secret-outputs.ts";

/** Remember the outputs that the SDK's functions make of plain values: `secret` is one of them. */
export function install(): void {
  const outputs = exportsOf<{ Output: OutputClass }>(outputNamespace);
  expectFunctions("output", outputs, { Output: 5 });
  outputs.Output = new Proxy(outputs.Output, {
    construct: (target, args: ConstructorParameters<OutputClass>) => {
      const [, value, , isSecret] = args;
      noteOutput(value, isSecret);
      return new target(...args);
    },
  });
}
