import { type Output, type Resource, Stash, all } from "@pulumi/pulumi";

/**
 * What lets an endpoint change a variant that is scaled, in one deployment. SageMaker refuses to update an endpoint
 * that gives a registered variant another instance type, or that no longer has it: the variant must be deregistered
 * before, and registered after the update.
 *
 * Pulumi deletes what it replaces after the updates, unless something that it depends on has to be deleted before it is
 * replaced: then it is deleted first, too. This is that something. It keeps in the state what is scaled, and nothing in
 * AWS. The endpoint waits for it; the scalable targets, which come after the endpoint, take their ids from it. When what
 * is scaled changes, the engine deletes policies and targets, replaces this, updates the endpoint, and makes targets and
 * policies again. A change of the model alone leaves them as they are: SageMaker allows it.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-scaling-update.html
 */
export class ScalingOrder {
  /** What the endpoint waits for. */
  readonly before: Resource;
  readonly #scaled: Output<unknown>;

  /** @param scaled what runs each scaled variant, such as its instance type, by the variant's name */
  constructor(name: string, scaled: Readonly<Record<string, string>>, parent: Resource) {
    const sorted = Object.fromEntries(Object.entries(scaled).sort(([a], [b]) => (a < b ? -1 : 1)));
    const stash = new Stash(
      name,
      { input: sorted },
      { parent, deleteBeforeReplace: true, replaceOnChanges: ["input"] },
    );
    this.before = stash;
    this.#scaled = stash.input;
  }

  /** The id of a scalable target of an endpoint, which is deregistered whenever what is scaled changes. */
  targetOf(endpointName: Output<string>, variantName: string): Output<string> {
    return all([endpointName, this.#scaled]).apply(([name]) => `endpoint/${name}/variant/${variantName}`);
  }
}
