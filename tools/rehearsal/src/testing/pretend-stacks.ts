import { Provider } from "@pulumi/aws/provider.js";
import { StackReference, getStack, runtime } from "@pulumi/pulumi";
import { runProgram } from "@mlops/engine";
import type { DeployedStack } from "../rehearsal.ts";
import { type EarlierWorld, World } from "../world/world.ts";

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

/** Stacks that were deployed together, all that there are. */
interface Deployment {
  readonly isWhole: true;
  readonly stacks: readonly DeployedStack[];
}

/**
 * Deploy programs together, as a rehearsal deploys the stacks of a project. AWS resources without a provider go into the
 * account of the stack's environment.
 * @param earlier what is there before. @default - nothing
 */
export async function deployed(programs: Programs, earlier?: EarlierWorld): Promise<Deployment> {
  const world = new World(earlier);
  const stacks: DeployedStack[] = [];
  for (const [stack, program] of Object.entries(programs)) {
    const run = await runProgram({
      organization: "organization",
      project: "shop",
      stack,
      program: () => {
        registerProvider();
        return program();
      },
      root: __dirname,
      ...world.stack(),
      resolveReference: (name) => {
        const referenced = stacks.find((one) => name.split("/").at(-1) === one.stack);
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

/**
 * Deploy programs together that have no problems.
 * @param earlier what is there before. @default - nothing
 * @throws Error with the problems of the programs
 */
export async function deployedSoundly(programs: Programs, earlier?: EarlierWorld): Promise<Deployment> {
  const deployment = await deployed(programs, earlier);
  const problems = deployment.stacks.flatMap(({ run }) => run.problems);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join("\n"));
  return deployment;
}

/** Give every AWS resource of the running program that has no provider one that says where it deploys. */
function registerProvider(): void {
  let provider: Provider | undefined;
  runtime.registerStackTransformation(({ type, props, opts }) => {
    if (!type.startsWith("aws:") || opts.provider) return undefined;
    provider ??= providerOf();
    return { props, opts: { ...opts, provider } };
  });
}
