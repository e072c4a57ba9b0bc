/** Logical name of the deploy pipeline of a product. Roles of its builds are named after it, and trusted by other accounts. */
export function deployPipelineName(product: string): string {
  return `${product}-deploy`;
}

/** Logical name of the test of a stage, of the pipeline called `name`. */
export function testBuildName(name: string, stage: "qa" | "production"): string {
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
