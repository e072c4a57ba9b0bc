import { isRootStackType } from "@mlops/engine";
import type { Comparison } from "./comparison.ts";
import { type FindingOfStack, type MergedFinding, mergedFindings, messagesOf } from "./merged-findings.ts";
import type { PreviewReport, StackReport } from "./model.ts";
import type { SarifInvocation, SarifLocation, SarifLog, SarifResult } from "./sarif-log.ts";
import { type SarifRules, sarifLevel, sarifRules } from "./sarif-rules.ts";
import { placeText, shortType } from "./wording.ts";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/** Stands for the folder that all places are relative to. */
const BASE = "%SRCROOT%";
/** Id of the location of the app's line within a result: its message links to it. */
const APP_LOCATION = 1;

/**
 * The report as one SARIF run, for code scanning. Code scanning keeps one alert for a rule and a line, so that a
 * finding of several stacks is one result, of the strictest level that any of them gives it, and names all of them.
 * @param kind of the analysis: two kinds do not take each other's results away when both are uploaded
 * @param comparison with earlier reports, if there are any
 */
export function sarifLog(
  { packs, stacks }: Pick<PreviewReport, "packs" | "stacks">,
  kind: string,
  comparison?: Comparison,
): SarifLog {
  const rules = sarifRules(packs);
  const [pack] = packs;
  const ofOnePack = pack && packs.length === 1;
  return {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: packs.map(({ name }) => name).join("+") || "preview",
            ...(ofOnePack && { version: pack.version }),
            rules: rules.rules,
          },
        },
        automationDetails: { id: `${kind}/` },
        invocations: [invocationOf(stacks)],
        originalUriBaseIds: { [BASE]: { description: { text: "The folder of the Pulumi project." } } },
        columnKind: "utf16CodeUnits",
        results: mergedFindings(stacks).map((merged) => resultOf(merged, rules, comparison)),
      },
    ],
  };
}

function resultOf(
  merged: MergedFinding,
  { rules, indexOf }: SarifRules,
  comparison: Comparison | undefined,
): SarifResult {
  const [{ stack, finding }] = merged.members;
  const { pack, policy, level, severity, file, line, appFile, appLine } = finding;
  const ruleIndex = indexOf(pack, policy);
  const appPlace = placeText(appFile, appLine);
  const isApart = file !== null && appFile !== null && appPlace !== placeText(file, line);
  const isNew = merged.members.some((member) => comparison?.added.has(member.finding));
  return {
    ruleId: rules[ruleIndex]?.id ?? policy,
    ruleIndex,
    level: sarifLevel(level, severity),
    message: { text: textOf(merged, isApart ? appPlace : "") },
    locations: [
      {
        ...location(file ?? appFile ?? stack.file, file === null ? appLine : line),
        logicalLocations: merged.members.map(logicalLocation),
      },
    ],
    ...(isApart && {
      relatedLocations: [
        { id: APP_LOCATION, message: { text: "Made by this line" }, ...location(appFile, appLine) },
      ],
    }),
    partialFingerprints: {
      "finding/v1": merged.identity,
      // GitHub looks at this name only. Its own hash is the line's, which a loop's resources would share.
      primaryLocationLineHash: merged.identity,
    },
    ...(comparison && { baselineState: isNew ? "new" : "unchanged" }),
  };
}

function textOf(merged: MergedFinding, appPlace: string): string {
  const { type, name } = merged.members[0].finding;
  const resource = name === "" || isRootStackType(type) ? "The stack" : `${shortType(type)} ${name}`;
  const messages = messagesOf(merged);
  const said = messages.map(({ message, stacks }) => `${literal(message)} (${stacks.join(", ")})`).join("\n");
  const from = appPlace === "" ? "" : `\nMade by [${linkText(appPlace)}](${APP_LOCATION}).`;
  return `${literal(resource)}: ${said}${from}`;
}

/** Braces would be placeholders. */
function literal(text: string): string {
  return text.replaceAll(/[{}]/g, "$&$&");
}

function linkText(text: string): string {
  return literal(text).replaceAll(/[\\[\]]/g, "\\$&");
}

function logicalLocation({ stack, finding }: FindingOfStack) {
  return { name: finding.name || stack.stack, fullyQualifiedName: finding.urn, kind: "resource" };
}

function location(file: string, line: number | null): SarifLocation {
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: BASE },
      region: { startLine: line ?? 1 },
    },
  };
}

function invocationOf(stacks: readonly StackReport[]): SarifInvocation {
  const notifications = stacks.flatMap(({ stack, file: stackFile, problems }) =>
    problems.map(({ message, file, line }) => ({
      level: "error" as const,
      message: { text: `${literal(stack)}: ${literal(message)}` },
      locations: [location(file ?? stackFile, line)],
    })),
  );
  return { executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications };
}
