/** What a build does, in the words of CodeBuild's buildspec, version 0.2. */
export interface Buildspec {
  /** Constants of the project, by the name of the environment variable. */
  readonly variables: Readonly<Record<string, string>>;
  /** Environment variables that later actions of the pipeline may refer to. */
  readonly exports?: readonly string[];
  readonly install: readonly string[];
  readonly build: readonly string[];
  /** Run when the build has failed, too. */
  readonly afterwards?: readonly string[];
}

/** The Node that the repository needs. */
const nodeVersion = 24;

/** The buildspec as CodeBuild reads it: JSON is YAML. */
export function buildspecText({
  variables,
  exports = [],
  install,
  build,
  afterwards = [],
}: Buildspec): string {
  return JSON.stringify({
    version: 0.2,
    env: {
      shell: "bash",
      variables,
      ...(exports.length > 0 && { "exported-variables": exports }),
    },
    phases: {
      install: { "runtime-versions": { nodejs: nodeVersion }, "on-failure": "ABORT", commands: install },
      // Without "on-failure": what comes afterwards runs, and the build has failed all the same.
      build: { commands: build },
      ...(afterwards.length > 0 && { post_build: { commands: afterwards } }),
    },
  });
}
