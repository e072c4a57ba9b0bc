import { Resource } from "@pulumi/pulumi";
import { getCallSites } from "node:util";
import { pathToFileURL } from "node:url";

/** A position as the SDK hands it to the engine. */
interface SdkPosition {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
}

const ofPackages = /[\\/]node_modules[\\/]/;
/** How many frames further out the program's own code may begin: a class of the SDK has so many ancestors. */
const MAX_ANCESTORS = 3;

/**
 * Find the place of a resource without formatting and parsing a whole stack trace: of that, a preview uses only the
 * frame in which the resource is constructed. The frame is counted as the SDK counts it, but for classes that have
 * more ancestors than most, such as providers, it is the program's line and not one of their package. Not for code
 * that other tools have compiled: source maps are left alone.
 */
export function findPositionsQuickly(): void {
  // The SDK's own way of finding out where a resource is constructed, which its types keep private.
  if (Reflect.has(Resource, "stackTrace")) Reflect.set(Resource, "stackTrace", constructingFrame);
}

function constructingFrame(skip: number): SdkPosition[] {
  // Frame 0 is this function, in the place of the SDK's.
  const candidates = getCallSites(skip + 1 + MAX_ANCESTORS).slice(skip);
  const site = candidates.find(({ scriptName }) => !ofPackages.test(scriptName)) ?? candidates[0];
  if (!site || site.scriptName === "" || site.scriptName.startsWith("node:")) return [];
  return [{ uri: urlOf(site.scriptName), line: site.lineNumber, column: site.columnNumber }];
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
