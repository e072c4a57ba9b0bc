export { type Packages, pythonEnvironment } from "./environment.ts";
export { type Ended, Processes, type Program, type Started } from "./processes.ts";
export { withProcesses } from "./with-processes.ts";
