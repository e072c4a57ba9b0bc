import { around } from "./around.ts";
import { governance } from "./governance.ts";
import { hosting } from "./hosting.ts";
import { labeling } from "./labeling.ts";
import { monitoring } from "./monitoring.ts";
import { studio } from "./studio.ts";
import { training } from "./training.ts";

/** Resources that the APIs take, one of each type that is judged. */
export const validResources = {
  ...around,
  ...governance,
  ...hosting,
  ...labeling,
  ...monitoring,
  ...studio,
  ...training,
} satisfies Readonly<Record<string, object>>;

/** Type token of a resource that is judged. */
export type JudgedType = keyof typeof validResources;
