import { textDescription } from "../description.ts";
import type { Given } from "../given.ts";
import type { Problem } from "../problem.ts";
import { structuresOf } from "../structures.ts";
import { type Limit, exactlyOne, nameOf, orderProblems, refused } from "./limit.ts";

/** API reference, CreateStudioLifecycleConfig, StudioLifecycleConfigContent: in base64. */
export const studioScript: Limit = (input) => scriptProblems(input.at("StudioLifecycleConfigContent"));

/** API reference, NotebookInstanceLifecycleHook, Content: in base64. */
export const notebookScripts: Limit = (input) =>
  structuresOf(input, "NotebookInstanceLifecycleHook").flatMap((hook) => scriptProblems(hook.at("Content")));

/** API reference, CreateNotebookInstance, DirectInternetAccess: Disabled only in a subnet. */
export const notebookWithoutInternet: Limit = (input) => {
  const [access, subnet] = [input.at("DirectInternetAccess"), input.at("SubnetId")];
  const isMissing = access.is("Disabled") && subnet.isAbsent;
  return isMissing ? refused(subnet, `it is required when ${nameOf(access)} is "Disabled"`) : [];
};

/** API reference, IdleSettings: what users may choose from, and what is chosen for them within that. */
export const idleTimes: Limit = (input) =>
  structuresOf(input, "IdleSettings").flatMap((settings) => {
    const [least, greatest] = [
      settings.at("MinIdleTimeoutInMinutes"),
      settings.at("MaxIdleTimeoutInMinutes"),
    ];
    const chosen = settings.at("IdleTimeoutInMinutes");
    return chosen.isAbsent
      ? orderProblems(least, greatest)
      : [...orderProblems(least, chosen), ...orderProblems(chosen, greatest)];
  });

/** API reference, CreateApp: an app is a user profile's or a space's. */
export const ownerOfApp: Limit = (input) => exactlyOne(input, "UserProfileName", "SpaceName");

function scriptProblems(script: Given): readonly Problem[] {
  const { text } = script;
  if (text === undefined || text === "" || isBase64(text)) return [];
  // A script may hold secrets.
  return refused(script, "allowed is a text in base64", textDescription(text, true));
}

/** Tools break base64 into lines. */
function isBase64(text: string): boolean {
  const code = text.replace(/\s/g, "");
  return code.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(code);
}
