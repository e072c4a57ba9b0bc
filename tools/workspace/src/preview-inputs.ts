/** Packages that a preview runs besides the stack's program. */
const previewer = ["@mlops/preview", "@mlops/workspace"];

/** What every preview reads besides its stack, its app and the policies. */
export const previewInputs = [
  "{workspaceRoot}/Pulumi.yaml",
  "{workspaceRoot}/preview.answers.json",
  "{workspaceRoot}/apps/*.{js,ts}",
  { input: "production", projects: previewer },
  { input: "production", projects: previewer, dependencies: true },
  // Exemptions expire: what was right yesterday may be wrong today.
  { runtime: `node -p "new Date().toISOString().slice(0, 10)"` },
  "toolchain",
];
