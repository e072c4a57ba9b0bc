import { dirname } from "node:path/posix";

/** A stack: `stacks/Pulumi.<app>.<environment>.yaml`. */
export interface Stack {
  /** `<app>.<environment>`, as the Pulumi CLI knows it. */
  readonly name: string;
  readonly app: string;
  readonly environment: string;
  /** Its stack file, relative to the workspace's folder. */
  readonly file: string;
}

/** What a workspace consists of, as the names of its files say. All paths are relative to its folder, with `/`. */
export interface WorkspaceFiles {
  /** Folders of packages, without the root package's. */
  readonly packages: readonly string[];
  readonly stacks: readonly Stack[];
}

/** Files that make a package or a stack. */
export const WORKSPACE_FILES =
  "{package.json,{apps,libs,tools}/*/package.json,{examples,policies}/package.json,stacks/Pulumi.*.yaml}";

const stackFile = /^stacks\/Pulumi\.(?<app>[^.]+)\.(?<environment>[^.]+)\.yaml$/;

/** Packages and stacks of a workspace. A stack file that is not named after an app and an environment is no stack. */
export function workspaceFiles(files: readonly string[]): WorkspaceFiles {
  const packages = files.filter((file) => file.endsWith("/package.json")).map((file) => dirname(file));
  const stacks = files.flatMap((file) => {
    const { app, environment } = stackFile.exec(file)?.groups ?? {};
    if (app === undefined || environment === undefined) return [];
    return [{ name: `${app}.${environment}`, app, environment, file }];
  });
  return { packages: packages.sort(), stacks };
}
