import { type ExpandRemote, UNKNOWN_MARKER, isWireObject } from "@mlops/engine";

/** What `awsx:ecr:Repository` does: a repository and its lifecycle policy. */
export const expandRepository: ExpandRemote = async ({ name, inputs }, register) => {
  const { lifecyclePolicy, ...own } = inputs;
  const lowerName = name.toLowerCase();
  const repository = await register({ type: "aws:ecr/repository:Repository", name: lowerName, inputs: own });
  if (!isWireObject(lifecyclePolicy) || lifecyclePolicy.skip !== true) {
    await register({
      type: "aws:ecr/lifecyclePolicy:LifecyclePolicy",
      name: lowerName,
      inputs: { repository: repository.id, policy: JSON.stringify(lifecyclePolicy ?? {}) },
      dependencies: { repository: [repository.urn] },
    });
  }
  return { url: repository.outputs.repositoryUrl ?? UNKNOWN_MARKER };
};
