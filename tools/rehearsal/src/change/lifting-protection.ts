import type { DeployedResource } from "../rehearsal.ts";

/** When a protection has to be gone: before what it refuses, or with it. */
type Moment = "first" | "in the same change";

/** What lifts the protection that a component gives its resources. */
interface Lifting {
  /** How the type of the component, or of one that it is in, begins. */
  readonly component: string;
  /** App whose stacks differ: their names begin with it. @default - every app's stacks */
  readonly app?: string;
  /** What to set in the stack file. @default - no setting lifts it */
  readonly setting?: string;
}

const retainData = '`retainData: "false"`';
const alsoRetained = `, with ${retainData} if it is "true"`;

/** The first that fits is the one. */
const liftings: readonly Lifting[] = [
  { component: "mlops:account:" },
  { component: "mlops:ml-environment:SecureBucket", app: "account" },
  { component: "mlops:studio:Studio", setting: `\`studio.protectWork: false\`${alsoRetained}` },
  {
    component: "mlops:studio:NotebookInstance",
    setting: `\`protectWork: false\` of it in \`notebooks\`${alsoRetained}`,
  },
  {
    component: "mlops:studio:TrainingBox",
    setting: "`terminationProtection: false` of it in `trainingBoxes`",
  },
  { component: "mlops:", setting: `${retainData} (docs/teardown.md)` },
];

/** What to do so that Pulumi deletes or replaces a protected resource: by a setting, where there is one. */
export function liftingOf(
  {
    stack,
    resource: { urn },
  }: Pick<DeployedResource, "stack"> & { readonly resource: { readonly urn: string } },
  moment: Moment,
): string {
  const [app] = stack.split(".");
  const components = urn.split("::")[2]?.split("$").slice(0, -1) ?? [];
  const lifting = liftings.find(
    (each) =>
      (each.app === undefined || each.app === app) &&
      components.some((component) => component.startsWith(each.component)),
  );
  if (!lifting) return `deploy it without its option protect ${moment}`;
  return lifting.setting === undefined
    ? "take it out of the state's protection by `pulumi state unprotect`: no setting does, because all stacks rest on it"
    : `set ${lifting.setting} and deploy that ${moment}`;
}
