// What the Pulumi CLI loads, with the Node that is first on the PATH. Plain JavaScript, so that a Node that cannot run
// TypeScript can say so, instead of "Unknown file extension".
import { RunError } from "@pulumi/pulumi";

export default async function program() {
  if (!process.features.typescript) {
    throw new RunError(
      `Node.js: got ${process.version}; expected a version that runs TypeScript, such as 24, first on the PATH of pulumi`,
    );
  }
  const { default: main } = await import("./main.ts");
  return main();
}
