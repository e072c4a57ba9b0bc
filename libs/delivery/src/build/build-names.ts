/** A stage of a deploy pipeline that deploys and tests. */
export type DeployStage = "qa" | "production";

/** Logical name of the deploy pipeline of a product. Roles of its builds are named after it, and trusted by other accounts. */
export function deployPipelineName(product: string): string {
  return `${product}-deploy`;
}

/** Logical name of the build that deploys in a stage, of the pipeline called `name`. */
export function deployBuildName(name: string, stage: DeployStage): string {
  return `${name}-${stage}-deploy`;
}

/** Logical name of the role that a stage's deployment runs under: the deploy role of the stage's account trusts it. */
export function deployerRoleName(name: string, stage: DeployStage): string {
  return buildRoleName(deployBuildName(name, stage));
}

/** Logical name of the role of the build called `name`: others trust it before it exists. */
export function buildRoleName(name: string): string {
  return `${name}-role`;
}

/** Logical name of the test of a stage, of the pipeline called `name`. */
export function testBuildName(name: string, stage: DeployStage): string {
  return `${name}-${stage}-test`;
}

/** Logical name of the train pipeline of a product. */
export function trainPipelineName(product: string): string {
  return `${product}-train`;
}

/** Logical name of the build that trains, of the pipeline called `name`. */
export function trainBuildName(name: string): string {
  return `${name}-run`;
}

/** Logical name of the build that prepares data, of the pipeline called `name`. */
export function prepareBuildName(name: string): string {
  return `${name}-prepare`;
}
