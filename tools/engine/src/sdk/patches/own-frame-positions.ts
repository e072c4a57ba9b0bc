import { Resource } from "@pulumi/pulumi";
import { pathToFileURL } from "node:url";
import { getCallSites } from "node:util";
import { MAX_ANCESTORS, constructingFrame } from "../../program/program-frames.ts";
import { expectFunctions } from "../expected-shape.ts";

/** A frame as the SDK sends it to the engine. */
interface SdkFrame {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
}

/** Send, of the stack trace of a resource's constructor, only the frame that the engine reads. */
export function install(): void {
  expectFunctions("resource.Resource", Resource, { stackTrace: 1 });
  // The SDK's types keep it private.
  Reflect.set(Resource, "stackTrace", stackTrace);
}

/** @param skip frames of the SDK itself, as it counts them */
function stackTrace(skip: number): SdkFrame[] {
  // Frame 0 is this function, in the place of the SDK's.
  const frames = getCallSites(skip + 1 + MAX_ANCESTORS).slice(skip);
  const frame = constructingFrame(frames, ({ scriptName }) => scriptName);
  if (!frame || frame.scriptName === "" || frame.scriptName.startsWith("node:")) return [];
  return [{ uri: urlOf(frame.scriptName), line: frame.lineNumber, column: frame.columnNumber }];
}

const urls = new Map<string, string>();

function urlOf(scriptName: string): string {
  const known = urls.get(scriptName);
  if (known !== undefined) return known;
  const url = scriptName.startsWith("file:")
    ? scriptName.replace(/\?.*$/, "")
    : pathToFileURL(scriptName).href;
  urls.set(scriptName, url);
  return url;
}
