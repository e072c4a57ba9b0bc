/** What the names of the files about a stack end in, after the stack's name. */
export const fileEndings = { report: ".json", state: ".state.json", pipeline: ".pipeline.json" } as const;

/** Whether a file of a folder of reports is the report of a stack. */
export function isReportFile(file: string): boolean {
  const { report, ...others } = fileEndings;
  return file.endsWith(report) && !Object.values(others).some((ending) => file.endsWith(ending));
}
