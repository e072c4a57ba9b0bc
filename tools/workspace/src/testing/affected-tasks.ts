// Prints the tasks that `nx affected` selects for each of several changes, as JSON: `node affected-tasks.ts '[{ … }]'`
// in the folder of a workspace. It calls what the command calls, with one graph for all changes, because making the
// graph takes most of the command's time.
import { readNxJson } from "nx/src/config/configuration.js";
import { computeAffectedTasks } from "nx/src/project-graph/affected/affected-tasks.js";
import { calculateFileChanges } from "nx/src/project-graph/file-utils.js";
import { createProjectGraphAsync } from "nx/src/project-graph/project-graph.js";

/** Files that differ from the last commit, and the targets asked for. */
export interface Change {
  readonly files: readonly string[];
  readonly targets: readonly string[];
}

const changes = JSON.parse(process.argv[2] ?? "[]") as readonly Change[];
const nxJson = readNxJson();
const projectGraph = await createProjectGraphAsync({ exitOnError: true });
const selections: string[][] = [];
for (const { files, targets } of changes) {
  const fileChangeArgs = { base: "HEAD" };
  const touchedFiles = calculateFileChanges([...files], fileChangeArgs);
  const { taskSelection } = await computeAffectedTasks({
    nxJson,
    projectGraph,
    targets: [...targets],
    touchedFiles,
    fileChangeArgs,
  });
  selections.push(Object.keys(taskSelection.taskGraph.tasks).sort());
}
process.stdout.write(JSON.stringify(selections), () => process.exit(0));
