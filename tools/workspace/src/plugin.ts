import { dirname } from "node:path/posix";
import type { CreateNodes, CreateNodesResult } from "nx/src/devkit-exports.js";
import { packageTargets, previewTarget, stackTargets } from "./targets.ts";

export const name = "mlops-workspace";

const stackFile = /^stacks\/Pulumi\.(?<app>[^.]+)\.(?<environment>[^.]+)\.yaml$/;

/** Infers what can be done with each package and each stack, from the files that make it one. */
export const createNodes: CreateNodes = [
  "{{apps,libs,tools}/*/package.json,policies/package.json,stacks/Pulumi.*.yaml}",
  (files) => {
    const stacks = files.flatMap((file) => {
      const { app, environment } = stackFile.exec(file)?.groups ?? {};
      return app !== undefined && environment !== undefined ? [{ file, app, environment }] : [];
    });
    const packages = files.filter((file) => file.endsWith("package.json"));
    return [
      ...packages.map((file): [string, CreateNodesResult] => [
        file,
        { projects: { [dirname(file)]: { targets: packageTargets(dirname(file)) } } },
      ]),
      ...stacks.map(({ file, app, environment }): [string, CreateNodesResult] => {
        const environments = stacks.filter((other) => other.app === app).map((other) => other.environment);
        const targets = { ...stackTargets(app, environment), preview: previewTarget(environments) };
        return [file, { projects: { [`apps/${app}`]: { targets } } }];
      }),
    ];
  },
];
