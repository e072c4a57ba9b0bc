import { isIP } from "node:net";
import { badRequest } from "./failure.ts";

/**
 * The URL of an image that may be fetched.
 * @param allowedHosts host names, in lower case
 * @throws Failure 400 with everything that is wrong with it
 */
export function imageAddress(text: string, allowedHosts: readonly string[]): URL {
  if (!URL.canParse(text)) throw badRequest("url: is not a URL; expected https://<host>/<path>");
  const url = new URL(text);
  const problems = [
    ...(url.protocol === "https:" ? [] : [`url: got the scheme "${url.protocol}"; expected "https:"`]),
    ...(url.username === "" && url.password === "" ? [] : ["url: holds credentials; leave them out"]),
    ...(url.port === "" ? [] : [`url: got port ${url.port}; expected none`]),
    ...hostProblems(url.hostname, allowedHosts),
  ];
  if (problems.length > 0) throw badRequest(...problems);
  return url;
}

function hostProblems(host: string, allowedHosts: readonly string[]): string[] {
  if (allowedHosts.length === 0) return ["url: images are not fetched here; send the image itself"];
  // For an IP address there is no DNS lookup, which checks that the address is public.
  if (isIP(host.replace(/^\[|\]$/g, "")) !== 0) return [`url: got the address ${host}; expected a host name`];
  if (!allowedHosts.includes(host)) {
    return [`url: images of host "${host}" may not be fetched; allowed: ${allowedHosts.join(", ")}`];
  }
  return [];
}
