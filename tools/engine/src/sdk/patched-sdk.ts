import { applyPatches } from "./apply-patches.ts";
import { sdkPatches } from "./patches.ts";

/** A process has one SDK: it is patched once. */
let patched: Promise<readonly string[]> | undefined;

/**
 * Prepare the SDK for a command. To be called before anything loads the SDK.
 * @param stock leave the SDK as it is, without any patch
 */
export async function prepareSdkForCommand({ stock }: { readonly stock: boolean }): Promise<void> {
  patched ??= applyPatches(stock ? [] : sdkPatches);
  await patched;
}

/** Prepare the SDK unless a command has: with the patches that are possible in any process. */
export async function prepareSdk(): Promise<void> {
  patched ??= applyPatches(sdkPatches.filter(({ scope }) => scope === "any process"));
  await patched;
}

/** A line for each reason why the SDK runs without a patch that was made for it; none if all patches fit. */
export async function sdkNotes(): Promise<readonly string[]> {
  return (await patched) ?? [];
}
