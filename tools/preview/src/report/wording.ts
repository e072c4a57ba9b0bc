import type { Finding, Place, StackReport } from "./model.ts";

/** `1 resource`, `2 policies`. */
export function counted(count: number, singular: string): string {
  return `${count} ${count === 1 ? singular : `${singular}s`.replace(/ys$/, "ies")}`;
}

/** Last part of a type token: `Bucket` of `aws:s3/bucket:Bucket`. */
export function shortType(type: string): string {
  return type.slice(type.lastIndexOf(":") + 1);
}

/** Resources, findings and problems of some stacks in one sentence. */
export function summaryOf(reports: readonly StackReport[]): string {
  const total = (count: (report: StackReport) => number) =>
    reports.reduce((sum, report) => sum + count(report), 0);
  const components = total(({ counts }) =>
    counts.components.reduce((sum, component) => sum + component.count, 0),
  );
  const mandatory = total(({ counts }) => counts.mandatory);
  const advisory = total(({ counts }) => counts.advisory);
  const problems = total((report) => report.problems.length);
  const resources = total(({ counts }) => counts.resources);
  return [
    `${counted(resources, "resource")} in ${counted(components, "component")}`,
    findingCount(mandatory, advisory),
    problems === 0 ? "no problems" : counted(problems, "problem"),
  ].join(", ");
}

/** Mandatory and advisory findings, in words. */
export function findingCount(mandatory: number, advisory: number): string {
  if (mandatory === 0) return advisory === 0 ? "no findings" : counted(advisory, "advisory finding");
  if (advisory === 0) return counted(mandatory, "mandatory finding");
  return `${mandatory} mandatory and ${counted(advisory, "advisory finding")}`;
}

/** `file:line` of a resource, and of its outermost component if that is elsewhere. */
export function findingPlace({ file, line, appFile, appLine }: Finding): string {
  const own = placeText(file, line);
  const app = placeText(appFile, appLine);
  if (own === "") return app;
  return app === "" || app === own ? own : `${own}, from ${app}`;
}

export function placeText(file: Place["file"] | null, line: Place["line"] | null): string {
  return file === null ? "" : line === null ? file : `${file}:${line}`;
}

/** At most `width` characters, with an ellipsis in place of what is cut off. */
export function shortened(text: string, width: number): string {
  const oneLine = text.replaceAll(/\s*\n\s*/g, " ");
  return oneLine.length > width ? `${oneLine.slice(0, width - 1)}…` : oneLine;
}

/** The findings of each policy, in the order in which the policies first come up. */
export function byPolicy(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.level} ${finding.pack} ${finding.policy}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}
