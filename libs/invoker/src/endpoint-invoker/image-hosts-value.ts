import { z } from "zod";
import { functionLimits } from "@mlops/aws";
import { listValue, refused } from "@mlops/core";

/** What the names and the other environment variables of the function take at most. */
const otherBytes = 1_096;
/** Characters of the list, which is an environment variable. */
export const maxImageHostCharacters = functionLimits.maxEnvironmentBytes - otherBytes;

const hostName = z.string().refine(isHostName, {
  error: 'expected a host name in lower case, such as "images.example.com"',
});

/** Names of hosts, each once. IP addresses are refused, because certificates are issued for names. */
export const imageHostsValue = listValue(hostName, { unique: "item" }).check(({ value: hosts, issues }) => {
  const { length } = hosts.join(",");
  if (length <= maxImageHostCharacters) return;
  const expected = `at most ${maxImageHostCharacters} characters with a comma between any two; these have ${length}`;
  issues.push(refused([], hosts, expected));
});

/** Labels of letters, digits and hyphens, at least two, the last of which begins with a letter (RFC 1123). */
function isHostName(text: string): boolean {
  return (
    text.length <= 253 &&
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)
  );
}
