import { version as sdkVersion } from "@pulumi/pulumi/version.js";
import { messageOf } from "../error-message.ts";
import type { SdkPatch } from "./patches/sdk-patch.ts";

/**
 * Apply patches, one after the other. One that does not fit is left out: the SDK's own code runs instead.
 * @param version of the SDK. @default - the installed one
 * @returns a line for each reason why patches were left out, none if all fit
 */
export async function applyPatches(
  patches: readonly SdkPatch[],
  version: string = sdkVersion,
): Promise<readonly string[]> {
  const leftOut: { readonly name: string; readonly problem: string }[] = [];
  for (const patch of patches) {
    const problem = await applyPatch(patch, version);
    if (problem !== undefined) leftOut.push({ name: patch.name, problem });
  }
  return [...Map.groupBy(leftOut, ({ problem }) => problem)].map(([problem, of]) => {
    const names = of.map(({ name }) => name).join(", ");
    return `the Pulumi SDK is used without the patch ${names}: ${problem}`;
  });
}

/** @returns why the patch was not applied, if it was not */
async function applyPatch({ madeFor, load }: SdkPatch, version: string): Promise<string | undefined> {
  if (!madeFor.includes(version)) {
    return `@pulumi/pulumi: got version ${version}; expected ${madeFor.join(" or ")}`;
  }
  try {
    const { install } = await load();
    install();
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
