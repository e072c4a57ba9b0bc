import { z } from "zod";
import { functionLimits } from "@mlops/aws";
import { listValue } from "@mlops/core";

/** The list is an environment variable; the other variables take less than what is left here. */
const maxCharacters = functionLimits.maxEnvironmentBytes - 1_096;

const hostName = z.string().refine(isHostName, {
  error: 'expected a host name in lower case, such as "images.example.com"',
});

/** Names of hosts, each once. IP addresses are refused, because certificates are issued for names. */
export const imageHostsValue = listValue(hostName, { unique: "item" }).check(({ value: hosts, issues }) => {
  const { length } = hosts.join(",");
  if (length <= maxCharacters) return;
  const message = `expected at most ${maxCharacters} characters with a comma between any two; these have ${length}`;
  issues.push({ code: "custom", input: hosts, message });
});

/** Labels of letters, digits and hyphens, at least two, the last of which begins with a letter (RFC 1123). */
function isHostName(text: string): boolean {
  return (
    text.length <= 253 &&
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)
  );
}
