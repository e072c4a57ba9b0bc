import { Provider } from "@pulumi/aws/provider.js";
import { StackReference, getStack } from "@pulumi/pulumi";
import { runProgram } from "@mlops/engine";
import type { DeployedStack } from "../rehearsal.ts";
import { World } from "../world/world.ts";

/** Account of each environment. */
const accounts: Readonly<Record<string, string>> = { dev: "111122223333", prod: "333344445555" };

/** Programs by stack, referenced ones first. What a program returns are its stack's outputs. */
export type Programs = Readonly<Record<string, () => unknown>>;

/** A provider for the account of the stack's environment, such as `dev` of `app.dev`; another one if it is said. */
export function providerOf(environment = getStack().split(".").at(-1) ?? "", region = "eu-west-1"): Provider {
  const account = accounts[environment] ?? "";
  return new Provider(`of-${environment}-${region}`, { region, allowedAccountIds: [account] });
}

/** What another stack exports. */
export function outputsOf(stack: string): StackReference {
  return new StackReference(`organization/shop/${stack}`);
}

/** Deploy programs together, as a rehearsal deploys the stacks of a project. */
export async function deployed(programs: Programs): Promise<{
  readonly isWhole: true;
  readonly stacks: readonly DeployedStack[];
}> {
  const world = new World();
  const stacks: DeployedStack[] = [];
  for (const [stack, program] of Object.entries(programs)) {
    const run = await runProgram({
      organization: "organization",
      project: "shop",
      stack,
      program,
      root: __dirname,
      ...world.stack(),
      resolveReference: (name) => {
        const referenced = stacks.find((one) => name.endsWith(`/${one.stack}`));
        return referenced
          ? Promise.resolve(referenced.run.outputs)
          : Promise.reject(new Error(`no stack "${name}"`));
      },
    });
    const resources = run.resources.map((resource) => ({ stack, place: world.placeOf(resource), resource }));
    stacks.push({ stack, run, resources });
  }
  return { isWhole: true, stacks };
}
